import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import * as decide from '#libs/directive/testing';
import { EventStore } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import { initialStatus, type Status, statuses, type Workflow } from '#libs/workflow';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { everyDefinition } from '../support/every-definition.js';
import { offerTo } from '../support/own-workflow.js';
import { pairsOf } from './workflow-table.fixtures.js';

describe.each(everyDefinition.map((own) => [own.definition.workflow.name, own] as const))(
  'the database after the first use of %s',
  (_, own) => {
    const { workflow } = own.definition;
    let database: FreshDatabase;
    beforeAll(async () => {
      database = await freshDatabase();
      const workflows = new decide.Workflows(database.dataSource);
      await workflows.load();
      offerTo(workflows, own);
      await inTransaction(database.dataSource, (manager) => workflows.pin(manager, workflow.name));
    });
    afterAll(() => database.drop());

    const append = (stream: string, expect: 'none' | 'any', status: string): Promise<string> =>
      new EventStore(database.dataSource)
        .append([
          {
            stream,
            expect,
            events: [{ type: 'ObligationAcknowledged', data: { by: 'x' } }],
            head: { status },
            actor: 'x',
          },
        ])
        .then(
          () => 'done',
          (error: unknown) => String(error),
        );

    it('lets through the changes of state that some cell makes, and refuses the rest', async () => {
      const legal = pairsOf(workflow);
      for (const status of statuses) {
        const said = await append(`obligation-start--${status}`, 'none', status);
        expect([status, said]).toEqual([
          status,
          status === initialStatus(workflow)
            ? 'done'
            : expect.stringContaining('illegal transition'),
        ]);
      }
      const pairs = statuses.flatMap((from) =>
        statuses
          .filter((to) => to !== from && wayTo(workflow, from).length > 0)
          .map((to) => [from, to] as const),
      );
      expect(pairs.length).toBeGreaterThan(30);
      for (const [from, to] of pairs) {
        const stream = `obligation-${from}--${to}`;
        for (const [i, status] of wayTo(workflow, from).entries())
          expect(await append(stream, i === 0 ? 'none' : 'any', status)).toBe('done');
        const said = await append(stream, 'any', to);
        expect([from, to, said]).toEqual([
          from,
          to,
          legal.has(`${from} ${to}`) ? 'done' : expect.stringContaining('illegal transition'),
        ]);
      }
    }, 120_000);

    it(
      'learns the ways out at the next start when it was made before they were ' + 'known',
      async () => {
        const owner = new pg.Client({ connectionString: database.url });
        await owner.connect();
        await owner.query(
          `delete from app.legal_transition where 'cancelled' in (from_status, to_status);
          select app.compile_legal_transitions()`,
        );
        await owner.end();
        expect(await append('obligation-before--it', 'none', 'issued')).toBe('done');
        expect(await append('obligation-before--it', 'any', 'cancelled')).toContain(
          'illegal transition',
        );
        await new decide.Workflows(database.dataSource).load();
        expect(await append('obligation-before--it', 'any', 'cancelled')).toBe('done');
      },
    );
  },
);

/** Statuses from the start to `goal`; none when the definition does not have it. */
function wayTo(workflow: Workflow, goal: Status): string[] {
  const pairs = [...pairsOf(workflow)].map((pair) => pair.split(' ') as [string, string]);
  const ways: string[][] = [[initialStatus(workflow)]];
  for (const way of ways) {
    if (way.at(-1) === goal) return way;
    for (const [from, to] of pairs)
      if (from === way.at(-1) && !way.includes(to)) ways.push([...way, to]);
  }
  return [];
}
