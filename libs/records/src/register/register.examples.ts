import { type RegisterEvent } from './register.js';

/** A register that was continued from paper in the middle of a term. */
export const opened: RegisterEvent = {
  type: 'RegisterOpened',
  data: { body: 'dang-uy-vp', term: '2020-2025', documentType: 'TB', lastUsed: 118 },
};
export const drawn: RegisterEvent = {
  type: 'NumberDrawn',
  data: { number: 119, notice: 'notice-1' },
};
/** A lost database gave out 120. The database that was restored from a backup passes over it. */
export const voided: RegisterEvent = {
  type: 'NumberVoided',
  data: { number: 120, reason: 'Hỏng đĩa, chỉ còn bản sao lưu đêm trước', by: 'operator:quan-tri' },
};
/**
 * The clerk wrote five letters by hand during a power cut, and said so in the organisation file.
 */
export const usedOnPaper: RegisterEvent = {
  type: 'NumbersUsedOnPaper',
  data: { from: 121, to: 125, source: 'tệp tổ chức', by: 'operator:import-org' },
};
