import { type EntityManager } from 'typeorm';
import { civilDate, cutoffText, longDateTime, shortDate } from '#libs/calendar';
import { type EventStore } from '#libs/event-store';
import { getCell, getCommittee } from '#libs/org';
import { commandTitle, textOfPeriod, wordsOf } from '#libs/workflow';
import { isNumbered } from '../campaign/directive.js';
import { type ReadDirective, readDirective } from '../campaign/read-directive.js';
import { type Workflows } from '../definition/workflows.js';
import { obligation } from '../obligation/obligation.js';
import { requireExisting } from '../obligation/permitted.js';
import { type LinkStanding, linkStanding } from './link-standing.js';
import { type Linked } from './link-token.js';

/** What the page behind a link may say. It names bodies and papers, and no person. */
export interface LinkView extends Linked {
  readonly standing: LinkStanding;
  readonly committeeName: string;
  readonly cellName: string;
  readonly directive: string;
  /** “241-CV/ĐU, ngày 12/01/2024”. */
  readonly directiveNumber: string;
  readonly subject: string;
  readonly wording: string;
  readonly cutoffText: string;
  /** The definition's word for a report, with its period: “báo cáo tháng 07/2026”. */
  readonly report: string;
  /** The definition's title of the command. */
  readonly command: string;
  readonly acknowledgedAtText: string | null;
}

interface Sources {
  readonly store: EventStore;
  readonly workflows: Workflows;
  readonly manager: EntityManager;
}

export async function hasEnded(manager: EntityManager, cell: string, at: string): Promise<boolean> {
  const rows: { ended: boolean }[] = await manager.query(
    'select app.cell_ended($1, $2::timestamptz) is not null as ended',
    [cell, at],
  );
  return rows[0]!.ended;
}

/** Errors: `Refused` NO_SUCH_OBLIGATION. */
export async function readLink(
  { store, workflows, manager }: Sources,
  stream: string,
  now: string,
): Promise<LinkView> {
  const stored = await store.read(stream, { manager });
  const facts = stored.map((one) => obligation.parse(one));
  const state = requireExisting(facts.reduce(obligation.evolve, obligation.initial));
  const workflow = await workflows.byId(state.workflow);
  const directive = await readDirective(store, state.directive, manager);
  const { committee, period } = directive.state.content;
  const cellEnded = await hasEnded(manager, state.cell, now);
  const head = await getCommittee(manager, committee, civilDate(now));
  const cell = await getCell(manager, state.cell);
  const at = stored.find(({ type }) => type === 'ObligationAcknowledged')?.at;
  return {
    stream,
    position: stored[0]!.position,
    standing: linkStanding(state, { workflow, now, cellEnded }),
    committeeName: head?.name ?? 'Đảng ủy',
    cellName: cell?.name ?? state.cell,
    directive: state.directive,
    ...lettered(directive),
    wording: state.wording,
    cutoffText: cutoffText(state.cutoffAt),
    report: ofPeriod(wordsOf(workflow).report, period),
    command: commandTitle(workflow, 'acknowledge'),
    acknowledgedAtText: at === undefined ? null : longDateTime(at),
  };
}

function lettered({ state }: ReadDirective): Pick<LinkView, 'directiveNumber' | 'subject'> {
  const { subject } = state.content;
  const directiveNumber = isNumbered(state)
    ? `${state.symbol}, ngày ${shortDate(state.issuedOn)}`
    : '';
  return { directiveNumber, subject: subject.charAt(0).toLocaleUpperCase('vi') + subject.slice(1) };
}

function ofPeriod(report: string, period: string | undefined): string {
  const text = period === undefined ? undefined : textOfPeriod(period);
  return text === undefined ? report : `${report} ${text}`;
}
