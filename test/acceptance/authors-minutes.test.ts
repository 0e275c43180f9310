import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  at,
  cells,
  close,
  issue,
  minutes,
  MINUTES,
  open,
  rowsOf,
  statuses,
  verified,
} from './authors-workflows.fixtures.js';

// An acceptance year of a workflow that is YAML and words alone: the minutes of twelve months under
// one letter.

beforeAll(() => open('2024-01-12T08:00:00+07:00'), 120_000);
afterAll(close);

const month = (n: number): string => `2024-${String(n).padStart(2, '0')}`;
const period = (n: number): string => `${MINUTES}-${month(n)}`;

describe('the minutes of a year', () => {
  it('opens twelve periods under one number, and takes each cell as it comes', async () => {
    await issue(MINUTES, {
      workflow: 'bien-ban-sinh-hoat',
      subject: 'gửi biên bản sinh hoạt chi bộ',
      dueOn: '2024-02-05',
    });
    for (let n = 1; n <= 12; n += 1) {
      await at(`${month(n)}-25T08:00:00+07:00`);
      expect((await minutes(period(n), 0, { heldOn: `${month(n)}-20` })).status).toBe(201);
      if (n !== 5) continue;
      await at('2024-06-06T00:10:00+07:00');
      const late = { heldOn: '2024-05-28' };
      expect(await minutes(period(5), 1, late)).toMatchObject({
        status: 409,
        body: { code: 'LATE_REASON_NEEDED' },
      });
      expect(
        await minutes(period(5), 1, { ...late, lateReason: 'Đồng chí bí thư đi công tác' }),
      ).toMatchObject({ status: 201 });
    }
    await at('2025-01-06T00:10:00+07:00');
    const rest = cells.length - 1;
    for (let n = 1; n <= 12; n += 1)
      expect(await statuses(period(n))).toEqual(
        n === 5 ? { concluded: 2, expired: rest - 1 } : { concluded: 1, expired: rest },
      );
    expect(
      await rowsOf(
        `select kind, symbol from app.outgoing where dossier = $1 or dossier like $1 || '-%'`,
        [MINUTES],
      ),
    ).toEqual([{ kind: 'cong-van', symbol: '241-CV/ĐU' }]);
    expect(await verified()).toEqual([]);
  }, 240_000);
});
