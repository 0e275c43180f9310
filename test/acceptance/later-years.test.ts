import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CampaignYear } from '../../apps/cli/src/demo/letters.js';
import { summarize } from '../../apps/cli/src/demo/summarize.js';
import { openStage, type Stage } from '../support/stage.js';

// The same twelve cells after 2025: another superior, another term of the committee with registers
// from 01, the rules of Quy định 377.

interface Year {
  readonly year: CampaignYear;
  readonly ruleSet: string;
  /** Hướng dẫn 05-HD/VPTW is of 27/5/2026: the papers of January 2026 keep the older layout. */
  readonly profile: string;
  readonly cutoffAt: string;
  readonly tet: readonly [string, string];
  readonly waves: readonly (readonly [step: string, on: string])[];
  readonly superior: string;
  readonly partyOrgan: string;
}

const years: readonly Year[] = [
  {
    // 15/02/2026 is a Sunday inside Tết: the deadline rolls to the first working day after it,
    // Monday 23/02.
    year: 2026,
    ruleSet: 'qd377-2025',
    profile: 'hd36-2018',
    cutoffAt: '2026-02-23T17:00:00.000000Z',
    tet: ['2026-02-14', '2026-02-22'],
    waves: [
      ['ten-days', '2026-02-02'],
      ['five-days', '2026-02-09'],
      ['two-days', '2026-02-12'],
      ['last-day', '2026-02-23'],
    ],
    superior: 'Đảng bộ UBND tỉnh',
    partyOrgan: '286-CV/ĐU',
  },
  {
    // Monday, the second working day after Tết; "trước ngày 15/02" would end on the Sunday before
    // it.
    year: 2027,
    ruleSet: 'qd377-2025',
    profile: 'hd05-2026',
    cutoffAt: '2027-02-15T17:00:00.000000Z',
    tet: ['2027-02-04', '2027-02-11'],
    waves: [
      ['ten-days', '2027-01-22'],
      ['five-days', '2027-01-29'],
      ['two-days', '2027-02-03'],
      ['last-day', '2027-02-15'],
    ],
    superior: 'Đảng bộ UBND tỉnh',
    partyOrgan: '731-CV/ĐU',
  },
];

describe.each(years)(
  'the year $year',
  ({ year, ruleSet, profile, cutoffAt, tet, waves, superior, partyOrgan }) => {
    let stage: Stage;
    const rowsOf = <T>(sql: string): Promise<T[]> => stage.dataSource.query(sql);
    const started = performance.now();

    beforeAll(async () => {
      stage = await openStage({ year });
      await stage.play();
    }, 120_000);
    afterAll(() => stage.close());

    it(
      'comes to the figures of the campaign, under the rules and layout of its day of issue, ' +
        'and breaks no invariant',
      async () => {
        const { url, dataSource, config } = stage;
        expect(await summarize({ url, dataSource, config, started, year })).toMatchObject({
          obligations: 12,
          acknowledged: 11,
          submitted: 9,
          returned: 1,
          approved: 9,
          expired: 3,
          lateKept: 1,
          reminders: 30,
          documents: 10,
          numbers: ['01-CV/ĐU', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `0${number}-TB/ĐU`)],
          ruleSet,
          profile,
          cutoffAt,
          verify: 'clean',
        });
      },
    );

    it('reminds at 08:00 on the days of the calendar, never in Tết', async () => {
      const reminded = await rowsOf<{ step: string; at: string; cells: number }>(
        `select step, app.iso(at) as at, count(*)::int as cells from app.message
          where step like 'reminder %' group by 1, 2 order by 2`,
      );
      expect(reminded).toEqual(
        waves.map(([step, on], i) => ({
          step: `reminder ${year}-02-15 ${step}`,
          at: `${on}T01:00:00.000000Z`,
          cells: [11, 8, 6, 5][i],
        })),
      );
      expect(reminded.filter(({ at }) => at >= `${tet[0]}T` && at < `${tet[1]}T17`)).toEqual([]);
    });

    it('marks at the cutoff, and cites the superior and the regulation of the day', async () => {
      expect(
        await rowsOf(
          `select count(*)::int as marks from app.event where type = 'ObligationExpired'
            and data ->> 'cutoffAt' = '${cutoffAt}'`,
        ),
      ).toEqual([{ marks: 3 }]);
      const letters = await rowsOf<{ data: { issuer: { superior: string }; grounds?: string[] } }>(
        `select l.data from app.letter l join app.outgoing o on o.key = l.notice
          order by o.document_type desc, o.number`,
      );
      expect(letters).toHaveLength(10);
      expect(new Set(letters.map(({ data }) => data.issuer.superior))).toEqual(new Set([superior]));
      const grounds = letters[1]!.data.grounds;
      expect(grounds?.slice(0, 2)).toEqual([
        expect.stringContaining('377-QĐ/TW, ngày 08/10/2025'),
        expect.stringMatching(new RegExp(`số ${partyOrgan}, .+ \\(dữ liệu mẫu\\)$`)),
      ]);
    });
  },
);
