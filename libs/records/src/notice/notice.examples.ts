import { type NoticeEvent } from './notice.js';

/** Named facts of the first approval notice of 2024. */
export const numbered: NoticeEvent = {
  type: 'NoticeNumbered',
  data: {
    kind: 'thong-bao-phe-duyet',
    body: 'dang-uy-vp',
    term: '2020-2025',
    documentType: 'TB',
    number: 119,
    symbol: '119-TB/ĐU',
    issuedOn: '2024-02-20',
    subject: 'obligation-1',
    dossier: 'quy-hoach-2024',
    title: 'Phê duyệt',
    by: 'capuy-1',
  },
};
export const file = {
  sha256: 'a'.repeat(64),
  size: 1000,
  file: 'ho-so/quy-hoach-2024/119-TB-ĐU.pdf',
};
export const sealed: NoticeEvent = { type: 'NoticeSealed', data: file };
export const signed: NoticeEvent = {
  type: 'NoticeSigned',
  data: { sha256: 'b'.repeat(64), size: 1200, by: 'capuy-1' },
};
export const delivery = { to: 'obligation-1', message: 'm1' };
export const delivered: NoticeEvent = { type: 'NoticeDelivered', data: delivery };
export const revoked: NoticeEvent = {
  type: 'NoticeRevoked',
  data: { reason: 'Sai', by: 'capuy-1' },
};
/** The notice with the paper that revokes it. */
export const revokedByPaper: NoticeEvent = {
  type: 'NoticeRevoked',
  data: {
    reason: 'Phê duyệt nhầm danh sách',
    by: 'capuy-1',
    document: '260-CV/ĐU',
    documentOn: '2024-02-26',
  },
};
