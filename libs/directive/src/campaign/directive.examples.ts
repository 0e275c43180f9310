import { type OpenObligation } from './still-open.js';
import { type DirectiveStatus } from './directive.js';
import { type DirectiveContent, type DirectiveEvent } from './directive.events.js';

/** Named facts of the directive of 2024. */
export const content: DirectiveContent = {
  committee: 'dang-uy-vp',
  workflow: 'quy-hoach-cap-uy',
  year: 2024,
  subject: 'thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024',
  superior: {
    number: '1514-CV/ĐUK',
    on: '2024-01-05',
    body: 'Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh',
    subject: 'việc rà soát',
  },
  baseNotice: { number: '62-TB/ĐU', on: '2022-06-15', subject: 'phê duyệt quy hoạch' },
  targetTerms: ['2022-2025', '2025-2027'],
  letter: {
    addressee: 'Chi ủy các Chi bộ',
    opening: 'Thực hiện…',
    points: ['Căn cứ…'],
    deadlineNote: 'Gửi về {wording}',
    closing: 'Yêu cầu…',
    recipients: ['Như trên'],
  },
  dueOn: '2024-02-15',
  wording: 'trước ngày 15/02/2024',
  cutoffAt: '2024-02-15T17:00:00.000000Z',
};

export const drafted: DirectiveEvent = {
  type: 'DirectiveDrafted',
  data: { ...content, by: 'vanthu-1' },
};
export const amended: DirectiveEvent = {
  type: 'DirectiveAmended',
  data: {
    ...content,
    dueOn: '2024-02-20',
    wording: 'trước ngày 20/02/2024',
    cutoffAt: '2024-02-19T17:00:00.000000Z',
    by: 'vanthu-1',
  },
};
export const issued: DirectiveEvent = {
  type: 'DirectiveIssued',
  data: {
    workflow: 'quy-hoach-cap-uy@0',
    issuedOn: '2024-01-12',
    symbol: '241-CV/ĐU',
    notice: 'notice-quy-hoach-2024',
    cells: ['cb-1', 'cb-2'],
    by: 'vanthu-1',
  },
};
export const withdrawn: DirectiveEvent = {
  type: 'DirectiveWithdrawn',
  data: { reason: 'Cấp trên thay văn bản', by: 'vanthu-1' },
};
export const closed: DirectiveEvent = {
  type: 'DirectiveClosed',
  data: { approved: 1, rejected: 0, expired: 1, by: 'vanthu-1' },
};

export const cellAdded: DirectiveEvent = {
  type: 'CellAdded',
  data: {
    cell: 'cb-3',
    reason: 'Chia tách chi bộ',
    document: '12-QĐ/ĐU',
    by: 'capuy-1',
    movedFrom: ['cb-1'],
  },
};
export const closedWithCancelled: DirectiveEvent = {
  type: 'DirectiveClosed',
  data: { approved: 1, rejected: 0, expired: 1, cancelled: 1, by: 'vanthu-1' },
};

/** A letter that names the day of the committee's own report, and the facts of that duty. */
export const draftedWithDuty: DirectiveEvent = {
  type: 'DirectiveDrafted',
  data: {
    ...content,
    superior: {
      ...content.superior!,
      dueOn: '2024-03-15',
      wording: 'trước ngày 15/3/2024',
      cutoffAt: '2024-03-14T17:00:00.000000Z',
    },
    by: 'vanthu-1',
  },
};
export const overdue: DirectiveEvent = {
  type: 'UpwardReportOverdue',
  data: { dueOn: '2024-03-15', cutoffAt: '2024-03-14T17:00:00.000000Z' },
};
export const reportedUpward: DirectiveEvent = {
  type: 'UpwardReportIssued',
  data: {
    notice: 'notice-quy-hoach-2024_bao-cao',
    symbol: '15-BC/ĐU',
    on: '2024-03-05',
    interim: false,
    by: 'capuy-1',
  },
};
export const reportedInPart: DirectiveEvent = {
  type: 'UpwardReportIssued',
  data: {
    notice: 'notice-quy-hoach-2024_bao-cao-buoc-dau',
    symbol: '14-BC/ĐU',
    on: '2024-03-01',
    interim: true,
    by: 'capuy-1',
  },
};
/** What the system drafts in January, before the superior's letter has come. */
export const opened: DirectiveEvent = {
  type: 'DirectiveDrafted',
  data: {
    ...content,
    superior: undefined,
    year: 2025,
    dueOn: '2025-02-15',
    opened: {
      from: 'quy-hoach-2024',
      on: '2025-01-06',
      ruleSet: 'qd50-2021',
      profile: 'hd36-2018',
    },
    by: 'system',
  },
};

