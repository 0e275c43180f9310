import { describe, expect, it } from '@jest/globals';
import {
  cutoffAt,
  cutoffPolicies,
  type CutoffRule,
  toInstant,
  vietnamDaysOff,
  wordingOf,
  wordingProblem,
  workingCalendar,
} from './index.js';

const calendar = workingCalendar(vietnamDaysOff);
/** A Wednesday, and a Saturday. */
const [WEDNESDAY, SATURDAY] = ['2026-06-10', '2026-10-10'];

const exclusive: CutoffRule = { policy: 'exclusive' };
const inclusive: CutoffRule = { policy: 'inclusive' };
const roll: CutoffRule = { policy: 'roll' };
const inclusiveRoll: CutoffRule = { policy: 'inclusive-roll' };
const atFive: CutoffRule = { policy: 'inclusive', at: '17:00' };
const beforeFive: CutoffRule = { policy: 'exclusive', at: '17:00' };
const rollAtFive: CutoffRule = { policy: 'inclusive-roll', at: '17:30' };

describe('a policy and its words', () => {
  it.each<[string, CutoffRule, string, string]>([
    [WEDNESDAY, exclusive, '2026-06-10T00:00', 'trước ngày 10/06/2026'],
    [WEDNESDAY, inclusive, '2026-06-11T00:00', 'đến hết ngày 10/06/2026'],
    [WEDNESDAY, roll, '2026-06-10T00:00', 'trước ngày 10/06/2026'],
    [WEDNESDAY, inclusiveRoll, '2026-06-11T00:00', 'đến hết ngày 10/06/2026'],
    [WEDNESDAY, beforeFive, '2026-06-10T17:00', 'trước 17 giờ ngày 10/06/2026'],
    [WEDNESDAY, atFive, '2026-06-10T17:00', 'chậm nhất 17 giờ ngày 10/06/2026'],
    [WEDNESDAY, rollAtFive, '2026-06-10T17:30', 'chậm nhất 17 giờ 30 ngày 10/06/2026'],
    [SATURDAY, inclusive, '2026-10-11T00:00', 'đến hết ngày 10/10/2026'],
    [SATURDAY, inclusiveRoll, '2026-10-13T00:00', 'đến hết ngày 10/10/2026'],
    [SATURDAY, rollAtFive, '2026-10-12T17:30', 'chậm nhất 17 giờ 30 ngày 10/10/2026'],
    // The Sunday inside Tết of 2026.
    ['2026-02-15', inclusiveRoll, '2026-02-24T00:00', 'đến hết ngày 15/02/2026'],
  ])('%s, %j: until %s, “%s”', (dueOn, rule, moment, words) => {
    expect(cutoffAt(dueOn, rule, calendar)).toBe(toInstant(`${moment}:00+07:00`));
    expect(wordingOf(dueOn, rule)).toBe(words);
    expect(wordingProblem(words, rule, dueOn)).toBeUndefined();
  });

  it('never contradict each other', () => {
    for (const policy of cutoffPolicies)
      for (const at of [undefined, '08:00', '17:30'])
        expect(wordingProblem(wordingOf(SATURDAY, { policy, at }), { policy, at })).toBeUndefined();
  });
});

describe('words of one’s own', () => {
  it.each<[string, CutoffRule]>([
    ['trước ngày {dueOn}', exclusive],
    ['Trước  ngày {dueOn}', roll],
    ['trước ngày {dueOn}, nếu là ngày nghỉ thì đến hết ngày làm việc kế tiếp', roll],
    ['chậm nhất ngày {dueOn}', inclusive],
    ['chậm nhất là ngày {dueOn}', inclusive],
    ['đến hết ngày {dueOn}', inclusiveRoll],
    ['hết ngày làm việc {dueOn}', inclusive],
    ['chậm nhất ngày {dueOn} (nếu là ngày nghỉ thì ngày làm việc tiếp theo)', inclusiveRoll],
    ['muộn nhất trong ngày {dueOn}', inclusive],
    ['trước 17 giờ ngày {dueOn}', beforeFive],
    ['chậm nhất lúc 17h, ngày {dueOn}', beforeFive],
    ['chậm nhất 17h00 ngày {dueOn}', atFive],
    ['trước 17 giờ 30 phút ngày {dueOn}', { policy: 'exclusive', at: '17:30' }],
    ['trước 24 giờ ngày {dueOn}', inclusive],
    ['trước 0 giờ ngày {dueOn}', exclusive],
  ])('“%s” says what %j says', (words, rule) =>
    expect(wordingProblem(words, rule, WEDNESDAY)).toBeUndefined(),
  );

  it.each<[string, CutoffRule, RegExp]>([
    ['chậm nhất ngày 10/06', exclusive, /vẫn còn nhận/],
    ['chậm nhất ngày {dueOn}', roll, /vẫn còn nhận/],
    ['đến hết ngày {dueOn}', exclusive, /vẫn còn nhận/],
    ['trước ngày {dueOn}', inclusive, /phải gửi trước/],
    ['trước ngày {dueOn}', inclusiveRoll, /phải gửi trước/],
    ['trước 24 giờ ngày {dueOn}', exclusive, /vẫn còn nhận/],
    ['chậm nhất trước ngày {dueOn}', exclusive, /cả “trước” lẫn/],
    ['vào ngày {dueOn}', inclusive, /không nói/],
    ['chậm nhất 17 giờ ngày {dueOn}', inclusive, /ghi 17 giờ, mà cách tính tính trọn ngày/],
    ['chậm nhất ngày {dueOn}', atFive, /không ghi giờ, mà cách tính ngừng nhận lúc 17 giờ/],
    ['trước 16 giờ ngày {dueOn}', beforeFive, /ghi 16 giờ/],
    ['hết giờ làm việc ngày {dueOn}', inclusive, /mấy giờ/],
    ['chậm nhất ngày 11/06/2026', inclusive, /ngày khác/],
    ['chậm nhất ngày 10 tháng 6 năm 2025', inclusive, /ngày khác/],
    ['chậm nhất ngày {dueOn}, nếu nghỉ thì ngày làm việc kế tiếp', inclusive, /không dời ngày/],
  ])('“%s” contradicts %j', (words, rule, says) =>
    expect(wordingProblem(words, rule, WEDNESDAY)).toMatch(says),
  );

  it('reads the letter whatever way its marks are typed', () =>
    expect(wordingProblem('Chậm nhất ngày {dueOn}'.normalize('NFD'), exclusive)).toMatch(
      /còn nhận/,
    ));
});
