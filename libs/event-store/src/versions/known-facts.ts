import { type FactTypes } from '#libs/decider';
import { type NewEvent } from '../event.js';
import { UnknownEvent, type Upcasters, upcasters, type VersionedFact } from './upcasters.js';

interface Declared {
  readonly name: string;
  readonly facts?: FactTypes;
}

let known: Upcasters | undefined;

/**
 * Declares once, at boot, which facts this program knows, by all its aggregates. From then on every
 * read gives the latest shape, every write bears the latest version, and an unknown type or version
 * stops whoever meets it. Without this call events pass as they are stored, as in tests of the
 * store itself. The declaration is one for the process, because what a program knows does not
 * depend on the database. Throws `IncompleteUpcasters`; RangeError for an aggregate without facts
 * and for a type that two aggregates claim.
 */
export function declareFacts(aggregates: readonly Declared[]): void {
  const table: Record<string, FactTypes[string]> = {};
  for (const { name, facts } of aggregates) {
    if (!facts) throw new RangeError(`the aggregate ${name} does not say which facts it stores`);
    for (const [type, steps] of Object.entries(facts)) {
      if (table[type]) throw new RangeError(`two aggregates store ${type}; ${name} is the second`);
      table[type] = steps;
    }
  }
  known = upcasters(table);
}

/** For tests only. */
export function forgetFacts(): void {
  known = undefined;
}

/** A stored fact in the latest shape of its type. Throws `UnknownEvent`. */
export function currentFact<F extends VersionedFact>(fact: F): F {
  return known ? known.upcast(fact) : fact;
}

/**
 * The version with which a new event is written: its own, or the latest of its type. Throws
 * `UnknownEvent`, because nobody could read that event back.
 */
export function versionToWrite({
  type,
  schemaVersion,
}: Pick<NewEvent, 'type' | 'schemaVersion'>): number {
  if (!known) return schemaVersion ?? 1;
  const latest = known.latest(type);
  const version = schemaVersion ?? latest ?? 1;
  if (latest === undefined || version > latest) throw new UnknownEvent(type, version, latest);
  return version;
}

/**
 * The rows before the first unknown one, so that a reader stops exactly there. Throws
 * `UnknownEvent` when the first is unknown.
 */
export function untilUnknown<Row, Event>(
  rows: readonly Row[],
  toEvent: (row: Row) => Event,
): Event[] {
  const events: Event[] = [];
  try {
    for (const row of rows) events.push(toEvent(row));
  } catch (error) {
    if (!(error instanceof UnknownEvent) || events.length === 0) throw error;
  }
  return events;
}
