import { shippedDefinition } from '../definition/definition.js';
import { type Ask } from './obligation.js';
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
export const extended: ObligationEvent = {
  type: 'DeadlineExtended',
  data: {
    dueOn: '2024-02-20',
    cutoffAt: '2024-02-20T17:00:00.000000Z',
    wording: 'đến hết ngày 20/02/2024',
    reason: 'Thiên tai',
    document: '245-CV/ĐU',
    by: 'capuy-1',
  },
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

const paper = { document: '260-CV/ĐU', documentOn: '2024-02-26' };
export const revoked: ObligationEvent = {
  type: 'ApprovalRevoked',
  data: {
    round: 1,
    notice: 'notice-1',
    symbol: '119-TB/ĐU',
    reason: 'Phê duyệt nhầm danh sách',
    ...paper,
    by: 'capuy-1',
  },
};
export const correctedByNotice: ObligationEvent = {
  type: 'ApprovalCorrected',
  data: {
    corrects: 'notice-1',
    notice: 'notice-1_dinh-chinh-1',
    symbol: '121-TB/ĐU',
    points: ['Ngày sinh đúng là 12/5/1980'],
    reason: 'Ghi nhầm ngày sinh',
    ...paper,
    by: 'capuy-1',
  },
};
export const undone: ObligationEvent = {
  type: 'RejectionUndone',
  data: { round: 1, to: 'submitted', reason: 'Từ chối nhầm hồ sơ', ...paper, by: 'capuy-1' },
};
export const undoneUntil: ObligationEvent = {
  type: 'RejectionUndone',
  data: {
    round: 1,
    to: 'returned',
    reason: 'Cho chi bộ làm lại',
    ...paper,
    by: 'capuy-1',
    dueOn: '2024-02-28',
    cutoffAt: '2024-02-28T17:00:00.000000Z',
    wording: 'đến hết ngày 28/02/2024',
  },
};

export const byCell: Ask = { workflow, actor: { id: 'chibo-1', role: 'cell' } };
export const byReviewer: Ask = { workflow, actor: { id: 'thamdinh-1', role: 'reviewer' } };
export const byApprover: Ask = { workflow, actor: { id: 'capuy-1', role: 'approver' } };

/** What an obligation that was cancelled goes back by depends on whether a report had come. */
export const cancelledAfterReport: readonly ObligationEvent[] = [issued, submitted, cancelled];

/** Everything the state machine can be in, by the facts that lead there. */
export const histories: Readonly<Record<string, readonly ObligationEvent[]>> = {
  issued: [issued],
  submitted: [issued, submitted],
  returned: [issued, submitted, returned],
  reviewed: [issued, submitted, reviewed],
  approved: [issued, submitted, reviewed, approved],
  rejected: [issued, submitted, rejected],
  expired: [issued, expired],
  cancelled: [issued, cancelled],
};
