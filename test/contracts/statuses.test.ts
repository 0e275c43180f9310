import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { directive } from '#libs/directive';
import { directiveExamples as the } from '#libs/directive/testing';
import { markMade, type Status, statuses } from '#libs/workflow';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

// What the database itself says of statuses, beside their owner: an obligation's transitions are
// declared from the definitions, so SQL names a status only where no definition may say otherwise.

/** Every place of the schema that holds code, with its text. */
const PLACES = `
  select 'trigger ' || tgname as place, pg_get_triggerdef(oid) as text from pg_trigger
    where not tgisinternal
  union all select 'function ' || proname, prosrc from pg_proc
    where pronamespace = 'app'::regnamespace
  union all select 'constraint ' || conname, pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'app'::regnamespace
  union all select 'index ' || indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index
    where indrelid in (select oid from pg_class where relnamespace = 'app'::regnamespace)
  union all select 'view ' || viewname, definition from pg_views where schemaname = 'app'`;

/** Those that name a status, and the owner's answer that they must be the same as. */
const known: Readonly<Record<string, readonly Status[]>> = {
  'trigger head_refuse_wrong_mark': markMade,
};

describe('statuses in the database', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const named = (places: readonly { place: string; text: string }[]) =>
    Object.fromEntries(
      places
        .map(({ place, text }) => ({
          place,
          names: statuses.filter((status) => text.includes(`'${status}'`)),
        }))
        .filter(({ names }) => names.length > 0)
        .map(({ place, names }) => [place, names]),
    );

  it('are named where the owner knows of it, and as it says', async () => {
    const places: { place: string; text: string }[] = await database.dataSource.query(PLACES);
    expect(places.length).toBeGreaterThan(50);
    expect(named(places)).toEqual(known);
  });

  it('must-fail control: a place with a list of its own is seen', () => {
    const text = `check (status in ('issued', 'returned'))`;
    expect(named([{ place: 'constraint status_check', text }])).not.toEqual(known);
  });

  it('of a directive change as its facts change them, and in no other way', async () => {
    const walks = [...Object.values(the.histories), [the.drafted, the.issued, the.recalled]];
    const pairs = walks.map((facts) => {
      const statusOf = (count: number): string => {
        const { status } = fold(directive, facts.slice(0, count));
        return status === 'none' ? '' : status;
      };
      return `${statusOf(facts.length - 1)} → ${statusOf(facts.length)}`;
    });
    const rows: { pair: string }[] = await database.dataSource.query(
      `select from_status || ' → ' || to_status as pair from app.legal_transition
        where category = 'directive'`,
    );
    // The first two facts of a period of a standing letter are written as one.
    expect(new Set(rows.map(({ pair }) => pair))).toEqual(new Set([...pairs, ' → issued']));
  });
});
