import { type StoredEvent, type View } from '#libs/event-store';
import { firstStatus, type Status } from '#libs/workflow';
import { type ObligationEvent, obligationEvent } from './obligation.events.js';
import { standingAfter } from './standing.js';

/** One line of the board. Dates are civil dates, and instants are as everywhere. */
export interface ObligationRow {
  readonly key: string;
  readonly directive: string;
  readonly cell: string;
  readonly workflow: string;
  readonly status: Status;
  /** The state of the definition, where it is not of the status' name. */
  readonly stands_at: string | null;
  readonly due_on: string;
  readonly cutoff_at: string;
  readonly wording: string;
  readonly acknowledged_at: string | null;
  readonly round: number;
  readonly receipt: string | null;
  readonly submitted_at: string | null;
  readonly returns: number;
  readonly late_receipts: readonly string[];
  readonly reviewed_by: string | null;
  readonly notice: string | null;
  readonly approved_at: string | null;
  readonly expired_at: string | null;
  readonly effective_at: string | null;
}

type Rest = Exclude<ObligationEvent, { type: 'ObligationIssued' }>;

function first(
  key: string,
  data: Extract<ObligationEvent, { type: 'ObligationIssued' }>['data'],
): ObligationRow {
  const { directive, cell, workflow, dueOn, cutoffAt, wording } = data;
  return {
    key,
    directive,
    cell,
    workflow,
    wording,
    status: firstStatus,
    stands_at: null,
    due_on: dueOn,
    cutoff_at: cutoffAt,
    acknowledged_at: null,
    round: 0,
    receipt: null,
    submitted_at: null,
    returns: 0,
    late_receipts: [],
    reviewed_by: null,
    notice: null,
    approved_at: null,
    expired_at: null,
    effective_at: null,
  };
}

function newDeadline({
  dueOn,
  cutoffAt,
  wording,
}: {
  dueOn?: string;
  cutoffAt?: string;
  wording?: string;
}): Partial<ObligationRow> {
  return dueOn && cutoffAt && wording ? { due_on: dueOn, cutoff_at: cutoffAt, wording } : {};
}

/** What a fact changes in the row beside its status. Most facts change nothing else. */
function change(row: ObligationRow, event: Rest, at: string): Partial<ObligationRow> {
  switch (event.type) {
    case 'ObligationAcknowledged':
      return { acknowledged_at: at };
    case 'ReportSubmitted': {
      const { round, receipt, completedAt } = event.data;
      return { round, receipt, submitted_at: completedAt };
    }
    case 'ReportSetAside':
      return { late_receipts: [...row.late_receipts, event.data.receipt] };
    case 'ReportReturned':
      return { returns: row.returns + 1, ...newDeadline(event.data) };
    case 'ReportReviewed':
      return { reviewed_by: event.data.by };
    case 'ReportApproved':
      return { notice: event.data.notice ?? null, approved_at: at };
    case 'StepTaken':
      return event.data.to === 'approved'
        ? { notice: event.data.notice ?? null, approved_at: at }
        : {};
    // The notice stays on the line, marked as revoked, until the next one takes its place.
    case 'ApprovalRevoked':
      return { approved_at: null };
    case 'ObligationExpired':
      return { expired_at: at, effective_at: event.data.effectiveAt };
    case 'WorkflowMigrated':
      return { workflow: event.data.workflow };
    case 'RejectionUndone':
    case 'DeadlineExtended':
    case 'ObligationReopened':
      return newDeadline(event.data);
    default:
      return {};
  }
}

export const obligationView: View<ObligationRow> = {
  name: 'obligation',
  table: 'obligation',
  category: 'obligation',
  keyOf: (event) => (event.stream.startsWith('obligation-') ? event.stream : undefined),
  project(row: ObligationRow | undefined, stored: StoredEvent): ObligationRow {
    const event = obligationEvent.parse({ type: stored.type, data: stored.data });
    if (event.type === 'ObligationIssued') return first(stored.stream, event.data);
    if (!row) throw new Error(`${stored.type} before ObligationIssued in ${stored.stream}`);
    const to = standingAfter(event);
    const stands = to ? { status: to.status, stands_at: to.at } : {};
    return { ...row, ...stands, ...change(row, event, stored.at) };
  },
};
