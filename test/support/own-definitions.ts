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

/** The same with a paper at the second and at the last of these steps, for each cell. */
const papers = steps.replace('dang-ky-nhieu-buoc', 'dang-ky-co-van-ban').replace(
  'documents: {}',
  `documents:
  steps:
    - step: consider-report
      kind: thong-bao
      type: TB
      letter:
        subject: về việc xét đăng ký của {cell}, năm {year}
        opening: 'Ban Thường vụ đã xét đăng ký của {cell} tại Báo cáo số {reportNumber}:'
        points: [Đăng ký được trình ký.]
        closing: '{proposer} chuẩn bị thực hiện'
      signer: { signsFor: ban-thuong-vu, post: pho-bi-thu }
      recipients: ['{cell}', Lưu Ban Thường vụ]
    - step: sign
      kind: thong-bao
      type: TB
      letter:
        subject: về kết quả đăng ký của {cell}, năm {year}
        opening: 'Đảng ủy thông báo kết quả đăng ký của {cell}, năm {year}:'
        points: [Chấp nhận đăng ký.]
        closing: '{proposer} thực hiện'`,
);

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

/** What the signer fills in. */
const signing = `
steps:
  sign:
    fields:
      - key: level
        title: Mức công nhận
        type: enum
        required: true
        choices: [{ value: a, title: Loại A }, { value: b, title: Loại B }]
      - { key: until, title: Thực hiện đến, type: date }
`;

function made(name: string, workflow: string, more = ''): OwnDefinition {
  const texts = { workflow, form: form(name) + more, rules };
  return { definition: parseDefinition(texts, name, definitionParts), texts };
}

export const stepsText = steps;
export const papersText = papers;
export const minutesText = minutes;
export const stepsDefinition = made('dang-ky-nhieu-buoc', steps);
export const papersDefinition = made('dang-ky-co-van-ban', papers, signing);
export const minutesDefinition = made('bien-ban-thang', minutes);
