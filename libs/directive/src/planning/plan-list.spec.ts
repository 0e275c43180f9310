import { describe, expect, it } from '@jest/globals';
import { amendList, planList, planListStream } from './plan-list.js';
import { amended, opened } from './plan-list.examples.js';
import { type PlanListEvent } from './plan-list.events.js';

const fold = (...events: PlanListEvent[]) => events.reduce(planList.evolve, planList.initial);

describe('an approved list', () => {
  it('is taken over from paper once, and moves on by the deltas of the approvals', () => {
    const paper = fold(opened);
    expect([paper.list?.version, paper.cited]).toEqual([0, null]);
    const next = fold(opened, amended);
    expect(next).toMatchObject({ cited: 'Thông báo số 119-TB/ĐU, ngày 20/02/2024', list: { version: 1 } });
    expect(next.list?.entries.map(({ person, post, since }) => [person, post, since])).toEqual([
      ['dv-mau-0001', 'bi-thu', 'Thông báo số 62-TB/ĐU, ngày 15/6/2022'], ['dv-mau-0003', 'pho-bi-thu', 'Thông báo số 119-TB/ĐU, ngày 20/02/2024'],
    ]);
  });

  it('opens its stream with the list of paper, and only then', () => {
    const amendment = amended.type === 'PlanListAmended' ? amended.data : undefined;
    const standing = { list: fold(opened).list!, cited: null };
    expect(amendList({ ...standing, version: 0 }, amendment!)).toEqual([opened, amended]);
    expect(amendList({ ...standing, version: 1 }, amendment!)).toEqual([amended]);
    expect(planListStream('cb-tong-hop-2022-2025')).toBe('plan-cb-tong-hop-2022-2025');
  });

  it('refuses a delta made from another version of it', () => {
    expect(() => fold(opened, amended, amended)).toThrow(/lần 1/);
    expect(() => fold(amended)).toThrow('before PlanListOpened');
  });
});
