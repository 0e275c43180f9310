import { cutoffText } from '#libs/calendar';
import { Refused } from '#libs/decider';
import {
  concludes,
  firstStatus,
  isAmong,
  lateOutcome,
  type LateOutcome,
  markMade,
  permits,
  statusFacts,
} from '#libs/workflow';
import { type ObligationEvent } from './obligation.events.js';
import { type Existing, type Obligation, placeOf } from './obligation.js';
import { type Ask, permitted, requireExisting } from './permitted.js';

// Rules by which an obligation and its reports arrive, and by which the cell takes a report back.

export function issueObligation(
  state: Obligation,
  data: Extract<ObligationEvent, { type: 'ObligationIssued' }>['data'],
): readonly ObligationEvent[] {
  return state.status === 'none' ? [{ type: 'ObligationIssued', data }] : [];
}

export function acknowledge(state: Obligation, ask: Ask): readonly ObligationEvent[] {
  return permitted(state, 'acknowledge', ask).acknowledged
    ? []
    : [{ type: 'ObligationAcknowledged', data: { by: ask.actor.id } }];
}

/**
 * What arrived: the instants of its first and its last byte (both by the one clock), and the
 * receipt under which it is kept.
 */
export interface Arrival {
  readonly receipt: string;
  readonly sha256: string;
  readonly begunAt: string;
  readonly completedAt: string;
  /** Why it is late, as the cell says. */
  readonly lateReason?: string | undefined;
}

/**
 * Design §6: a report that is complete before the cutoff is on time. One that began before and was
 * complete after is held for a person. One that began after is late.
 */
export function timeliness(
  cutoffAt: string,
  arrival: Pick<Arrival, 'begunAt' | 'completedAt'>,
): 'onTime' | 'straddled' | 'late' {
  if (arrival.completedAt < cutoffAt) return 'onTime';
  return arrival.begunAt < cutoffAt ? 'straddled' : 'late';
}

function standsSubmitted(state: Obligation): state is Existing {
  return state.status !== 'none' && placeOf(state) === 'submitted';
}

/** Said where a report that was sent is the end of its course. */
const ending = ({ workflow }: Ask): { concludes?: true } =>
  concludes(workflow, 'submitted') ? { concludes: true } : {};

type Bytes = Omit<Arrival, 'receipt'>;

/**
 * Whether the report is to be recorded, asked before a receipt is drawn. False when the same bytes
 * are here already. Errors: `Refused` as `permitted`.
 */
export function maySubmit(state: Obligation, arrival: Bytes, ask: Ask): boolean {
  if (standsSubmitted(state) && state.report?.sha256 === arrival.sha256) return false;
  if (!isTooLate(state, arrival)) {
    permitted(state, 'submit-report', ask);
    return true;
  }
  permits(ask.workflow, { command: 'submit-report', status: firstStatus, role: ask.actor.role });
  requireWelcome(state, arrival, ask);
  return (
    lateFate(state, arrival, ask) === 'taken' ||
    !state.setAside.some((kept) => kept.sha256 === arrival.sha256)
  );
}

/** What was begun in time is never refused: a person decides, or its reason lets it in. */
function requireWelcome(state: Existing, arrival: Bytes, ask: Ask): void {
  if (timeliness(state.cutoffAt, arrival) === 'straddled') return;
  if (lateFate(state, arrival, ask) !== 'refused') return;
  throw new Refused(
    'LATE_REFUSED',
    `Đã hết hạn gửi (hạn: ${cutoffText(state.cutoffAt)}) và đợt này không nhận báo cáo gửi muộn. ` +
      'Bản nháp của đồng chí vẫn còn. Hãy liên hệ văn thư Đảng ủy; nếu được gia hạn hay mở lại ' +
      'thì gửi từ bản nháp.',
    { cutoffAt: state.cutoffAt },
  );
}

function lateFate({ status }: Existing, { lateReason }: Bytes, { workflow }: Ask): LateOutcome {
  return lateOutcome(workflow, { status, reason: lateReason });
}

function isTooLate(state: Obligation, arrival: Bytes): state is Existing {
  if (state.status === 'none') return false;
  const { mark } = statusFacts[state.status];
  return mark === 'made' || (mark === 'ahead' && timeliness(state.cutoffAt, arrival) !== 'onTime');
}

/**
 * A returned obligation was answered in time once, so its next round is taken whenever it comes
 * (design I2). The same bytes again give `[]`. A report that comes at or after the cutoff, or after
 * the mark, changes no state: it is kept and flagged (I3), unless the definition takes it in.
 */
export function submitReport(
  state: Obligation,
  arrival: Arrival,
  ask: Ask,
): readonly ObligationEvent[] {
  if (!maySubmit(state, arrival, ask)) return [];
  const { cutoffAt, round } = requireExisting(state);
  const { receipt, sha256, completedAt } = arrival;
  const by = ask.actor.id;
  const submitted = { round: round + 1, receipt, sha256, completedAt, by, ...ending(ask) };
  if (!isTooLate(state, arrival)) return [{ type: 'ReportSubmitted', data: submitted }];
  if (lateFate(state, arrival, ask) === 'taken') {
    const { lateReason: reason } = arrival;
    const late = {
      ...(reason === undefined ? {} : { reason }),
      ...(isAmong(markMade, state.status) ? { afterMark: true as const } : {}),
    };
    return [{ type: 'ReportSubmitted', data: { ...submitted, late } }];
  }
  const reason = timeliness(cutoffAt, arrival) === 'straddled' ? 'straddled' : 'late';
  return [{ type: 'ReportSetAside', data: { receipt, sha256, completedAt, reason, by } }];
}

/** Lets in a report that was late or held, in the name of a person. */
export function acceptLateReport(
  state: Obligation,
  decision: { receipt: string; reason: string },
  ask: Ask,
): readonly ObligationEvent[] {
  if (standsSubmitted(state) && state.report?.receipt === decision.receipt) return [];
  const now = permitted(state, 'accept-late-report', ask);
  const kept = now.setAside.find((report) => report.receipt === decision.receipt);
  if (!kept)
    throw new Refused(
      'NO_SUCH_RECEIPT',
      'Không có báo cáo nộp muộn với số tiếp nhận này. Hãy xem lại danh sách báo cáo được lưu.',
    );
  const { receipt, sha256, completedAt } = kept;
  return [
    {
      type: 'ReportSubmitted',
      data: {
        round: now.round + 1,
        receipt,
        sha256,
        completedAt,
        by: ask.actor.id,
        acceptance: { reason: decision.reason },
        ...ending(ask),
      },
    },
  ];
}

/**
 * The cell takes back, before the cutoff, what nobody has reviewed yet. The obligation is then
 * returned and not issued: a report was here in time, so it is never marked (I2), and the next
 * round is taken whenever it comes.
 */
export function withdrawReport(
  state: Obligation,
  reason: string,
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status === 'returned') return [];
  const now = permitted(state, 'withdraw-report', ask);
  return [{ type: 'ReportWithdrawn', data: { round: now.round, reason, by: ask.actor.id } }];
}
