import { describe, expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { createToken } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { call } from '../support/call.js';
import { type Cell, reportOf, review } from '../support/issued.js';
import {
  at,
  end,
  found,
  issued,
  look,
  onDirective,
  post,
  stage,
  statusOf,
  typesOf,
  why,
  worker,
} from './organisation-changes.fixtures.js';

/** Cells that come about in mid-campaign: of one that is split, or anew. */
export function newCells(): void {
  describe('a cell that is split, with its report handed in', () => {
    const [one, two] = ['cb-tach-mot', 'cb-tach-hai'];
    const old = (): Cell => at(1);

    it('is named by whoever issues again, with what to do', async () => {
      expect((await old().submit()).status).toBe(201);
      await end(old().id, '2024-02-01');
      for (const id of [one, two]) await found(id, old().id, '2024-02-02');
      await stage.moveTo('2024-02-02T09:00:00+07:00');
      const { status, body } = await onDirective('issue', {}, issued.clerk);
      expect([status, body['code'], body['cells']]).toEqual([
        409,
        'CELLS_WITHOUT_OBLIGATION',
        ['cb-tach-hai', 'cb-tach-mot'],
      ]);
      expect(String(body['detail'])).toMatch(/Chi bộ cb-tach-mot.*giao bổ sung/);
    });

    it(
      'is moved in one decision by two who ask at once: cancelled once, each new cell asked ' +
        'once, linked both ways',
      async () => {
        const body = { ...why, from: [old().id], to: [one, two] };
        expect(await onDirective('move', body, issued.clerk)).toMatchObject({ status: 403 });
        expect(await onDirective('move', { ...body, to: [old().id] })).toMatchObject({
          status: 400,
        });
        expect(
          (await Promise.all([onDirective('move', body), onDirective('move', body)])).map(
            ({ status }) => status,
          ),
        ).toEqual([200, 200]);
        expect(await typesOf(old().id)).toEqual([
          'ObligationIssued',
          'ReportSubmitted',
          'ObligationCancelled',
        ]);
        for (const id of [one, two])
          expect([await typesOf(id), await statusOf(id)]).toEqual([['ObligationIssued'], 'issued']);
        await worker.drain();
        const { lines } = (await look('board')) as {
          lines: { cell: string; cancelled: object | null; added: object | null }[];
        };
        const lineOf = (cell: string) => lines.find((line) => line.cell === cell);
        expect(lineOf(old().id)).toMatchObject({
          status: 'cancelled',
          cancelled: {
            document: why.document,
            movedTo: [one, two].map((cell) => obligationStream(issued.directive, cell)),
          },
        });
        expect(lineOf(one)).toMatchObject({
          status: 'issued',
          added: { document: why.document, movedFrom: [old().obligation] },
        });
        expect(
          await call(stage.url, `/api/obligations/${old().obligation}/report`, {
            token: issued.reviewer,
          }),
        ).toMatchObject({ status: 200 });
        expect(
          (await call(stage.url, `/api/obligations/${old().obligation}`, { token: old().token }))
            .body,
        ).toMatchObject({ status: 'cancelled', cancelled: why });
      },
    );

    it('owes nothing any more, and the new ones owe their own report', async () => {
      expect(await old().submit({ seed: 3 })).toMatchObject({
        status: 409,
        body: { code: 'NOT_IN_THIS_STATE' },
      });
      expect(
        await review(stage, issued.reviewer, old()).then(
          ({ status }) => status,
          () => 409,
        ),
      ).toBe(409);
      const token = await inTransaction(stage.dataSource, (manager) =>
        createToken(manager, { name: 'Bí thư mới', role: 'cell', cell: one }),
      );
      const reply = await post(
        `/api/obligations/${obligationStream(issued.directive, one)}/reports`,
        token,
        await reportOf(stage, one, 2),
      );
      expect({ status: reply.status, text: reply.text }).toMatchObject({ status: 201 });
    });
  });

  describe('a cell founded in mid-campaign', () => {
    it(
      'gets its obligation once, by a reason and a document, with a deadline that lies ' + 'ahead',
      async () => {
        await found('cb-moi', at(2).id, '2024-02-02');
        await found('cb-mai-sau', at(2).id, '2024-03-01');
        const body = { cell: 'cb-moi', ...why, dueOn: '2024-02-20' };
        expect(await onDirective('obligations', { ...body, reason: '' })).toMatchObject({
          status: 400,
        });
        expect(await onDirective('obligations', body, at(2).token)).toMatchObject({ status: 403 });
        expect(await onDirective('obligations', { ...body, dueOn: '2024-02-01' })).toMatchObject({
          status: 409,
          body: { code: 'DEADLINE_IN_THE_PAST' },
        });
        expect(await onDirective('obligations', { ...body, cell: 'khong-co' })).toMatchObject({
          body: { code: 'NO_SUCH_CELL' },
        });
        expect(await onDirective('obligations', { ...body, cell: 'cb-mai-sau' })).toMatchObject({
          body: { code: 'CELL_NOT_ACTIVE' },
        });
        const both = await Promise.all([
          onDirective('obligations', body, issued.clerk),
          onDirective('obligations', body),
        ]);
        expect(both.map(({ status }) => status)).toEqual([200, 200]);
        expect(both.map(({ body: answer }) => answer['added']).sort()).toEqual([false, true]);
        expect(await onDirective('obligations', { ...body, dueOn: undefined })).toMatchObject({
          status: 200,
          body: { added: false },
        });
        expect(await typesOf('cb-moi')).toEqual(['ObligationIssued']);
      },
    );
  });
}
