import { type ObligationEvent } from './obligation.events.js';

/** Named facts that take a decision back, or correct one. */
/** The paper that takes a decision back. */
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
