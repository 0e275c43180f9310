import { describe, expect, it } from '@jest/globals';
import { deltaBetween } from '#libs/planning';
import { amendList, planList, planListStream } from './plan-list.js';
import { amended, opened, takenBack } from './plan-list.examples.js';
import { type PlanListEvent } from './plan-list.events.js';
import { takeBackList, withoutTakenBack } from './take-back-lists.js';

const fold = (...events: PlanListEvent[]) => events.reduce(planList.evolve, planList.initial);

describe('an approved list', () => {
  it('is taken over from paper once, and moves on by the deltas of the approvals', () => {
    const paper = fold(opened);
    expect([paper.list?.version, paper.cited]).toEqual([0, null]);
    const next = fold(opened, amended);
    expect(next).toMatchObject({
      cited: 'Thông báo số 119-TB/ĐU, ngày 20/02/2024',
      list: { version: 1 },
    });
    expect(next.list?.entries.map(({ person, post, since }) => [person, post, since])).toEqual([
      ['dv-mau-0001', 'bi-thu', 'Thông báo số 62-TB/ĐU, ngày 15/6/2022'],
      ['dv-mau-0003', 'pho-bi-thu', 'Thông báo số 119-TB/ĐU, ngày 20/02/2024'],
    ]);
  });

  it('opens its stream with the list of paper, and only then', () => {
    const amendment = amended.type === 'PlanListAmended' ? amended.data : undefined;
    const standing = { list: fold(opened).list!, cited: null, highest: 0 };
    expect(amendList({ ...standing, version: 0 }, amendment!)).toEqual([opened, amended]);
    expect(amendList({ ...standing, version: 1 }, amendment!)).toEqual([amended]);
    expect(planListStream('cb-tong-hop-2022-2025')).toBe('plan-cb-tong-hop-2022-2025');
  });

  it(
    'goes back to the list before an approval that is revoked, and its version is not given ' +
      'again',
    () => {
      const at = (day: string, event: PlanListEvent) => ({ event, at: `${day}T02:00:00.000000Z` });
      const [notice, again] = [
        'notice-quy-hoach-2024--cb-tong-hop',
        'notice-quy-hoach-2024--cb-tong-hop_2',
      ];
      const cause = { notice, directive: 'quy-hoach-2024', by: 'phe-duyet-1' };
      const history = [at('2024-02-20', opened), at('2024-02-20', amended)];
      expect(takeBackList(history, cause)).toEqual([takenBack]);
      const back = fold(opened, amended, takenBack);
      expect(back).toMatchObject({ cited: null, highest: 1, list: { version: 0 } });
      expect(back.list?.entries.map(({ person, since }) => [person, since]).sort()).toEqual(
        fold(opened)
          .list!.entries.map(({ person, since }) => [person, since])
          .sort(),
      );
      expect(takeBackList([...history, at('2024-02-26', takenBack)], cause)).toEqual([]);
      expect(takeBackList(history, { ...cause, notice: 'notice-khac' })).toEqual([]);

      const { delta, ...rest } = (amended as Extract<PlanListEvent, { type: 'PlanListAmended' }>)
        .data;
      const [second] = amendList(
        { list: back.list!, version: 3, highest: back.highest },
        { ...rest, delta, notice: again, since: 'Thông báo số 127-TB/ĐU, ngày 27/02/2024' },
      );
      expect(second).toMatchObject({ data: { delta: { from: 0, to: 2 } } });
      const whole = [...history, at('2024-02-26', takenBack), at('2024-02-27', second!)];
      expect(withoutTakenBack(whole).map(({ event }) => event)).toEqual([opened, second]);
      expect(takeBackList(whole, { ...cause, notice: again })).toMatchObject([
        { data: { delta: { from: 2, to: 0 }, standing: null } },
      ]);
    },
  );

  it(
    'is not taken back while a later approval stands on it; the last one is, and the one ' +
      'before counts again',
    () => {
      const at = (day: string, event: PlanListEvent) => ({ event, at: `${day}T02:00:00.000000Z` });
      const first = fold(opened, amended);
      const delta = { ...deltaBetween(first.list!, first.list!), to: 2 };
      const [later] = amendList(
        { list: first.list!, version: 2, highest: 1 },
        {
          delta,
          notice: 'notice-2025',
          since: 'Thông báo số 21-TB/ĐU, ngày 20/02/2025',
          directive: 'quy-hoach-2025',
          by: 'phe-duyet-1',
        },
      );
      const history = [
        at('2024-02-20', opened),
        at('2024-02-20', amended),
        at('2025-02-20', later!),
      ];
      const cause = {
        notice: 'notice-quy-hoach-2024--cb-tong-hop',
        directive: 'quy-hoach-2024',
        by: 'phe-duyet-1',
      };
      expect(() => takeBackList(history, cause)).toThrow(
        /21-TB\/ĐU.*thu hồi thông báo ban hành sau cùng trước/,
      );
      expect(takeBackList(history, { ...cause, notice: 'notice-2025' })).toMatchObject([
        {
          data: {
            standing: {
              since: 'Thông báo số 119-TB/ĐU, ngày 20/02/2024',
              directive: 'quy-hoach-2024',
              at: '2024-02-20T02:00:00.000000Z',
            },
          },
        },
      ]);
    },
  );

  it('refuses a delta made from another version of it', () => {
    expect(() => fold(opened, amended, amended)).toThrow(/lần 1/);
    expect(() => fold(amended)).toThrow('before PlanListOpened');
  });
});
