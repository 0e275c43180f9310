import { type OfficialEvent } from './official.js';

export const recorded: OfficialEvent = {
  type: 'OfficialRecorded',
  data: { name: 'Trần Thị Mẫu', member: '11.000001' },
};
export const identified: OfficialEvent = {
  type: 'OfficialIdentified',
  data: { member: '11.000001' },
};
export const given: OfficialEvent = {
  type: 'OfficeGiven',
  data: {
    office: 'chibo-cb-mot-2',
    role: 'cell',
    cell: 'cb-mot',
    from: '2026-12-01',
    to: '2027-06-30',
    source: '12-QĐ/ĐU',
  },
};
/** The secretary is away, and another approver decides on their behalf. */
export const lent: OfficialEvent = {
  type: 'OfficeLent',
  data: {
    office: 'capuy-1-thay-1',
    of: 'capuy-1',
    role: 'approver',
    from: '2026-12-01',
    to: '2026-12-15',
    document: '31-GUQ/ĐU',
  },
};
export const ended: OfficialEvent = {
  type: 'OfficeEnded',
  data: { office: 'chibo-cb-mot-1', lastDay: '2026-11-30', reason: 'Chuyển công tác' },
};
export const takenOver: OfficialEvent = {
  type: 'OfficeTakenOver',
  data: { office: 'capuy-2', from: 'nguoi-7' },
};
export const opened: OfficialEvent = {
  type: 'AccountOpened',
  data: { name: 'mau@example.invalid', reason: 'Văn thư mới' },
};
export const closed: OfficialEvent = { type: 'AccountClosed', data: { reason: 'Nghỉ hưu' } };
export const reset: OfficialEvent = { type: 'AccountReset', data: { reason: 'Quên mật khẩu' } };
export const tokenMade: OfficialEvent = {
  type: 'TokenMade',
  data: {
    token: '0123456789ab',
    office: 'vanthu-1',
    expiresAt: '2027-02-28T00:00:00.000000Z',
    actions: ['board.read'],
  },
};
export const tokenRevoked: OfficialEvent = {
  type: 'TokenRevoked',
  data: { token: '0123456789ab', reason: 'Mất máy' },
};
