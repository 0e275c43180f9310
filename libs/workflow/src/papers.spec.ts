import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { papersText } from '../../../test/support/own-definitions.js';
import { cellPaper, checkWorkflowText, directivePaper, parseWorkflow } from './index.js';

const shipped = (name: string): string =>
  readFileSync(new URL(`../../../workflows/${name}/workflow.yaml`, import.meta.url), 'utf8');
const [choices, periodic] = [shipped('dang-ky-y-kien'), shipped('bao-cao-dinh-ky')];

/** What the check says of a text that is changed in one place: the place, and the words. */
function findings(text: string, from: string, to: string): string[] {
  expect(text.split(from)).toHaveLength(2);
  const changed = text.replace(from, to);
  const lines = changed.split('\n');
  return checkWorkflowText(changed, 'workflow.yaml').map(
    ({ line, message, fix }) => `${lines[line - 1]!.trim()} → ${message} ${fix}`,
  );
}

describe('the notice of all results', () => {
  it('is the paper of the directive, and no cell has one of its own', () => {
    const workflow = parseWorkflow(choices, 'workflow.yaml');
    expect([cellPaper(workflow), directivePaper(workflow)?.per]).toEqual([undefined, 'directive']);
    const other = parseWorkflow(periodic, 'workflow.yaml');
    expect([cellPaper(other)?.kind, directivePaper(other)]).toEqual(['thong-bao', undefined]);
  });

  it.each([
    ['năm {year}\n', '{cell} năm {year}\n', /subject: .*→ Thông báo chung.*\{cell\}.*\{cells\}/],
    ["'{list}'", "'Kèm theo {list}'", /Kèm theo.*→ \{list\} đứng một mình/],
    ["'{list}'", "'{list}'\n        - '{list}'", /→ \{list\} ghi hai lần/],
    [
      'Tổng số {total} đảng viên đăng ký, danh sách kèm theo.',
      "'{list}'",
      /→ \{list\} ghi hai lần/,
    ],
    [
      '        - Tổng số {total} đảng viên đăng ký, danh sách kèm theo.\n',
      '',
      /→ Thông báo không có điểm nào ngoài danh sách/,
    ],
    ['per: directive', 'per: all', /per: all → .*cell/],
    [
      'kind: thong-bao\n',
      'kind: thong-bao-phe-duyet\n',
      /'thong-bao-phe-duyet' là văn bản cho từng chi bộ/,
    ],
    ['report: form\n', 'report: planning\n', /mỗi chi bộ được phê duyệt bằng văn bản riêng/],
    ['per: directive', 'per: directive\n    signer: {}', /'signer' chưa nói gì/],
    ['per: directive', 'per: directive\n    signer: { post: chu-tich }', /bi-thu/],
    [
      'per: directive',
      "per: directive\n    recipients: ['{proposer}', Lưu]",
      /recipients.*→ Thông báo chung.*\{proposer\}/,
    ],
  ])('names what cannot be: %j → %j', (from, to, said) => {
    const found = findings(choices, from, to);
    expect(found.join('\n')).toMatch(said);
  });

  it('has blanks that a notice of one cell does not know', () => {
    expect(
      findings(periodic, 'báo cáo của {cell}, năm {year}\n', '{total} báo cáo\n').join('\n'),
    ).toMatch(/→ Thông báo cho từng chi bộ không có gì để điền vào \{total\}/);
  });

  it.each([
    ['step: sign', 'step: submit-report', /step: submit-report → Không có bước riêng.*sign/],
    ['step: sign', 'step: consider-report', /→ Bước 'consider-report' ghi hai lần/],
    [
      '    - step: sign\n      kind: thong-bao\n',
      '    - step: sign\n      kind: cong-van\n',
      /không thể là 'cong-van'/,
    ],
    ['points: [Chấp nhận đăng ký.]', "points: ['{meetingOn}']", /→ Văn bản của một bước/],
    ['points: [Chấp nhận đăng ký.]', "points: ['{total}']", /→ Văn bản của một bước.*\{total\}/],
  ])('names what a paper of a step cannot be: %j → %j', (from, to, said) => {
    expect(findings(papersText, 'post: pho-bi-thu', 'post: bi-thu')).toEqual([]);
    expect(findings(papersText, from, to).join('\n')).toMatch(said);
  });

  it('may be signed for the standing committee, and name its recipients', () => {
    const more = 'per: directive\n    signer: { signsFor: ban-thuong-vu }\n    recipients: [Lưu]';
    expect(findings(choices, 'per: directive', more)).toEqual([]);
  });
});
