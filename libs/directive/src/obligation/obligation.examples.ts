import { shippedDefinition } from '../definition/folders.js';
import { type Command, type Status } from '#libs/workflow';
import { type NewDeadline } from '../definition/deadline.js';
import {
  acceptLateReport,
  acknowledge,
  type Arrival,
  submitReport,
  withdrawReport,
} from './arriving.js';
import { type Approval, approveReport, rejectReport } from './deciding.js';
import { cancelObligation } from './ending.js';
import { extendDeadline, reopen } from './extending.js';
import { type Obligation } from './obligation.js';
import { type Ask } from './permitted.js';
import { type Return, returnReport, reviewReport } from './reviewing.js';
import { revokeApproval, undoRejection } from './undoing.js';
export * from './migrating.examples.js';
export * from './stepping.examples.js';
export * from './undoing.examples.js';
import { historiesOfOwn } from './stepping.examples.js';
import { type ObligationEvent } from './obligation.events.js';

/** Named facts of one obligation of 2024, used by every test about it. */
export const { workflow } = shippedDefinition('quy-hoach-cap-uy').definition;

export const CUTOFF = '2024-02-15T17:00:00.000000Z';
export const LAST_MICROSECOND = '2024-02-15T16:59:59.999999Z';
const sha = (digit: string): string => digit.repeat(64);
const deadline = { dueOn: '2024-02-15', cutoffAt: CUTOFF, wording: 'trước ngày 15/02/2024' };