/** Further letters of an issued directive, and a report that follows the final one. */
export const corrected: DirectiveEvent = {
  type: 'DirectiveCorrected',
  data: {
    ...content,
    dueOn: '2024-02-20',
    wording: 'trước ngày 20/02/2024',
    cutoffAt: '2024-02-19T17:00:00.000000Z',
    reason: 'Ghi nhầm thời hạn',
    notice: 'notice-quy-hoach-2024_dinh-chinh-1',
    symbol: '245-CV/ĐU',
    on: '2024-01-20',
    by: 'capuy-1',
  },
};
export const recalled: DirectiveEvent = {
  type: 'DirectiveWithdrawn',
  data: {
    reason: 'Cấp trên dừng việc',
    notice: 'notice-quy-hoach-2024_thu-hoi',
    symbol: '246-CV/ĐU',
    on: '2024-01-25',
    by: 'capuy-1',
  },
};
export const supplemented: DirectiveEvent = {
  type: 'UpwardReportSupplemented',
  data: {
    notice: 'notice-quy-hoach-2024_bao-cao-bo-sung-1',
    symbol: '17-BC/ĐU',
    on: '2024-03-20',
    cells: ['cb-1'],
    by: 'capuy-1',
  },
};

/** The notice of all results, and the one that follows when a result has changed. */
export const resultsIssued: DirectiveEvent = {
  type: 'ResultsIssued',
  data: {
    notice: 'notice-dang-ky-2024_ket-qua',
    symbol: '119-TB/ĐU',
    on: '2024-06-24',
    by: 'vanthu-1',
  },
};
export const resultsReplaced: DirectiveEvent = {
  type: 'ResultsIssued',
  data: {
    notice: 'notice-dang-ky-2024_ket-qua-2',
    symbol: '120-TB/ĐU',
    on: '2024-06-26',
    replaces: 'notice-dang-ky-2024_ket-qua',
    by: 'vanthu-1',
  },
};

/** A standing letter and its first period. */
export const standingDrafted: DirectiveEvent = {
  type: 'DirectiveDrafted',
  data: {
    ...content,
    workflow: 'bien-ban',
    period: '2024-01',
    dueOn: '2024-02-05',
    wording: 'chậm nhất ngày 05 của tháng sau',
    cutoffAt: '2024-02-05T17:00:00.000000Z',
    by: 'vanthu-1',
  },
};
export const standingIssued: DirectiveEvent = {
  type: 'DirectiveIssued',
  data: { ...issued.data, standing: true },
} as DirectiveEvent;
export const periodOpened: DirectiveEvent = {
  type: 'PeriodOpened',
  data: {
    period: '2024-01',
    directive: 'bien-ban-2024-01',
    dueOn: '2024-02-05',
    cutoffAt: '2024-02-05T17:00:00.000000Z',
    wording: 'chậm nhất ngày 05/02/2024',
  },
};
export const periodCaughtUp: DirectiveEvent = {
  type: 'PeriodOpened',
  data: {
    period: '2024-02',
    directive: 'bien-ban-2024-02',
    dueOn: '2024-04-17',
    cutoffAt: '2024-04-17T17:00:00.000000Z',
    wording: 'đến hết ngày 17/04/2024',
    missedDueOn: '2024-03-05',
  },
};
export const periodIssued: DirectiveEvent = {
  type: 'PeriodIssued',
  data: {
    of: 'bien-ban',
    period: '2024-01',
    workflow: 'bien-ban@0',
    issuedOn: '2024-01-12',
    symbol: '241-CV/ĐU',
    notice: 'notice-bien-ban',
    cells: ['cb-1', 'cb-2'],
    by: 'system',
  },
};

/** An obligation that keeps the directive open. */
export const openWork: OpenObligation = {
  cell: 'cb-tong-hop',
  name: 'Chi bộ Tổng hợp',
  status: 'returned',
  title: 'Đã trả lại để bổ sung',
  since: '2024-01-12T02:00:00.000000Z',
  dueOn: '2024-02-20',
  ways: [
    { command: 'extend-deadline', title: 'Gia hạn', roles: ['approver'] },
    { command: 'reject-report', title: 'Không phê duyệt', roles: ['approver'] },
  ],
};

/** Every status, by the facts that lead there. */
export const histories: Readonly<Record<DirectiveStatus, readonly DirectiveEvent[]>> = {
  drafted: [drafted],
  issued: [drafted, issued],
  closed: [drafted, issued, closed],
  withdrawn: [drafted, withdrawn],
};
