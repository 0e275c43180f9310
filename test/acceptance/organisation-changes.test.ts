import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reviewsUnder } from '#libs/directive/testing';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call } from '../support/call.js';
import { freshKey, reportOf, review } from '../support/issued.js';
import { cancelling } from './organisation-changes.cancelling.js';
import { newCells } from './organisation-changes.cells.js';
import { theDeadline } from './organisation-changes.deadline.js';
import {
  at,
  close,
  issued,
  look,
  onDuty,
  open,
  rows,
  stage,
} from './organisation-changes.fixtures.js';
import { aMemberMoves } from './organisation-changes.members.js';

// The organisation changes in the middle of a campaign: a term ends, a cell is split, founded,
// dissolved. Issued on 12/01/2024, due on 15/02/2024.

beforeAll(open, 60_000);
afterAll(close);

describe('a term that ends in mid-campaign', () => {
  it('is still reviewed: reported, returned, reported again, approved, and counted', async () => {
    const cell = at(0);
    const body = await reportOf(stage, cell.id, 2);
    await rows(
      `update app.term set ends_on = '2024-01-31' where cell = $1 and name = '2022-2025'`,
      [cell.id],
    );
    await stage.moveTo('2024-02-01T09:00:00+07:00');
    expect(
      await call(stage.url, `/api/obligations/${cell.obligation}/reports`, {
        token: cell.token,
        key: freshKey(),
        body,
      }),
    ).toMatchObject({ status: 201 });
    expect(
      await onDuty(cell.id, 'return', { reason: 'Thiếu biên bản' }, issued.reviewer),
    ).toMatchObject({ status: 200 });
    expect(
      (await call(stage.url, `/api/obligations/${cell.obligation}/workbook`, { token: cell.token }))
        .status,
    ).toBe(200);
    expect(
      await call(stage.url, `/api/obligations/${cell.obligation}/reports`, {
        token: cell.token,
        key: freshKey(),
        body: { ...body, note: 'Đã bổ sung biên bản' },
      }),
    ).toMatchObject({ status: 201 });
    expect(await review(stage, issued.reviewer, cell)).toMatchObject({ status: 200 });
    expect(
      await onDuty(cell.id, 'approve', { meeting: { on: '2024-02-01', present: 11, agreed: 11 } }),
    ).toMatchObject({ status: 200 });
    const { terms } = (await look('consolidation')) as {
      terms: { term: string; rows: { cell: string; kept: boolean }[] }[];
    };
    expect(
      terms.map(({ term, rows: lines }) => [
        term,
        lines.find((line) => line.cell === cell.id)?.kept,
      ]),
    ).toEqual([
      ['2022-2025', false],
      ['2025-2027', false],
    ]);
  });

  it(
    'is told from the letter and the day of issue where nothing was pinned; control: by today ' +
      'it would be over',
    async () => {
      const ask = { directive: 'issued-before', cells: [at(0).id], names: letter2024.targetTerms! };
      const names = async (issuedOn: string): Promise<string[]> =>
        (await reviewsUnder(stage.dataSource.manager, { ...ask, issuedOn }))
          .get(at(0).id)!
          .terms.map(({ name }) => name);
      expect(await names('2024-01-12')).toEqual(['2022-2025', '2025-2027']);
      expect(await names('2024-02-01')).toEqual(['2025-2027']);
    },
  );
});

newCells();
cancelling();
aMemberMoves();
theDeadline();
