import { stepsText } from '../../../test/support/own-definitions.js';
import { type DefinitionTexts, diffDefinitions, parseStored } from './index.js';

/** A definition with something in each part that may differ. */
const workflow = stepsText
  .replace(
    'reminders: []',
    `reminders:
  - { step: five-days, title: Nhắc trước, workingDaysBefore: 5 }
  - { step: last-day, title: Nhắc ngày cuối, lastWorkingDay: true }`,
  )
  .replace(
    'documents: {}',
    `words: { report: bản đăng ký, lapse: không đăng ký }
documents:
  issue: { kind: cong-van, type: CV }
  approve:
    kind: thong-bao
    type: TB
    letter: { subject: về kết quả, opening: Như sau, points: [Một, Hai, Ba], closing: Hết }`,
  )
  .replace(
    'people: 2',
    `people: 2
    guards:
      - { code: NOT_YET, message: Chưa đến, when: obligation.cutoffAt < now }
      - { code: TOO_LATE, message: Đã muộn, when: now < obligation.cutoffAt }`,
  );
const form = `
schemaVersion: 1
id: dang-ky
title: Phiếu
choices:
  noi-dung: [{ value: hoc, title: Học tập }, { value: khac, title: Khác }]
fields: [{ key: heldOn, title: Ngày họp, type: date }]
tables:
  - key: dang-ky
    title: Đăng ký
    rowKey: [person, name]
    columns:
      - { key: person, title: Mã, type: code }
      - { key: name, title: Họ tên, type: person }
      - { key: content, title: Nội dung, type: enum, choicesFrom: noi-dung }
      - { key: other, title: Mục khác, type: enum, choicesFrom: noi-dung }
rules:
  - { code: TOO_MANY, must: a <= b, message: Quá nhiều. Hãy bớt. }
  - { code: TOO_MANY, table: dang-ky, must: c <= d, message: Quá nhiều. Hãy bớt. }
attachments: { types: [pdf, docx] }
`;
const rules = `
schemaVersion: 1
ruleSets: [qd50-2021, qd377-2025]
overrides:
  - { rule: AGE, parameter: min, value: 30, document: Nghị quyết số 1 }
  - { rule: AGE, parameter: max, value: 60, document: Nghị quyết số 1 }
`;

export type Swap = readonly [passage: string, replacement: string];

function texts(part: keyof DefinitionTexts, [passage, replacement]: Swap): DefinitionTexts {
  const all = { workflow, form, rules };
  if (all[part].split(passage).length !== 2) throw new Error(`not once: ${passage}`);
  return { ...all, [part]: all[part].replace(passage, () => replacement) };
}
export const read = (given: DefinitionTexts) => parseStored(given, 'x');
export const base = read({ workflow, form, rules });
export const said = (part: keyof DefinitionTexts, swap: Swap): string[] =>
  diffDefinitions(base, read(texts(part, swap))).map(({ where, text }) => `${where}: ${text}`);

export const baseTexts = { workflow, form, rules };
