import { describe, expect, it } from '@jest/globals';
import { bulkRequest, BulkRuns, Workflows } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { actorOfToken } from '#libs/org';
import { review } from '../support/issued.js';
import {
  approve,
  asOwner,
  isFine,
  issued,
  later,
  MEETING,
  send,
  stage,
  unchanged,
} from './people.fixtures.js';

/** A member of a bulk run whom something else than a rule keeps back. */
export function poisoned(): void {
  describe('an item that fails for no reason of the rules', () => {
    it('holds nobody behind it, and is left aside with a word after the third time', async () => {
      const cells = [later.cells[4]!, later.cells[6]!, later.cells[8]!];
      for (const cell of cells) {
        isFine(await send(cell, await unchanged(cell)));
        isFine(await review(stage, issued.reviewer, cell));
      }
      await asOwner(
        `create function app.poison() returns trigger language plpgsql as $$ begin raise exception
        'poisoned'; end $$`,
      );
      await asOwner(
        `create trigger poison before insert on app.letter for each row
        when (new.notice = 'notice-${cells[0]!.obligation.slice('obligation-'.length)}') execute
        function app.poison()`,
      );
      const workflows = new Workflows(stage.dataSource);
      await workflows.load();
      const runs = new BulkRuns(stage.dataSource, new EventStore(stage.dataSource), workflows, {
        graceMinutes: 5,
      });
      const approver = (await actorOfToken(stage.dataSource.manager, issued.approver))!;
      const { run } = await runs.start(
        approver,
        'poisoned-meeting',
        bulkRequest.parse({
          command: 'approve-report',
          directive: later.directive,
          cells: cells.map(({ id }) => id),
          body: { meeting: MEETING },
        }),
      );
      await expect(runs.advance(run)).rejects.toThrow('poisoned');
      await expect(runs.advance(run)).rejects.toThrow('poisoned');
      // The second time the others went first.
      expect(await runs.read(run)).toMatchObject({ state: 'running', done: 2 });
      expect(await runs.advance(run)).toMatchObject({
        state: 'done',
        done: 2,
        skipped: 1,
        notDone: [{ code: 'FAILED', count: 1, cells: [cells[0]!.id] }],
      });
      await asOwner('drop trigger poison on app.letter');
      isFine(await approve(cells[0]!));
    });
  });
}
