import { type EntityManager } from 'typeorm';
import { cutoffText } from '#libs/calendar';
import { readDirective, readObligation } from '#libs/directive';
import { composeMessage, type MessageData, type MessageStep } from '#libs/documents';
import { type EventStore } from '#libs/event-store';
import { getCell } from '#libs/org';
import { effectId } from '#libs/platform';

/** One thing to tell the cell of one obligation. `key` makes it one: the fact, or the reminder step with its due date. */
export interface Telling {
  readonly step: MessageStep;
  readonly obligation: string;
  readonly key: string;
  /** Step as it is recorded, when one text serves several steps (reminder waves). */
  readonly as?: string;
  /** What the step's text needs beside the obligation itself. */
  readonly extra?: Readonly<Record<string, string>>;
}

export interface ComposedMessage {
  readonly id: string;
  readonly obligation: string;
  readonly directive: string;
  readonly cell: string;
  readonly step: string;
  readonly subject: string;
  readonly body: string;
}

/** What telling needs: the facts, and the address under which people open the app. */
export interface Teller {
  readonly store: EventStore;
  readonly publicUrl: string;
}

/** The text as the cell reads it. Names of candidates never come in: the steps' variables have no place for them. */
export async function compose({ store, publicUrl }: Teller, manager: EntityManager, telling: Telling): Promise<ComposedMessage> {
  const { obligation, step, key } = telling;
  const state = await readObligation(store, obligation, manager);
  const { state: directive } = await readDirective(store, state.directive, manager);
  const cell = await getCell(manager, state.cell);
  const data = {
    cellName: cell?.name ?? state.cell,
    directiveNumber: 'symbol' in directive ? directive.symbol : '',
    wording: state.wording,
    cutoffText: cutoffText(state.cutoffAt),
    url: `${publicUrl}/?directive=${encodeURIComponent(state.directive)}`,
    ...telling.extra,
  } as MessageData[MessageStep];
  const { subject, body } = composeMessage(step, data as never);
  return { id: effectId('message', obligation, key, state.cell), obligation, directive: state.directive, cell: state.cell, step: telling.as ?? step, subject, body };
}
