import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { obligation, placeOf, STANDS } from '#libs/directive';
import { Workflows } from '#libs/directive/testing';
import { declareFacts, EventStore } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { byId, everyDefinition } from '../support/every-definition.js';
import { stepsDefinition } from '../support/own-definitions.js';
import { offerTo } from '../support/own-workflow.js';
import {
  actorOf,
  faults,
  movesUnder,
  placesOn,
  SEED,
  standing,
  walk,
} from './step-walks.fixtures.js';
import { countsAs } from './workflow-table.fixtures.js';

// Random commands under every definition: what was accepted is legal to verify and to the database,
// and both say alike where it stands. `WALK_SEED` plays other walks.

const WALKS = 200;

describe.each(byId)('random walks under %s', (_, workflow) => {
  it('get everywhere, and are legal whatever was asked', () => {
    const places = new Set<string>();
    for (const moves of movesUnder(workflow, WALKS)) {
      const facts = walk(moves, workflow);
      expect({ seed: SEED, moves, faults: faults(facts, workflow) }).toMatchObject({ faults: [] });
      for (const place of placesOn(facts)) places.add(place);
    }
    expect({ seed: SEED, places }).toEqual({
      seed: SEED,
      places: new Set(Object.keys(workflow.states)),
    });
  });
});

describe('verify, of what a looser definition lets through', () => {
  const { workflow } = stepsDefinition.definition;
  it.each([
    ['without a second person', { secondPerson: false }, /do chính người/],
    ['with one person where two are asked for', { people: 1 }, /bước cần 2 người/],
  ] as const)('must-fail control: %s verify finds it', (_what, changed, message) => {
    const loose = {
      ...workflow,
      transitions: workflow.transitions.map((step) => ({ ...step, ...changed })),
    };
    const found = movesUnder(workflow, WALKS).flatMap((moves) =>
      faults(walk(moves, loose), workflow),
    );
    expect(found.join('\n')).toMatch(message);
  });
});

describe.each(everyDefinition.map((own) => [own.definition.workflow.name, own] as const))(
  'the database under %s',
  (_, own) => {
    const { workflow } = own.definition;
    let database: FreshDatabase;
    beforeAll(async () => {
      declareFacts([obligation]);
      database = await freshDatabase();
      const workflows = new Workflows(database.dataSource);
      offerTo(workflows, own);
      await inTransaction(database.dataSource, (manager) => workflows.pin(manager, workflow.name));
    });
    afterAll(() => database.drop());

    it('takes each fact of a walk, and says where it stands as the facts do', async () => {
      const store = new EventStore(database.dataSource);
      for (const [n, moves] of movesUnder(workflow, 25).entries()) {
        const facts = walk(moves, workflow);
        const stream = `obligation-buoc--${n}`;
        // One by one: each change of status passes the guard of the database.
        for (const [i, event] of facts.entries())
          await store.append([
            {
              stream,
              expect: i === 0 ? 'none' : 'exists',
              events: [event],
              head: obligation.head(standing(facts.slice(0, i + 1))),
              actor: actorOf(event),
            },
          ]);
        const [row]: { at: string; status: string }[] = await database.dataSource.query(
          `select ${STANDS} as at, h.status from app.head h where h.stream = $1`,
          [stream],
        );
        const place = placeOf(standing(facts));
        const status = countsAs(workflow, place);
        expect({ seed: SEED, moves, row }).toEqual({
          seed: SEED,
          moves,
          row: { at: place, status },
        });
      }
    }, 60_000);
  },
);
