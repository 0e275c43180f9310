import { cutoffText } from '#libs/calendar';
import { statusTitle, type Words, wordsOf, type Workflow } from '#libs/workflow';
import { obligation, placeOf, type Existing } from '../obligation/obligation.js';
import { type ObligationEvent } from '../obligation/obligation.events.js';
import { releaseWay, waysOn, waysText } from '../obligation/waiting.js';

/**
 * What a message is about: the facts of one obligation, the names around it, and the moment of
 * writing.
 */
export interface Spoken {
  readonly facts: readonly ObligationEvent[];
  readonly workflow: Workflow;
  readonly cellName: string;
  readonly directiveNumber: string;
  readonly url: string;
  readonly now: string;
  /**
   * Number of facts after which the deadline is read, for a text about a mark or a late report.
   * When it is left out, the text speaks of the deadline that holds now.
   */
  readonly asOf?: number;
}

/**
 * Everything that the texts of messages may say beside what a fact itself brings. Each step takes
 * the fields that its schema names.
 */
export interface ObligationInWords extends Words {
  readonly cellName: string;
  readonly directiveNumber: string;
  readonly url: string;
  readonly wording: string;
  readonly cutoffText: string;
  readonly open: boolean;
  readonly acknowledges: boolean;
  readonly givenBack: string;
  readonly ways: string;
  readonly status: string;
}

function fold(facts: readonly ObligationEvent[]): Existing {
  const state = facts.reduce(obligation.evolve, obligation.initial);
  if (state.status === 'none')
    throw new Error('nothing is told of an obligation that does not exist');
  return state;
}

function givenBack(facts: readonly ObligationEvent[]): string {
  const last = facts.findLast(
    ({ type }) => type === 'ReportReturned' || type === 'ReportWithdrawn',
  );
  return last?.type === 'ReportWithdrawn' ? 'đã được chi bộ rút lại' : 'đã được trả lại để bổ sung';
}

/**
 * Uses the definition's own words, and says which date holds now and whether it lies ahead. It
 * never contains names of candidates.
 */
export function obligationInWords({
  facts,
  workflow,
  cellName,
  directiveNumber,
  url,
  now,
  asOf,
}: Spoken): ObligationInWords {
  const { wording, cutoffAt } = fold(asOf === undefined ? facts : facts.slice(0, asOf));
  const status = placeOf(fold(facts));
  return {
    ...wordsOf(workflow),
    cellName,
    directiveNumber,
    url,
    wording,
    cutoffText: cutoffText(cutoffAt),
    open: now < cutoffAt,
    acknowledges: workflow.transitions.some(({ command }) => command === 'acknowledge'),
    givenBack: givenBack(facts),
    ways: waysText(waysOn(workflow, status)) || 'chờ quyết định của cấp có thẩm quyền',
    status: `“${statusTitle(workflow, status)}”`,
  };
}

/** The ways on from a held mark. They include ending the hold, which stands in no definition. */
export const heldWays = (ways: string): string => `${waysText([releaseWay])}, ${ways}`;