export const issued: ObligationEvent = {
  type: 'ObligationIssued',
  data: { directive: 'quy-hoach-2024', cell: 'cb-tong-hop', workflow: workflow.id, ...deadline },
};
export const issuedWithTerms: ObligationEvent = {
  type: 'ObligationIssued',
  data: {
    ...issued.data,
    terms: {
      on: '2024-01-12',
      list: [
        {
          id: 'cb-tong-hop-2022-2025',
          name: '2022-2025',
          startsOn: '2022-04-01',
          endsOn: '2025-03-31',
        },
        { id: 'cb-tong-hop-2025-2027', name: '2025-2027', startsOn: '2025-04-01', endsOn: null },
      ],
    },
  } as Extract<ObligationEvent, { type: 'ObligationIssued' }>['data'],
};
export const acknowledged: ObligationEvent = {
  type: 'ObligationAcknowledged',
  data: { by: 'chibo-1' },
};
export const submitted: ObligationEvent = {
  type: 'ReportSubmitted',
  data: {
    round: 1,
    receipt: '2024/0001',
    sha256: sha('a'),
    completedAt: '2024-01-30T02:00:00.000000Z',
    by: 'chibo-1',
  },
};
export const accepted: ObligationEvent = {
  type: 'ReportSubmitted',
  data: {
    round: 1,
    receipt: '2024/0010',
    sha256: sha('b'),
    completedAt: CUTOFF,
    by: 'capuy-1',
    acceptance: { reason: 'Mất điện toàn xã ngày 15/02' },
  },
};
const sentLate = { round: 1, receipt: '2024/0011', sha256: sha('d'), by: 'chibo-1' };
export const takenLate: ObligationEvent = {
  type: 'ReportSubmitted',
  data: {
    ...sentLate,
    completedAt: '2024-02-17T03:00:00.000000Z',
    late: { reason: 'Mất điện toàn xã ngày 15/02', afterMark: true },
  },
};
export const withdrawn: ObligationEvent = {
  type: 'ReportWithdrawn',
  data: { round: 1, reason: 'Gửi nhầm bản chưa ký', by: 'chibo-1' },
};
export const returned: ObligationEvent = {
  type: 'ReportReturned',
  data: { round: 1, reason: 'Thiếu biên bản', by: 'thamdinh-1' },
};
export const returnedUntil: ObligationEvent = {
  type: 'ReportReturned',
  data: {
    round: 1,
    reason: 'Thiếu biên bản',
    by: 'thamdinh-1',
    dueOn: '2024-02-20',
    cutoffAt: '2024-02-20T17:00:00.000000Z',
    wording: 'đến hết ngày 20/02/2024',
    comments: ['0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01'],
  },
};
export const reviewed: ObligationEvent = {
  type: 'ReportReviewed',
  data: { round: 1, opinion: 'Đủ', by: 'thamdinh-1' },
};
export const reviewedWithWarning: ObligationEvent = {
  type: 'ReportReviewed',
  data: {
    round: 1,
    opinion: 'Đủ',
    by: 'thamdinh-1',
    acceptances: [
      { finding: 'COEFFICIENT|review|t-2022||1,67', reason: 'Chi bộ sắp tăng số cấp ủy viên' },
    ],
  },
};
export const approvedInPart: ObligationEvent = {
  type: 'ReportApproved',
  data: {
    round: 1,
    notice: 'notice-1',
    meeting: { on: '2024-02-20', present: 11, agreed: 11 },
    by: 'capuy-1',
    decisions: [{ line: 't-2022/bi-thu/dv-0001', verdict: 'strike', reason: 'Chưa đủ tiêu chuẩn' }],
  },
};
export const approved: ObligationEvent = {
  type: 'ReportApproved',
  data: {
    round: 1,
    notice: 'notice-1',
    meeting: { on: '2024-02-20', present: 11, agreed: 11 },
    by: 'capuy-1',
  },
};
export const rejected: ObligationEvent = {
  type: 'ReportRejected',
  data: { round: 1, reason: 'Sai đối tượng', by: 'capuy-1' },
};
export const expired: ObligationEvent = {
  type: 'ObligationExpired',
  data: { cutoffAt: CUTOFF, effectiveAt: CUTOFF },
};
export const keptLate: ObligationEvent = {
  type: 'ReportSetAside',
  data: {
    receipt: '2024/0010',
    sha256: sha('b'),
    completedAt: CUTOFF,
    reason: 'late',
    by: 'chibo-1',
  },
};
export const newDeadline: NewDeadline = {
  dueOn: '2024-02-20',
  cutoffAt: '2024-02-20T17:00:00.000000Z',
  wording: 'đến hết ngày 20/02/2024',
  reason: 'Thiên tai',
  document: '245-CV/ĐU',
};
export const extended: ObligationEvent = {
  type: 'DeadlineExtended',
  data: { ...newDeadline, by: 'capuy-1' },
};
export const reopened: ObligationEvent = { ...extended, type: 'ObligationReopened' };

export const cancelled: ObligationEvent = {
  type: 'ObligationCancelled',
  data: { reason: 'Chi bộ giải thể', document: '12-QĐ/ĐU', by: 'capuy-1' },
};
export const moved: ObligationEvent = {
  type: 'ObligationCancelled',
  data: {
    reason: 'Chia tách chi bộ',
    document: '12-QĐ/ĐU',
    by: 'capuy-1',
    movedTo: [
      'obligation-quy-hoach-2024--cb-tong-hop-1',
      'obligation-quy-hoach-2024--cb-tong-hop-2',
    ],
  },
};
export const added: ObligationEvent = {
  type: 'ObligationIssued',
  data: {
    directive: 'quy-hoach-2024',
    cell: 'cb-tong-hop-1',
    workflow: workflow.id,
    ...deadline,
    added: {
      reason: 'Chia tách chi bộ',
      document: '12-QĐ/ĐU',
      by: 'capuy-1',
      movedFrom: ['obligation-quy-hoach-2024--cb-tong-hop'],
    },
  },
};

export const byCell: Ask = { workflow, actor: { id: 'chibo-1', role: 'cell' } };
export const byReviewer: Ask = { workflow, actor: { id: 'thamdinh-1', role: 'reviewer' } };
export const byApprover: Ask = { workflow, actor: { id: 'capuy-1', role: 'approver' } };

