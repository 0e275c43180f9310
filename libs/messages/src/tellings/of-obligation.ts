import { shortDate } from '#libs/calendar';
import { type ObligationEvent } from '#libs/directive';
import { type MessageStep } from '#libs/documents';
import { type CellStep, type ToldRole } from './told-roles.js';

type Data<T extends ObligationEvent['type']> = Extract<ObligationEvent, { type: T }>['data'];

/** What the text needs beside the obligation itself. */
type Extra = Readonly<Record<string, string>>;

/** The texts for a fact: to its cell, and to the committee's own people. */
interface What {
  readonly cell?: {
    readonly step: MessageStep;
    readonly extra?: Extra;
    readonly note?: string;
    /** True when the text uses what held at the fact itself, not at the time of sending. */
    readonly asOfThen?: true;
  };
  readonly committee?: {
    readonly step: CellStep;
    /** `next`: who must act where the report stands then, as the definition says. */
    readonly roles: readonly ToldRole[] | 'next';
    readonly extra?: Extra;
    readonly note?: string;
  };
}

/** Why a report that straddled its cutoff is held. */
export const STRADDLED = 'Báo cáo bắt đầu gửi trước giờ hết hạn nhưng đến nơi sau giờ hết hạn.';

const granted = ({
  reason,
  document,
  documentOn,
}: {
  reason: string;
  document: string;
  documentOn?: string;
}): string =>
  `Văn bản: ${document}${documentOn === undefined ? '' : `, ngày ${shortDate(documentOn)}`}. ` +
  `Lý do: ${reason}`;

const keptLate = (receiptNumber: string): What => ({
  cell: { step: 'late-kept', extra: { receiptNumber }, asOfThen: true },
});

const standsAgain = {
  submitted: { nextStep: 'Bản đã gửi được xem xét tiếp.' },
  reviewed: { nextStep: 'Bản đã gửi được trình quyết định lại.' },
  returned: {},
  'in-step': { nextStep: 'Bản đã gửi được xem xét tiếp.' },
  concluded: { nextStep: 'Bản đã gửi được công nhận lại.' },
} as const;

/**
 * Every fact of an obligation, one entry each. `undefined` means that everybody concerned knows it
 * already. What a person typed goes only into `note`.
 */
const table: { readonly [T in ObligationEvent['type']]: (data: Data<T>) => What | undefined } = {
  ObligationIssued: ({ added }) => ({
    cell: { step: 'directive-issued', note: added && granted(added) },
  }),
  ObligationAcknowledged: () => undefined,
  ReportSubmitted: ({ receipt, acceptance }) => ({
    cell: {
      step: acceptance ? 'late-accepted' : 'receipt',
      extra: { receiptNumber: receipt },
      note: acceptance?.reason,
    },
  }),
  ReportSetAside: ({ receipt, reason }) =>
    reason === 'late'
      ? keptLate(receipt)
      : { cell: { step: 'held', extra: { reason: STRADDLED } } },
  ReportWithdrawn: ({ round, reason }) => ({
    cell: { step: 'report-withdrawn', extra: { round: `${round}` } },
    committee: {
      step: 'withdrawn-told',
      roles: ['reviewer'],
      extra: { round: `${round}` },
      note: reason,
    },
  }),
  ReportReturned: ({ reason }) => ({ cell: { step: 'report-returned', note: reason } }),
  ReportReviewed: ({ round }) => ({
    committee: { step: 'reviewed-told', roles: 'next', extra: { round: `${round}` } },
  }),
  StepTaken: ({ round, to, concludes, notice }) => {
    // With a paper, the message follows when that is sealed.
    if (to === 'approved')
      return notice === undefined ? { cell: { step: 'report-approved' } } : undefined;
    if (concludes) return undefined;
    return {
      committee: { step: 'reviewed-told', roles: 'next', extra: { round: `${round}` } },
    };
  },
  // The others who are asked were told when the report came there.
  StepAgreed: () => undefined,
  // With a paper, the message follows when that is sealed, so what it points the cell to exists.
  ReportApproved: ({ notice }) =>
    notice === undefined ? { cell: { step: 'report-approved' } } : undefined,
  ReportRejected: ({ reason }) => ({ cell: { step: 'report-rejected', note: reason } }),
  ApprovalRevoked: (data) => ({
    cell:
      data.symbol === undefined
        ? { step: 'decision-revoked', note: granted(data) }
        : { step: 'approval-revoked', extra: { noticeNumber: data.symbol }, note: granted(data) },
  }),
  // The message follows when its notice is sealed, as for an approval.
  ApprovalCorrected: () => undefined,
  // Whoever decided it tells the cells by the paper that the fact names.
  WorkflowMigrated: () => undefined,
  RejectionUndone: (data) => ({
    cell: { step: 'rejection-undone', extra: standsAgain[data.to], note: granted(data) },
  }),
  DeadlineExtended: (data) => ({ cell: { step: 'deadline-extended', note: granted(data) } }),
  ObligationExpired: () => ({ cell: { step: 'expired', asOfThen: true } }),
  ObligationCancelled: (data) => ({ cell: { step: 'obligation-cancelled', note: granted(data) } }),
  ObligationReopened: (data) => ({ cell: { step: 'obligation-reopened', note: granted(data) } }),
};

export function tellingsOf(event: ObligationEvent): What | undefined {
  return (table[event.type] as (data: ObligationEvent['data']) => What | undefined)(event.data);
}

/** Whether the fact itself is told to its cell. An approval is told when its notice is sealed. */
export function isToldToItsCell(event: ObligationEvent): boolean {
  return tellingsOf(event)?.cell !== undefined;
}
