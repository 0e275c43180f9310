import { type ObligationEvent } from './obligation.events.js';

/** Named facts of steps that a definition of its own has. */
export const agreed: ObligationEvent = {
  type: 'StepAgreed',
  data: { round: 1, step: 'consider-report', opinion: 'Đồng ý', by: 'banthuongvu-1' },
};
export const considered: ObligationEvent = {
  type: 'StepTaken',
  data: { round: 1, step: 'consider-report', to: 'considered', by: 'banthuongvu-2' },
};
export const signedStep: ObligationEvent = {
  type: 'StepTaken',
  data: { round: 1, step: 'sign', to: 'approved', by: 'nguoiky-1' },
};
/** A step of the definition's own with what its office filled in, and with a paper. */
export const stepWithPaper: ObligationEvent = {
  type: 'StepTaken',
  data: {
    round: 1,
    step: 'consider-report',
    to: 'considered',
    fields: { level: 'a', until: '2024-12-31' },
    notice: 'notice-dang-ky-2024--cb-mot_consider-report',
    by: 'banthuongvu-2',
  },
};
export const notedAndDone: ObligationEvent = {
  type: 'StepTaken',
  data: {
    round: 1,
    step: 'note-report',
    to: 'noted',
    opinion: 'Đã xem',
    by: 'banthamdinh-1',
    concludes: true,
  },
};
export const submittedAndDone: ObligationEvent = {
  type: 'ReportSubmitted',
  data: {
    round: 1,
    receipt: '2024/0001',
    sha256: 'a'.repeat(64),
    completedAt: '2024-02-01T02:00:00.000000Z',
    by: 'chibo-1',
    concludes: true,
  },
};
export const reviewedAndDone: ObligationEvent = {
  type: 'ReportReviewed',
  data: { round: 1, opinion: 'Đủ', by: 'banthamdinh-1', concludes: true },
};
export const approvedWithoutPaper: ObligationEvent = {
  type: 'ReportApproved',
  data: {
    round: 1,
    meeting: { on: '2024-02-20', present: 11, agreed: 11 },
    by: 'capuy-1',
  },
};
const paper = { document: '260-CV/ĐU', documentOn: '2024-02-26' };
export const revokedWithoutPaper: ObligationEvent = {
  type: 'ApprovalRevoked',
  data: { round: 1, to: 'submitted', reason: 'Nhầm chi bộ', ...paper, by: 'capuy-1' },
};
export const undoneToStep: ObligationEvent = {
  type: 'RejectionUndone',
  data: { round: 1, to: 'in-step', at: 'considered', reason: 'Nhầm', ...paper, by: 'capuy-1' },
};

/** To what a state of a definition's own counts as, from a report that was sent. */
export const historiesOfOwn = (sent: readonly ObligationEvent[]) => ({
  'in-step': [...sent, considered],
  concluded: [...sent, notedAndDone],
});
