import { type EntityManager } from 'typeorm';
import { cite, kindNamed } from '#libs/document-kinds';
import { type EventStore } from '#libs/event-store';
import { getCell } from '#libs/org';
import { numberNotice, type NumberedNotice, readNotice } from '#libs/records';
import { type CellPaper } from '#libs/workflow';
import { type Running } from '../campaign/directive.js';
import { type Approval, approvalFacts, approvalKind } from '../letters/approval-facts.js';
import { registerOf } from '../letters/issuer.js';
import { type TransactionContext } from '../obligation/decide-obligation.js';
import { obligationStream } from '../obligation/obligation-stream.js';
import { type Existing } from '../obligation/obligation.js';

export interface CellNotice extends Pick<
  Approval,
  'from' | 'report' | 'lists' | 'meetingOn' | 'issuedOn'
> {
  readonly notice: string;
  readonly paper: CellPaper;
  readonly directive: Running;
  /** The notice that this one replaces: its stream. */
  readonly replaces: string | undefined;
}

/** The citation of a notice; undefined where there is none. */
async function cited(
  store: EventStore,
  manager: EntityManager,
  notice: string | undefined,
): Promise<{ replaces?: string }> {
  if (notice === undefined) return {};
  const paper = await readNotice(store, notice, manager);
  if (paper.status === 'none') return {};
  return { replaces: cite(kindNamed(paper.kind), { symbol: paper.symbol, on: paper.issuedOn }) };
}

/** Draws the number of a notice of one cell's result, and writes its letter; the PDF follows. */
export async function numberCellNotice(
  store: EventStore,
  state: Existing,
  { manager, actor, workflow }: TransactionContext,
  { notice, replaces, ...made }: CellNotice,
): Promise<NumberedNotice> {
  const { paper, from, issuedOn } = made;
  const kind = approvalKind(paper);
  const cell = (await getCell(manager, state.cell))!;
  const facts = approvalFacts({
    ...made,
    workflow,
    cell,
    ...(await cited(store, manager, replaces)),
  });
  return numberNotice(store, manager, {
    notice,
    register: registerOf(from, kind),
    kind: kind.name,
    issuedOn,
    subject: obligationStream(state.directive, state.cell),
    dossier: state.directive,
    actor: actor.id,
    letter: ({ number }) => kind.asked.letter({ ...facts, number }),
  });
}
