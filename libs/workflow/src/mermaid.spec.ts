import { describe, expect, it } from '@jest/globals';
import { minutesText, stepsText } from '../../../test/support/own-definitions.js';
import { parseWorkflow, toMermaid, type Workflow } from './index.js';
import { changed, planningFile, planningText } from './workflow.examples.js';

const parse = (text: string): Workflow => parseWorkflow(text, planningFile);
const drawn = (text: string): string[] => toMermaid(parse(text)).trimEnd().split('\n');

const words = 'state|note|end|class|classdef|style|click|default|direction|hide|as|scale'.split(
  '|',
);
/** A title: none of Mermaid's own signs but a break of the line and entities of numbers. */
const title = '(?:[^"#;:<>{}\\[\\]%\\n]|#\\d+;|<br/>)+';
const node = '([a-z][a-z0-9_]*)';
/** What a line of a state diagram may be; each group is a state. */
const grammar: readonly RegExp[] = [
  new RegExp(`^ {2}state "${title}" as ${node}$`),
  new RegExp(`^ {2}\\[\\*\\] --> ${node}$`),
  new RegExp(`^ {2}${node} --> \\[\\*\\]$`),
  new RegExp(`^ {2}${node} --> ${node} : ${title}$`),
  new RegExp(`^ {2}note right of ${node}$`),
];
const wholeNote = new RegExp(`^ {2}note right of ${node}\n(?: {4}${title}\n)+ {2}end note$`, 'gm');

/** Whether a line outside notes is one of these, of states that were declared. */
function isRead(line: string, declared: ReadonlySet<string>): boolean {
  const match = grammar.map((rule) => rule.exec(line)).find((one) => one !== null);
  const names = match?.slice(1) ?? [];
  return names.length > 0 && names.every((name) => declared.has(name) && !words.includes(name));
}

/** The faults of a drawing, line by line; `[]` when Mermaid reads it. */
function faults([head, ...drawing]: readonly string[]): string[] {
  const lines = drawing.join('\n').replace(wholeNote, '  note right of $1').split('\n');
  const declared = new Set(lines.flatMap((line) => grammar[0]!.exec(line)?.[1] ?? []));
  return [
    ...(head === 'stateDiagram-v2' ? [] : [`head: ${head}`]),
    ...lines.filter((line) => !isRead(line, declared)),
  ];
}

describe('toMermaid', () => {
  const steps = drawn(stepsText);
  const awkward = stepsText
    .replaceAll('considered', 'note')
    .replace('title: Ký }', `title: 'Ký "lại"; [xem] #1: <b> 50%' }`);

  it.each([
    ['the planning', planningText],
    ['steps of its own', stepsText],
    ['a course without approval', minutesText],
    ['hyphens in a state', stepsText.replaceAll('considered', 'btv-da-xet')],
    ['Mermaid’s words and signs', awkward],
  ])('is a drawing that Mermaid reads: %s', (_, text) => expect(faults(drawn(text))).toEqual([]));

  it.each([
    ['an undeclared state', '  issued --> nowhere : Gửi'],
    ['a bare sign', '  issued --> submitted : Gửi; nhận'],
    ['a hyphen in a name', '  state "Đã xét" as da-xet'],
    ['a word of Mermaid’s', '  state "Đã xét" as note'],
    ['a quote in a title', '  state "Đã "xét"" as seen'],
    ['a note without an end', '  note right of issued\n    Năm ngày'],
  ])('control: a drawing with %s is found', (_, line) =>
    expect(faults([...steps, line]).join('\n')).toContain(line.split('\n').at(-1)),
  );

  it('draws each state and step once, with the titles of the screens', () => {
    const planning = parse(planningText);
    const drawing = drawn(planningText);
    expect(drawing).toContain('  [*] --> issued');
    expect(drawing).toContain('  state "Đã gửi báo cáo, chờ thẩm định" as submitted');
    expect(drawing.filter((line) => / --> \w+ : /.test(line))).toHaveLength(
      planning.transitions.flatMap(({ from }) => from).length,
    );
    expect(drawing.filter((line) => line.endsWith('--> [*]'))).toEqual(
      ['approved', 'rejected', 'expired', 'cancelled'].map((state) => `  ${state} --> [*]`),
    );
  });

  it('says of each step who takes it, and how many other persons', () => {
    expect(steps).toContain(
      '  reviewed --> considered : Ban Thường vụ xét (Ban Thường vụ, người thứ hai, 2 người)',
    );
    expect(steps).toContain('  considered --> approved : Ký (người ký, người thứ hai)');
  });

  it('names the guards, and those that stand where none are written', () => {
    const standard = 'NOT_DUE, ON_TIME_RECEIPT, HELD, UNRESOLVED_ARRIVAL';
    expect(steps).toContain(
      `  issued --> expired : Đánh dấu không đăng ký (hệ thống)<br/>điều kiện chuẩn ${standard}`,
    );
    const own = stepsText.replace(
      'people: 2',
      'people: 2\n    guards:\n' +
        '      - { code: NOT_YET, message: Chưa, when: now < obligation.cutoffAt }\n' +
        '      - { code: TOO_SOON, message: Sớm, when: now <= obligation.cutoffAt }',
    );
    expect(drawn(own).join('\n')).toContain('2 người)<br/>điều kiện NOT_YET, TOO_SOON\n');
    const none = stepsText.replace('people: 2', 'people: 2\n    guards: []');
    expect(drawn(none)).toEqual(steps);
  });

  it('tells the term of a state, and whether it is the end', () => {
    const text = steps.join('\n');
    expect(text).toContain('state "Đã ký (kết thúc)" as approved');
    expect(text).toContain('state "Ban Thường vụ đã xét, chờ ký" as considered');
    expect(text.slice(text.indexOf('  note'))).toBe(
      '  note right of reviewed\n    Xử lý trong 5 ngày làm việc\n' +
        '    Nhắc trước (ngày làm việc) 2\n    Quá hạn báo cấp ủy/bí thư\n  end note',
    );
    const silent = drawn(stepsText.replace('remind: [2], ', '')).join('\n');
    expect(silent).toContain('    Không nhắc\n');
    const often = drawn(stepsText.replace('remind: [2]', 'remind: [0, 3, 1]')).join('\n');
    expect(often).toContain('    Nhắc trước (ngày làm việc) 3, 1, đúng hạn\n');
  });

  it('escapes its own marks', () => {
    expect(drawn(changed('title: Mở lại', `title: 'Mở "lại"; xem #1'`)).join('\n')).toContain(
      'Mở #34;lại#34;#59; xem #35;1',
    );
  });
});
