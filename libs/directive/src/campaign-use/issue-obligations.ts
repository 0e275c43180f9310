import { type EventStore, type Operation, type Reader } from '#libs/event-store';
import { isAmong } from '#libs/workflow';
import { directive, isRunning, owingCells, type Running } from '../campaign/directive.js';
import { issueObligation } from '../obligation/arriving.js';
import { obligation } from '../obligation/obligation.js';
import { obligationStream } from '../obligation/obligation-stream.js';
import { type PinnedTerms } from '../obligation/obligation.events.js';
import { pinnedAtIssue } from '../planning/issue-terms.js';

const ISSUED = ['DirectiveIssued', 'PeriodIssued'];

/**
 * Creates the obligation of every cell that DirectiveIssued names, once. The stream must not exist
 * yet, so a repetition finds them all there.
 */
export function onDirectiveIssued(store: EventStore): Reader {
  return {
    name: 'directive.obligations',
    async handle(events, manager) {
      for (const event of events.filter(({ type }) => isAmong(ISSUED, type))) {
        const history = await store.read(event.stream, { manager });
        const state = history
          .map((stored) => directive.parse(stored))
          .reduce(directive.evolve, directive.initial);
        if (!isRunning(state) || owingCells(state).length === 0) continue;
        const id = event.stream.slice('directive-'.length);
        const terms = await pinnedAtIssue(manager, {
          directive: id,
          cells: state.cells,
          names: state.content.targetTerms ?? [],
          issuedOn: state.issuedOn,
        });
        await store.append(operations(id, state, terms), { manager });
      }
    },
  };
}

function operations(
  id: string,
  state: Running,
  pinned: ReadonlyMap<string, PinnedTerms>,
): Operation[] {
  const { dueOn, cutoffAt, wording } = state.content;
  return owingCells(state).map((cell) => {
    const terms = pinned.get(cell);
    const events = issueObligation(obligation.initial, {
      directive: id,
      cell,
      workflow: state.workflow,
      dueOn,
      cutoffAt,
      wording,
      ...(terms ? { terms } : {}),
    });
    const head = obligation.head(events.reduce(obligation.evolve, obligation.initial));
    return {
      stream: obligationStream(id, cell),
      expect: 'none',
      events: [...events],
      head,
      actor: 'system',
      causation: `directive-${id}`,
    };
  });
}
