import { describe, expect, it } from '@jest/globals';
import { within } from '#libs/platform';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call } from '../support/call.js';
import { freshKey, issueOn } from '../support/issued.js';
import { ask, issued, stage } from './withdraw.fixtures.js';

/** Rejections, extensions and reopenings of the same campaign. */
export function decisions(): void {
  describe('the rest of what people decide', () => {
    it(
      'a rejection, an extension and a reopening name their reason; the last two their paper, ' +
        'and the account that gave them',
      async () => {
        const [rejected, expired, late] = [issued.cells[0]!, issued.cells[5]!, issued.cells[6]!];
        expect(await ask(rejected, 'reject', issued.approver, {})).toMatchObject({ status: 400 });
        expect(
          await ask(rejected, 'reject', issued.reviewer, { reason: 'Sai đối tượng' }),
        ).toMatchObject({ status: 403 });
        expect(
          await ask(rejected, 'reject', issued.approver, { reason: 'Sai đối tượng' }),
        ).toMatchObject({ status: 200, body: { status: 'rejected' } });
        const paper = { dueOn: '2024-03-15', reason: 'Chi bộ sáp nhập', document: '250-CV/ĐU' };
        for (const { document, reason, ...rest } of [paper]) {
          for (const body of [
            { ...rest, reason },
            { ...rest, document },
          ])
            expect([body, (await ask(expired, 'reopen', issued.approver, body)).status]).toEqual([
              body,
              400,
            ]);
        }
        expect(await ask(expired, 'reopen', issued.reviewer, paper)).toMatchObject({ status: 403 });
        expect(
          await ask(expired, 'reopen', issued.approver, { ...paper, dueOn: '2024-03-01' }),
        ).toMatchObject({ status: 409, body: { code: 'DEADLINE_IN_THE_PAST' } });
        expect(await ask(expired, 'reopen', issued.approver, paper)).toMatchObject({
          status: 200,
          body: { status: 'issued' },
        });
        expect(await ask(late, 'extend', issued.approver, paper)).toMatchObject({
          status: 409,
          body: { code: 'NOT_IN_THIS_STATE' },
        });
        const facts: { type: string; data: Record<string, unknown>; actor: string }[] =
          await stage.dataSource.query(
            `select type, data, actor from app.event where type in ('ReportRejected',
          'ObligationReopened') order by position`,
          );
        expect(facts).toMatchObject([
          { type: 'ReportRejected', data: { reason: 'Sai đối tượng', round: 2 } },
          {
            type: 'ObligationReopened',
            data: { reason: 'Chi bộ sáp nhập', document: '250-CV/ĐU', dueOn: '2024-03-15' },
          },
        ]);
        for (const { data, actor } of facts) expect(data['by']).toBe(actor);
        const accounts: object[] = await stage.dataSource.query(
          'select name, role from app.office where id = any ($1)',
          [facts.map(({ actor }) => actor)],
        );
        expect(accounts).toEqual([{ name: expect.stringMatching(/\S/), role: 'approver' }]);
      },
    );

    it('an extension is for one, for some or for all, with one paper', async () => {
      const other = await issueOn(stage, {
        directive: 'ra-soat-bo-sung-2024',
        dueOn: '2024-03-29',
        byWorker: true,
      });
      const paper = { reason: 'Thiên tai', document: '251-CV/ĐU' };
      const bulk = async (dueOn: string, cells?: readonly string[]) => {
        const started = await call(stage.url, '/api/bulk', {
          token: other.approver,
          key: freshKey(),
          body: {
            command: 'extend-deadline',
            directive: other.directive,
            ...(cells ? { cells } : {}),
            body: { dueOn, ...paper },
          },
        });
        const run = async () =>
          (
            await call(stage.url, `/api/bulk/${String(started.body['run'])}`, {
              token: other.approver,
            })
          ).body;
        await within(30_000, async () => (await run())['state'] === 'done');
        return run();
      };
      const [one, two, three] = other.cells;
      expect(
        await ask(one!, 'extend', other.approver, { dueOn: '2024-04-05', ...paper }),
      ).toMatchObject({ status: 200 });
      expect(await bulk('2024-04-08', [two!.id, three!.id])).toMatchObject({
        state: 'done',
        total: 2,
        done: 2,
      });
      expect(await bulk('2024-04-12')).toMatchObject({
        state: 'done',
        total: other.cells.length,
        done: other.cells.length,
      });
      const facts: { dueOn: string; n: number }[] = await stage.dataSource.query(
        `select data->>'dueOn' as "dueOn", count(*)::int as n from app.event
        where type = 'DeadlineExtended' and data->>'document' = '251-CV/ĐU' group by 1 order by 1`,
      );
      expect(facts).toEqual([
        { dueOn: '2024-04-05', n: 1 },
        { dueOn: '2024-04-08', n: 2 },
        { dueOn: '2024-04-12', n: other.cells.length },
      ]);
    });

    it('leaves a database that verifies', async () => {
      await stage.settle();
      expect(
        await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }),
      ).toMatchObject({ clean: true, violations: [] });
    });
  });
}
