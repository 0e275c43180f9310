import { type EventStore } from '#libs/event-store';
import { type Actor, can } from '#libs/org';
import { noSuchDirective } from './directive.js';
import { numberingOf, type ReadDirective, readDirective } from './read-directive.js';

/**
 * Reads a directive for somebody who wants to see it. A directive gets a number when it is issued.
 * One without a number (a draft, or a withdrawn draft) is the committee's own. Errors: `Refused`
 * NO_SUCH_DIRECTIVE, the same for what is of others as for an id that never existed.
 */
export async function readVisible(
  store: EventStore,
  directive: string,
  actor: Actor,
): Promise<ReadDirective> {
  const found = await readDirective(store, directive);
  const { state } = found;
  const action = numberingOf(state).symbol === null ? 'directive.read-draft' : 'board.read';
  if (!can(actor, action, { committee: state.content.committee })) throw noSuchDirective();
  return found;
}
