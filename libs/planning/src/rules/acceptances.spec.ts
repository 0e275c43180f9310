import { describe, expect, test } from '@jest/globals';
import { acceptWarnings } from './acceptances.js';
import { allCases } from './all-cases.examples.js';
import {
  add,
  findings,
  first,
  firstReview,
  linesAre,
  meeting,
  p5,
  people,
  ruled,
  termIs,
  vote,
} from './situation.examples.js';

describe('acceptances', () => {
  const found = findings({
    ...people({ ...p5, ratings: [] }),
    meetings: [],
    ...first({ outcome: 'unchanged' }),
  });
  const idOf = (rule: string, all = found): string => ruled(all, rule)[0]?.id ?? 'none';
  const warning = idOf('RATING_MISSING');
  const reason = 'Đảng viên mới chuyển về, chưa có xếp loại';

  test('a warning with a reason is settled; an error never; what is gone is said', () => {
    const result = acceptWarnings(found, [
      { finding: warning, reason, by: 'acc-1' },
      { finding: warning, reason, by: 'acc-2' },
      { finding: idOf('OUTCOME_CONTRADICTED'), reason, by: 'acc-1' },
      { finding: 'RATING_MISSING|review|x', reason, by: 'acc-1' },
      { finding: idOf('ADDITION_WITHOUT_VOTE'), reason: 'ok', by: 'acc-1' },
    ]);
    expect(result.accepted.map(({ acceptance }) => acceptance.by)).toEqual(['acc-1']);
    expect(result.refused.map(({ code }) => code)).toEqual([
      'ACCEPTED_TWICE',
      'IS_ERROR',
      'NO_SUCH_FINDING',
      'NO_REASON',
    ]);
    expect(result.open).toEqual(found.filter(({ id }) => id !== warning));
  });

  test('an acceptance does not cover a figure that has changed since', () => {
    const three = idOf('COEFFICIENT_OUT_OF_RANGE', findings({}, termIs({ seats: 1 })));
    const four = findings(
      linesAre(...firstReview.lines, add(9, 'chi-uy-vien')),
      termIs({ seats: 1 }),
    );
    expect(
      acceptWarnings(four, [{ finding: three, reason }]).refused.map(({ code }) => code),
    ).toEqual(['NO_SUCH_FINDING']);
  });

  test('ids name no one, and no two findings share one', () => {
    const twice = meeting({
      ballot: {
        issued: 11,
        returned: 11,
        valid: 11,
        votes: [vote(5, 'chi-uy-vien', 1), vote(5, 'chi-uy-vien', 1)],
      },
    });
    for (const { submission = {}, asked = {} } of [
      ...allCases,
      { submission: { meetings: [twice] } },
    ]) {
      const ids = findings(submission, asked).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.join('\n')).not.toMatch(/đặng/iu);
    }
  });
});
