import { type FullDefinition, definitionParts } from '#libs/directive';
import { type DefinitionTexts, parseDefinition } from '#libs/workflow';

// Definitions with states and steps of their own, which no folder of the product has.

const form = (id: string): string => `
schemaVersion: 1
id: ${id}
title: Phiếu đăng ký
tables:
  - key: dang-ky
    title: Đăng ký của đảng viên
    rowKey: [person]
    columns:
      - { key: person, title: Mã đảng viên, type: code, required: true }
      - { key: note, title: Nội dung, type: text }
`;
const rules = 'schemaVersion: 1\nruleSets: []\n';

/** Three offices, of which the second is two persons; an approval without a paper. */
const steps = `
name: dang-ky-nhieu-buoc
version: 1
title: Đăng ký của đảng viên
report: form

deadline: { wording: 'chậm nhất ngày {dueOn}', due: '06-20', policy: inclusive, graceMinutes: 5 }
reminders: []
documents: {}

states:
  issued: { title: Đã giao, initial: true }
  submitted: { title: 'Đã gửi, chờ ban thẩm định' }
  returned: { title: Đã trả lại }
  reviewed:
    title: 'Ban đã thẩm định, chờ Ban Thường vụ'
    term: { workingDays: 5, remind: [2], overdue: approver }
  considered: { title: 'Ban Thường vụ đã xét, chờ ký' }
  approved: { title: Đã ký, terminal: true }
  expired: { title: Không đăng ký, terminal: true }

commands:
  acknowledge: { title: Tiếp nhận }
  submit-report: { title: Gửi đăng ký }
  return-report: { title: Trả lại }
  review-report: { title: Ban thẩm định }
  consider-report: { title: Ban Thường vụ xét }
  sign: { title: Ký }
  expire: { title: Đánh dấu không đăng ký }

transitions:
  - { command: acknowledge, from: [issued], to: issued, roles: [cell] }
  - { command: submit-report, from: [issued, returned], to: submitted, roles: [cell] }
  - command: return-report
    from: [submitted, reviewed, considered]
    to: returned
    roles: [department, standing-committee, signer]
  - { command: review-report, from: [submitted], to: reviewed, roles: [department] }
  - command: consider-report
    from: [reviewed]
    to: considered
    roles: [standing-committee]
    secondPerson: true
    people: 2
  - { command: sign, from: [considered], to: approved, roles: [signer], secondPerson: true }
  - { command: expire, from: [issued], to: expired, roles: [system] }
`;

/** What was sent is the end; nobody approves it. */
const minutes = `
name: bien-ban-thang
version: 1
title: Biên bản sinh hoạt chi bộ
report: form

deadline: { wording: 'chậm nhất ngày {dueOn}', due: '06-05', policy: inclusive, graceMinutes: 5 }
reminders: []
documents: {}

states:
  issued: { title: 'Đến kỳ, chưa gửi biên bản', initial: true }
  submitted: { title: Đã nhận biên bản, terminal: true }
  expired: { title: Không gửi biên bản, terminal: true }

commands:
  submit-report: { title: Gửi biên bản }
  expire: { title: Đánh dấu không gửi }
  accept-late-report: { title: Nhận biên bản gửi muộn }

transitions:
  - { command: submit-report, from: [issued], to: submitted, roles: [cell] }
  - { command: accept-late-report, from: [issued, expired], to: submitted, roles: [approver] }
  - { command: expire, from: [issued], to: expired, roles: [system] }
`;

export interface OwnDefinition {
  readonly definition: FullDefinition;
  readonly texts: DefinitionTexts;
}

function made(name: string, workflow: string): OwnDefinition {
  const texts = { workflow, form: form(name), rules };
  return { definition: parseDefinition(texts, name, definitionParts), texts };
}

export const stepsText = steps;
export const minutesText = minutes;
export const stepsDefinition = made('dang-ky-nhieu-buoc', steps);
export const minutesDefinition = made('bien-ban-thang', minutes);
