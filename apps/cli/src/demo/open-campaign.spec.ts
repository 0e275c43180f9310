import { describe, expect, it } from '@jest/globals';
import { openCampaign, whyNotOpen } from './open-campaign.js';

describe('the directive that is left open', () => {
  it.each(['2026-12-01', '2026-12-05', '2027-02-08', '2027-08-02'])('lies before %s', (today) => {
    const { days, letter } = openCampaign(today)!;
    const moments = days.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted());
    expect(moments.at(-1)!.slice(0, 10) < today).toBe(true);
    expect(letter.dueOn > today).toBe(true);
  });

  it('is due in 14 working days', () =>
    expect(openCampaign('2026-12-01')!.letter.dueOn).toBe('2026-12-21'));

  it('asks only for the terms that are not over', () =>
    expect(openCampaign('2027-08-02')!.letter.targetTerms).toEqual(['2027-2030']));

  it.each(['2027-12-20', '2028-03-01', '2024-01-10'])('is left out on %s', (today) =>
    expect(openCampaign(today)).toBeUndefined(),
  );

  it.each([
    ['2027-12-20', 'lịch ngày nghỉ chưa có'],
    ['2025-11-16', 'từ ngày 17/11/2025'],
  ])('says why it is left out on %s', (today, why) =>
    expect([openCampaign(today), whyNotOpen(today)]).toEqual([
      undefined,
      expect.stringContaining(why),
    ]),
  );
});
