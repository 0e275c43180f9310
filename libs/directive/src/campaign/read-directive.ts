import { type EntityManager } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import { directive, type Directive, isNumbered, noSuchDirective } from './directive.js';

/** Number, day and notice of a directive; nulls before it is issued. */
export function numberingOf(state: Directive): {
  symbol: string | null;
  issuedOn: string | null;
  notice: string | null;
} {
  if (!isNumbered(state)) return { symbol: null, issuedOn: null, notice: null };
  return { symbol: state.symbol, issuedOn: state.issuedOn, notice: state.notice };
}

export interface ReadDirective {
  readonly state: Exclude<Directive, { status: 'none' }>;
  readonly version: number;
}

/** Folds the directive's facts. Errors: `Refused` NO_SUCH_DIRECTIVE. */
export async function readDirective(
  store: EventStore,
  id: string,
  manager?: EntityManager,
): Promise<ReadDirective> {
  const events = await store.read(`directive-${id}`, { manager });
  const state = events
    .map((stored) => directive.parse(stored))
    .reduce(directive.evolve, directive.initial);
  if (state.status === 'none') throw noSuchDirective();
  return { state, version: events.length };
}
