import { describe, expect, it } from '@jest/globals';
import {
  checkWorkflowText,
  fieldNames,
  formatFinding,
  guardHolds,
  guardProblem,
  guardsOf,
  parseWorkflow,
  requireGuards,
} from './index.js';
import { changed, planningFile, planningText } from './workflow.examples.js';

const facts = {
  now: '2024-02-15T17:05:00.000000Z',
  'obligation.markAt': '2024-02-15T17:05:00.000000Z',
  'obligation.cell': 'cb-1',
  'report.count': 2,
  'report.onTime': false,
};

describe('a guard', () => {
  it.each([
    ['obligation.markAt <= now', true],
    ['obligation.markAt < now', false],
    ["now = '2024-02-16T00:05+07:00'", true],
    ["now < '2024-02-15T17:05:00.000001Z'", true],
    ['report.receivedAt < now', false],
    ['not report.receivedAt < now', false],
    ['report.receivedAt is null', true],
    ['report.receivedAt is null or report.receivedAt < now', true],
    ['report.onTime or not report.onTime', true],
    ['hold.open or not hold.open', false],
    ["obligation.cell in ['cb-1', 'cb-2'] and report.count >= 2", true],
    ["obligation.cell not in ['cb-1', 'cb-2']", false],
    ['report.count < 2 or report.count > 2 and true', false],
    ['not (report.count != 2)', true],
  ])('%s', (text, holds) => {
    expect(guardProblem(text, 'expire')).toBeUndefined();
    expect(guardHolds(text, facts)).toBe(holds);
  });

  it('compares letters as the database does: by code point, not by UTF-16 unit', () => {
    const pair = { 'obligation.cell': '\u{10400}', 'obligation.directive': '\uFB01' };
    expect(pair['obligation.cell'] < pair['obligation.directive']).toBe(true);
    expect(guardHolds('obligation.cell > obligation.directive', pair)).toBe(true);
  });

  it.each([
    [
      'report.recievedAt < now',
      0,
      /Không có trường nào tên 'report.recievedAt'/,
      /'report.receivedAt'\?/,
    ],
    ['now < 5', 6, /cần thời điểm, không phải số/, /cùng loại/],
    ['now < obligation.cell', 6, /cần thời điểm, không phải chữ/, /cùng loại/],
    ["now < '2024-02-15T17:00:00'", 6, /không phải một thời điểm/, /múi giờ/],
    ['obligation.cell', 0, /là chữ, chưa phải điều kiện/, /So sánh/],
    ['report.onTime < true', 14, /không so được bằng '<'/, /=/],
    ['now is null', 0, /không bao giờ trống/, /Bỏ/],
    ['1 = 1', 2, /không hỏi gì cả/, /tên trường/],
    ["obligation.status = 'isued'", 20, /không phải giá trị của 'obligation.status'/, /'issued'\?/],
    ['obligation.cell in [obligation.directive]', 20, /chỉ có giá trị cố định/, /dấu nháy/],
    ['report.onTime and', 17, /Thiếu tên trường/, /Viết như/],
    ['report.onTime hold.open', 14, /Thừa 'hold.open'/, /and/],
    ['(report.onTime', 14, /Thiếu dấu '\)'/, /ngoặc/],
    ['now + 5', 4, /Không hiểu '\+'/, /dấu so sánh/],
    ['now is nul', 7, /'null' hoặc 'not null'/, /is null/],
    ['report.count < 99999999999999999999', 15, /quá lớn/, /nhỏ hơn/],
    ["obligation.cell = 'a\nb'", 18, /Không hiểu/, /'chữ'/],
    ['asked.cutoffAt > now', 0, /'expire' không hỏi được 'asked.cutoffAt'/, /Chọn trong/],
    ['true and '.repeat(80), 0, /dài hơn/, /Tách/],
  ])('%s: says what is wrong, and where', (text, at, message, fix) => {
    const found = guardProblem(text, 'expire');
    expect(found).toMatchObject({
      at,
      message: expect.stringMatching(message),
      fix: expect.stringMatching(fix),
    });
  });

  it('asks a person’s command only of what is at hand there', () => {
    expect(
      fieldNames.filter((name) => !guardProblem(`${name} = ${name}`, 'return-report')),
    ).toEqual([
      'now',
      'obligation.status',
      'obligation.cell',
      'obligation.directive',
      'obligation.cutoffAt',
    ]);
  });
});

