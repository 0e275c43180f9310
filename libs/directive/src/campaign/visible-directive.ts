import { type EventStore } from '#libs/event-store';
import { type Actor, can } from '#libs/org';
import { noSuchDirective } from './directive.js';
import { numberingOf, type ReadDirective, readDirective } from './read-directive.js';

/**
 * For somebody who wants to see it. A directive has a number once it was issued; what has none, a
 * draft or one withdrawn, is the committee's own. Errors: `Refused` NO_SUCH_DIRECTIVE, the same for
 * a draft of others as for what was never there.
 */
export async function readVisible(
  store: EventStore,
  directive: string,
  actor: Actor,
): Promise<ReadDirective> {
  const found = await readDirective(store, directive);
  if (numberingOf(found.state).symbol === null && !can(actor, 'directive.read-draft'))
    throw noSuchDirective();
  return found;
}
