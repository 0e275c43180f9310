import { type Obligation, type ObligationEvent } from '#libs/directive';
import { type Workflow } from '#libs/workflow';
import { type Circumstances } from './circumstances.js';
import { type History, type Step } from './history.js';
import { type Snapshot } from './snapshot.js';

export type ObligationStep = Step<Obligation, ObligationEvent>;

export interface Receipt {
  readonly obligation: string;
  readonly number: string;
  readonly begunAt: string;
  readonly completedAt: string;
  readonly timeliness: 'onTime' | 'straddled' | 'late';
  readonly sha256: string;
  /** The hash of the bytes that are kept. */
  readonly recomputed: string;
}

export interface Hold {
  readonly obligation: string;
  readonly cutoffAt: string;
  readonly released: boolean;
}

export interface Intent {
  readonly obligation: string;
  readonly begunAt: string;
  readonly resolvedAt: string | null;
}

/** All that one obligation is judged by. */
export interface ObligationCase {
  readonly stream: string;
  readonly steps: readonly ObligationStep[];
  readonly receipts: readonly Receipt[];
  readonly holds: readonly Hold[];
  readonly intents: readonly Intent[];
  /** The pinned definition; undefined when it is not stored, or not as it was. */
  readonly workflow: Workflow | undefined;
  /** Stored definitions by id, for what happened before a migration. */
  readonly workflows: ReadonlyMap<string, Workflow>;
  readonly now: string;
  readonly sweptAt: string;
  /**
   * How many minutes the sweep waits, when the configuration says so. Otherwise the definition says
   * it.
   */
  readonly graceMinutes: number | undefined;
}

const RECEIPTS = `
  select r.obligation, r.number, app.iso(r.begun_at) as "begunAt", app.iso(r.completed_at) as
    "completedAt", r.timeliness, r.sha256,
    encode(sha256(convert_to(r.content, 'UTF8')), 'hex') as recomputed
  from app.receipt r where r.obligation = any($1) order by r.body, r.number`;
const HOLDS = `select d.obligation, app.iso(d.cutoff_at) as "cutoffAt", d.released_at is not null as
  released from app.hold d where d.obligation = any($1)`;
const INTENTS = `
  select i.obligation, app.iso(i.begun_at) as "begunAt", app.iso(i.resolved_at) as "resolvedAt"
  from app.intent i join unnest($1::text[]) as s(stream) on s.stream = i.obligation`;

function byObligation<Row extends { readonly obligation: string }>(
  rows: readonly Row[],
): (stream: string) => readonly Row[] {
  const lists = new Map<string, Row[]>();
  for (const row of rows) lists.set(row.obligation, [...(lists.get(row.obligation) ?? []), row]);
  return (stream) => lists.get(stream) ?? [];
}

export async function obligationCases(
  snapshot: Snapshot,
  { now, sweptAt, workflows }: Circumstances,
  { page, graceMinutes }: { page: readonly History[]; graceMinutes: number | undefined },
): Promise<ObligationCase[]> {
  const mine = page.filter(({ steps }) => steps.obligation.length > 0);
  if (mine.length === 0) return [];
  const streams = [mine.map(({ stream }) => stream)];
  const receipts = byObligation(await snapshot.query<Receipt>(RECEIPTS, streams));
  const holds = byObligation(await snapshot.query<Hold>(HOLDS, streams));
  const intents = byObligation(await snapshot.query<Intent>(INTENTS, streams));
  return mine.map(({ stream, steps: { obligation: steps } }) => ({
    stream,
    now,
    sweptAt,
    graceMinutes,
    steps,
    receipts: receipts(stream),
    holds: holds(stream),
    intents: intents(stream),
    workflow: pinnedTo(steps, workflows),
    workflows,
  }));
}

function pinnedTo(
  steps: readonly ObligationStep[],
  workflows: Circumstances['workflows'],
): Workflow | undefined {
  const state = steps.at(-1)?.after;
  return state && state.status !== 'none' ? workflows.get(state.workflow) : undefined;
}

/** The cutoff in force before the step; '' before the first fact. */
export function cutoffBefore({ before }: ObligationStep): string {
  return before.status === 'none' ? '' : before.cutoffAt;
}

/** A fact that names a receipt, and so says what became of it. */
export interface ReceiptStep extends ObligationStep {
  readonly event: Extract<ObligationEvent, { type: 'ReportSubmitted' | 'ReportSetAside' }>;
}

export function namesReceipt(step: ObligationStep): step is ReceiptStep {
  return step.event.type === 'ReportSubmitted' || step.event.type === 'ReportSetAside';
}

/** True for the first arrival of a report. A later fact may accept a report that was set aside. */
export function arrived(step: ReceiptStep): boolean {
  return step.event.type === 'ReportSetAside' || step.event.data.acceptance === undefined;
}