/** The way back from a cancellation depends on whether a report had come. */
export const cancelledAfterReport: readonly ObligationEvent[] = [issued, submitted, cancelled];

/** Every state of the state machine, by the facts that lead there. */
export const histories: Readonly<Record<Status, readonly ObligationEvent[]>> = {
  issued: [issued],
  submitted: [issued, submitted],
  returned: [issued, submitted, returned],
  reviewed: [issued, submitted, reviewed],
  approved: [issued, submitted, reviewed, approved],
  rejected: [issued, submitted, rejected],
  expired: [issued, expired],
  cancelled: [issued, cancelled],
  ...historiesOfOwn([issued, submitted]),
};

export const arrival = (completedAt: string, over: Partial<Arrival> = {}): Arrival => ({
  receipt: '2024/0009',
  sha256: sha('c'),
  begunAt: completedAt,
  completedAt,
  ...over,
});
export const approval: Approval = {
  notice: 'notice-1',
  meeting: { on: '2024-02-20', present: 11, agreed: 11 },
};
const taken = { reason: 'Nhầm hồ sơ', document: '260-CV/ĐU', documentOn: '2024-02-26' };

/** Commands that write nothing when what they would record is so already. */
export const saysSoAlready: readonly Command[] = [
  'withdraw-report',
  'return-report',
  'review-report',
  'approve-report',
  'reject-report',
  'cancel-obligation',
];

/** How a command is asked. What is left out has an example. */
export interface Asking {
  readonly ask: Ask & { readonly now: string };
  readonly arrival?: Arrival;
  /** Receipt of the late report that is let in. */
  readonly receipt?: string;
  /** Notice of an approval. */
  readonly notice?: string;
  /** Deadline of an extension or of a reopening. */
  readonly deadline?: NewDeadline;
  /** Deadline of the next round. */
  readonly again?: Return['deadline'];
}

/** Every command that a person gives, by its decision. The sweep makes the mark. */
export const decisions: Readonly<
  Record<
    Exclude<Command, 'expire'>,
    (state: Obligation, asking: Asking) => readonly ObligationEvent[]
  >
> = {
  acknowledge: (state, { ask }) => acknowledge(state, ask),
  'submit-report': (state, { ask, arrival: what = arrival(ask.now) }) =>
    submitReport(state, what, ask),
  'withdraw-report': (state, { ask }) => withdrawReport(state, 'Gửi nhầm', ask),
  'return-report': (state, { ask, again }) =>
    returnReport(state, { reason: 'Thiếu', ...(again ? { deadline: again } : {}) }, ask),
  'review-report': (state, { ask }) => reviewReport(state, { opinion: 'Đủ' }, ask),
  'approve-report': (state, { ask, notice = 'notice-1' }) =>
    approveReport(state, { ...approval, notice }, ask),
  'reject-report': (state, { ask }) => rejectReport(state, 'Sai', ask),
  'extend-deadline': (state, { ask, deadline: day = newDeadline }) =>
    extendDeadline(state, day, ask),
  reopen: (state, { ask, deadline: day = newDeadline }) => reopen(state, day, ask),
  'accept-late-report': (state, { ask, receipt = '2024/0010' }) =>
    acceptLateReport(state, { receipt, reason: 'Mất điện' }, ask),
  'cancel-obligation': (state, { ask }) =>
    cancelObligation(state, { reason: 'Chi bộ giải thể', document: '12-QĐ/ĐU' }, ask),
  'revoke-approval': (state, { ask }) =>
    revokeApproval(
      state,
      {
        notice: state.status === 'approved' ? (state.notice ?? undefined) : 'notice-0',
        symbol: '119-TB/ĐU',
        ...taken,
      },
      ask,
    ),
  'undo-rejection': (state, { ask, again }) =>
    undoRejection(state, { ...taken, ...(again ? { deadline: again } : {}) }, ask),
};
