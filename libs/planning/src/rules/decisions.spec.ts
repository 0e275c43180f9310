import { describe, expect, test } from '@jest/globals';
import { approveLines, deltaOf, nextBase } from '../model/approval.js';
import { PlanningRefusal } from '../model/approved-list.js';
import type { LineDecision, Submission } from '../model/submission.js';
import { checkDecisions } from './check.js';
import {
  add,
  base,
  context,
  goOn,
  linesAre,
  list,
  now,
  remove,
  ruled,
  sound,
  termIs,
} from './situation.examples.js';

describe('decisions', () => {
  const strike = (line: string, reason = 'Chưa đủ điều kiện'): LineDecision => ({
    line,
    verdict: 'strike',
    reason,
  });
  const after = (decisions: LineDecision[], submission: Submission = sound) =>
    nextBase(
      base,
      approveLines(deltaOf(submission, base), decisions, submission),
      'Thông báo số 119-TB/ĐU',
    ).entries.map(({ person: id, post, since }) => `${id} ${post} ${since?.slice(13, 16)}`);
  const refusal = (make: () => unknown) => {
    try {
      make();
    } catch (error) {
      if (error instanceof PlanningRefusal) return error.code;
    }
    return undefined;
  };

  test('approved whole, or with a line of each movement struck', () => {
    expect(after([])).toEqual(['p2 bi-thu 62-', 'p3 pho-bi-thu 62-', 'p5 chi-uy-vien 119']);
    expect(after([strike('cb1-2022-2025/chi-uy-vien/p5')])).toEqual([
      'p2 bi-thu 62-',
      'p3 pho-bi-thu 62-',
    ]);
    expect(after([strike('cb1-2022-2025/chi-uy-vien/p4')])).toEqual([
      'p2 bi-thu 62-',
      'p3 pho-bi-thu 62-',
      'p4 chi-uy-vien 62-',
      'p5 chi-uy-vien 119',
    ]);
    expect(after([strike('cb1-2022-2025/bi-thu/p2')])).toEqual([
      'p3 pho-bi-thu 62-',
      'p5 chi-uy-vien 119',
    ]);
  });

  test('what cannot be decided is refused', () => {
    const delta = deltaOf(sound, base);
    const line = 'cb1-2022-2025/bi-thu/p2';
    expect(refusal(() => approveLines(delta, [strike('x/y/z')]))).toBe('NO_SUCH_LINE');
    expect(refusal(() => approveLines(delta, [strike(line), strike(line)]))).toBe('DECIDED_TWICE');
    expect(refusal(() => approveLines(delta, [strike(line, ' ')]))).toBe('NO_REASON');
    expect(refusal(() => deltaOf(sound, { ...base, version: 2 }))).toBe('STALE_BASE');
    expect(refusal(() => deltaOf({ ...sound, cell: 'cb2' }, base))).toBe('OTHER_LIST');
    const change = {
      ...sound,
      ...linesAre(
        goOn(2, 'bi-thu'),
        goOn(3, 'pho-bi-thu'),
        remove(4, 'chi-uy-vien', { ground: 'doi-chuc-danh' }),
        add(4, 'pho-bi-thu'),
      ),
    };
    const [out, into] = ['cb1-2022-2025/chi-uy-vien/p4', 'cb1-2022-2025/pho-bi-thu/p4'];
    expect(refusal(() => after([strike(into)], change))).toBe('SPLIT_CHANGE');
    expect(after([strike(into), strike(out)], change)).toContain('p4 chi-uy-vien 62-');
  });

  test('a struck removal that crowds a post is said', () => {
    const crowd = list(now, [2, 'bi-thu'], [3, 'bi-thu'], [4, 'bi-thu']);
    const submission = {
      ...sound,
      ...linesAre(goOn(2, 'bi-thu'), goOn(3, 'bi-thu'), remove(4, 'bi-thu'), add(5, 'bi-thu')),
    };
    const asked = { ...context, ...termIs({ base: crowd }) };
    expect(ruled(checkDecisions(submission, asked, []), 'POST_CROWDED')).toEqual([]);
    expect(
      ruled(checkDecisions(submission, asked, [strike('cb1-2022-2025/bi-thu/p4')]), 'POST_CROWDED'),
    ).toHaveLength(1);
  });
});
