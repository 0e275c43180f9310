import { type EventStore, type Operation, type Reader, type StoredEvent } from '#libs/event-store';
import { directive, type Directive } from './directive.js';
import { issueObligation, obligation } from '../obligation/obligation.js';
import { obligationStream } from '../obligation/obligation-stream.js';

/** Every cell named by DirectiveIssued gets its obligation, once: the stream must not exist, so doing it again finds them all there. */
export function onDirectiveIssued(store: EventStore): Reader {
  return {
    name: 'directive.obligations',
    async handle(events, manager) {
      for (const event of events.filter(({ type }) => type === 'DirectiveIssued')) {
        const history = await store.read(event.stream, { manager });
        const state = history.map((stored) => directive.parse(stored)).reduce(directive.evolve, directive.initial);
        await store.append(operations(event, state), { manager });
      }
    },
  };
}

function operations(event: StoredEvent, state: Directive): Operation[] {
  if (state.status !== 'issued' && state.status !== 'closed') return [];
  const id = event.stream.slice('directive-'.length);
  const { dueOn, cutoffAt, wording } = state.content;
  return state.cells.map((cell) => {
    const events = issueObligation(obligation.initial, { directive: id, cell, workflow: state.workflow, dueOn, cutoffAt, wording });
    const head = obligation.head(events.reduce(obligation.evolve, obligation.initial));
    return { stream: obligationStream(id, cell), expect: 'none', events: [...events], head, actor: 'system', causation: event.stream };
  });
}