const WHEN = 'obligation.markAt <= now';
const guarded = (when: string): string => changed(`when: ${WHEN}`, when);

describe('guards of a definition', () => {
  const planning = parseWorkflow(planningText, planningFile);

  it.each([
    ['plain', guarded('when: obligation.markAt <= noww'), 'noww'],
    ['quoted', guarded("when: 'obligation.markAt <= noww'"), "noww'"],
    ['folded', guarded('when: >-\n          obligation.markAt <= noww'), 'noww\n'],
  ])('shows line and column of a wrong field: %s', (_, text, stands) => {
    const [found, ...others] = checkWorkflowText(text, planningFile);
    expect([found?.message, others]).toEqual(["Không có trường nào tên 'noww'.", []]);
    expect(
      text
        .split('\n')
        .slice(found!.line - 1)
        .join('\n')
        .slice(found!.column - 1),
    ).toMatch(new RegExp(`^${stands}`));
  });

  it.each([
    [
      'the mark before its time',
      guarded('when: not report.straddled or hold.exists'),
      /'expire' vẫn cho làm khi chưa qua hạn/,
    ],
    [
      'the mark over a report in time',
      changed('when: not report.onTime', 'when: report.count >= 0'),
      /vẫn cho làm khi đã có báo cáo đúng hạn/,
    ],
    [
      'the mark of what is held',
      changed('when: not hold.open', 'when: report.count >= 0'),
      /vẫn cho làm khi đang bị tạm giữ/,
    ],
    [
      'the mark over an unfinished upload',
      changed('not (upload.unfinished or report.straddled)', 'not report.straddled'),
      /khi còn báo cáo gửi dở/,
    ],
    [
      'no mark ever',
      guarded('when: obligation.markAt <= now and report.count > 5'),
      /không cho làm khi đã qua hạn mà không có gì đến/,
    ],
    [
      'a deadline in the past',
      planningText.replaceAll('when: asked.cutoffAt > now', 'when: asked.cutoffAt >= now'),
      /'reopen' vẫn cho làm khi hạn mới là chính lúc này/,
    ],
    [
      'one code twice',
      changed('code: HELD', 'code: ON_TIME_RECEIPT'),
      /Mã 'ON_TIME_RECEIPT' đã có/,
    ],
    ['a code in small letters', changed('code: HELD', 'code: held'), /chữ hoa/],
  ])('refuses %s', (_, text, message) => {
    const said = checkWorkflowText(text, planningFile).map(formatFinding).join('\n');
    expect(said).toMatch(message);
  });

  it('are those of the law where a definition, stored before there were any, writes none', () => {
    const old = parseWorkflow(
      planningText.replaceAll(/ {4}guards:\n(?: {6}.*\n)+/g, ''),
      planningFile,
    );
    expect(old.transitions.some(({ guards }) => guards)).toBe(false);
    for (const [command, status] of [
      ['expire', 'issued'],
      ['withdraw-report', 'submitted'],
      ['extend-deadline', 'issued'],
      ['extend-deadline', 'returned'],
      ['reopen', 'expired'],
    ] as const) {
      expect(guardsOf(old, command, status)).toEqual(guardsOf(planning, command, status));
      expect(guardsOf(planning, command, status).length).toBeGreaterThan(0);
    }
    expect(guardsOf(planning, 'review-report', 'submitted')).toEqual([]);
  });

  it('refuse with the code of the first that does not hold', () => {
    const asked = (at: string) => () =>
      requireGuards(
        planning,
        { command: 'reopen', status: 'expired' },
        { now: '2024-02-20T00:00:00.000000Z', 'asked.cutoffAt': at },
      );
    expect(asked('2024-02-20T00:00:00.000000Z')).toThrow(
      expect.objectContaining({ code: 'DEADLINE_IN_THE_PAST' }),
    );
    expect(asked('2024-02-20T00:00:00.000001Z')).not.toThrow();
  });
});
