import { type DataSource, type EntityManager } from 'typeorm';
import {
  obligation as obligationOf,
  type Obligation,
  placeOf,
  type ObligationInWords,
  obligationInWords,
  readDirective,
  Workflows,
} from '#libs/directive';
import { composeMessage, type MessageStep } from '#libs/documents';
import { type EventStore } from '#libs/event-store';
import { getCell } from '#libs/org';
import { textOfPeriod } from '#libs/workflow';
import { effectId } from '#libs/platform';
import { whoActs } from '#libs/workflow';
import { isTold, type ToldRole } from '../tellings/told-roles.js';

/**
 * One message about one obligation to its cell. `key` identifies it: the fact, or the reminder step
 * with its due date.
 */
export interface Telling {
  readonly step: MessageStep;
  readonly obligation: string;
  readonly key: string;
  /** The step as it is recorded, when one text serves several steps (reminder waves). */
  readonly as?: string;
  /** What the step's text needs beside the obligation itself. */
  readonly extra?: Readonly<Record<string, string>>;
  /** What a person typed. The app shows it beside the message, and it is never mailed. */
  readonly note?: string;
  /** See `Spoken`. */
  readonly asOf?: number;
}

export interface ComposedMessage {
  readonly id: string;
  readonly obligation: string;
  readonly directive: string;
  readonly cell: string;
  readonly step: string;
  readonly subject: string;
  readonly body: string;
  readonly note: string | null;
}

/**
 * What the composing of messages needs: the facts, and the address at which people open the app.
 */
export interface Teller {
  readonly store: EventStore;
  readonly publicUrl: string;
}

/** A stored definition never changes, so each is read once per database. */
const definitions = new WeakMap<DataSource, Workflows>();

function workflowsOf({ connection }: EntityManager): Workflows {
  const known = definitions.get(connection) ?? new Workflows(connection);
  definitions.set(connection, known);
  return known;
}

const none: Obligation = obligationOf.initial;

export interface Described {
  readonly directive: string;
  readonly cell: string;
  readonly fields: ObligationInWords;
}

/** What a message may say about an obligation at this moment. */
export async function describe(
  { store, publicUrl }: Teller,
  manager: EntityManager,
  { obligation, asOf }: Pick<Telling, 'obligation' | 'asOf'>,
): Promise<Described> {
  const facts = (await store.read(obligation, { manager })).map((stored) =>
    obligationOf.parse(stored),
  );
  const [first] = facts;
  if (first?.type !== 'ObligationIssued') throw new Error(`${obligation} was never issued`);
  const { directive: id, cell: cellId, workflow } = first.data;
  const { state: directive } = await readDirective(store, id, manager);
  const cell = await getCell(manager, cellId);
  const [{ now }]: [{ now: string }] = await manager.query('select app.iso(app.now()) as now');
  const fields = obligationInWords({
    facts,
    now,
    asOf,
    workflow: await workflowsOf(manager).byId(workflow),
    cellName: cell?.name ?? cellId,
    directiveNumber: 'symbol' in directive ? directive.symbol : '',
    url: `${publicUrl}/?directive=${encodeURIComponent(id)}`,
  });
  const period = 'content' in directive ? directive.content.period : undefined;
  return { directive: id, cell: cellId, fields: ofPeriod(fields, period) };
}

/** Of a recurring report, its period is named with it: “báo cáo tháng 07/2026”. */
function ofPeriod(fields: ObligationInWords, period: string | undefined): ObligationInWords {
  const text = period === undefined ? undefined : textOfPeriod(period);
  return text === undefined ? fields : { ...fields, report: `${fields.report} ${text}` };
}

/** Who of the committee must act where the report stood after that fact. */
export async function whoIsAsked(
  { store }: Teller,
  manager: EntityManager,
  { obligation, version }: { obligation: string; version: number },
): Promise<ToldRole[]> {
  const facts = (await store.read(obligation, { manager })).slice(0, version);
  const state = facts.map((one) => obligationOf.parse(one)).reduce(obligationOf.evolve, none);
  if (state.status === 'none') return [];
  const workflow = await workflowsOf(manager).byId(state.workflow);
  return whoActs(workflow, placeOf(state)).filter(isTold);
}

/**
 * The text as the cell reads it. It never contains names of candidates, because the steps'
 * variables have no place for them.
 */
export async function compose(
  teller: Teller,
  manager: EntityManager,
  telling: Telling,
): Promise<ComposedMessage> {
  const { obligation, step, key, as = step, extra, note = null } = telling;
  const { directive, cell, fields } = await describe(teller, manager, telling);
  const { subject, body } = composeMessage(step, { ...fields, ...extra });
  return {
    id: effectId('message', obligation, key, cell),
    obligation,
    directive,
    cell,
    step: as,
    subject,
    body,
    note,
  };
}
