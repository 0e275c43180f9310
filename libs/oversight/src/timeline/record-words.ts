import { type z } from 'zod';
import { shortDate, shortDateTime } from '#libs/calendar';
import { planList, type PlanListEvent } from '#libs/directive';
import { type Role, official, type officialEvent } from '#libs/org';
import { notice, type Notice, type NoticeEvent, register, type registerEvent } from '#libs/records';
import { roleTitles } from '#libs/workflow';
import { because, byPaper, type Family, line, type Names } from './told.js';

type RegisterEvent = z.infer<typeof registerEvent>;
type OfficialEvent = z.infer<typeof officialEvent>;
type PlanList = typeof planList.initial;

/** An office as screens call it. */
export const officeTitle = (role: string): string =>
  Object.hasOwn(roleTitles, role) ? roleTitles[role as Exclude<Role, 'visitor'>] : role;

export const registerFamily: Family<typeof register.initial, RegisterEvent> = {
  initial: register.initial,
  evolve: register.evolve,
  parse: register.parse,
  lines: ({ last }) => line('Số cuối', last),
  tell: {
    RegisterOpened: ({ term, documentType, lastUsed }) => ({
      text:
        `Mở sổ ${documentType} nhiệm kỳ ${term}` +
        (lastUsed > 0 ? `, nối tiếp số ${lastUsed} trên giấy` : ''),
    }),
    NumberDrawn: ({ number, notice: paper }, names) => ({
      text: `Lấy số ${number}`,
      details: line('', names.paper(paper)).map(({ value }) => `Văn bản ${value}`),
    }),
    NumberVoided: ({ number, reason }) => ({
      text: `Bỏ trống số ${number}`,
      details: because(reason),
    }),
    NumbersUsedOnPaper: ({ from, to, source }) => ({
      text: from === to ? `Số ${from} đã dùng trên giấy` : `Số ${from} đến ${to} đã dùng trên giấy`,
      details: [`Nguồn: ${source}`],
    }),
  },
};

const NOTICE_STATUSES: Readonly<Record<Exclude<Notice['status'], 'none'>, string>> = {
  numbered: 'Đã lấy số',
  sealed: 'Đã niêm phong tệp',
  revoked: 'Đã thu hồi',
};

export const noticeFamily: Family<Notice, NoticeEvent> = {
  initial: notice.initial,
  evolve: notice.evolve,
  parse: notice.parse,
  lines: (state) =>
    state.status === 'none'
      ? []
      : [
          ...line('Trạng thái', NOTICE_STATUSES[state.status]),
          ...line('Số, ký hiệu', state.symbol),
          ...line('Ngày ban hành', shortDate(state.issuedOn)),
        ],
  tell: {
    NoticeNumbered: ({ symbol, issuedOn, title }) => ({
      text: `Lấy số ${symbol}, ngày ${shortDate(issuedOn)}`,
      details: [title],
    }),
    NoticeSealed: ({ size }) => ({ text: `Lập tệp PDF và niêm phong (${size} byte)` }),
    NoticeSigned: ({ size }) => ({ text: `Nhận bản đã ký (${size} byte)` }),
    NoticeDelivered: () => ({ text: 'Thông báo cho chi bộ rằng văn bản đã có' }),
    NoticeRevoked: ({ reason, document, documentOn }) => ({
      text: 'Thu hồi văn bản',
      details: byPaper(document && documentOn && `${document}, ngày ${shortDate(documentOn)}`),
      inside: because(reason),
    }),
  },
};

/** Somebody's offices and account, as their facts leave them. */
export interface Held {
  readonly offices: ReadonlyMap<string, string>;
  readonly account: string | null;
}

function held(state: Held, { type, data }: OfficialEvent): Held {
  switch (type) {
    case 'OfficeGiven':
    case 'OfficeLent':
      return { ...state, offices: new Map([...state.offices, [data.office, data.role]]) };
    case 'OfficeEnded':
      return {
        ...state,
        offices: new Map([...state.offices].filter(([id]) => id !== data.office)),
      };
    case 'AccountOpened':
      return { ...state, account: data.name };
    case 'AccountClosed':
      return { ...state, account: null };
    default:
      return state;
  }
}

const days = (from: string | undefined, to: string | undefined): string[] =>
  [from && `Từ ngày ${shortDate(from)}`, to && `Đến hết ngày ${shortDate(to)}`].filter(
    (text): text is string => text !== undefined && text !== '',
  );
const ofCell = (cell: string | undefined, names: Names): string =>
  cell === undefined ? '' : ` (${names.cell(cell)})`;

export const officialFamily: Family<Held, OfficialEvent> = {
  initial: { offices: new Map(), account: null },
  evolve: held,
  parse: official.parse,
  lines: ({ offices, account }) => [
    ...line('Chức trách', [...offices.values()].map(officeTitle).join(', ')),
    ...line('Tên đăng nhập', account ?? 'chưa có tài khoản'),
  ],
  tell: {
    OfficialRecorded: ({ name }) => ({ text: `Ghi tên cán bộ ${name}` }),
    OfficialIdentified: () => ({ text: 'Xác định là đảng viên trong danh sách' }),
    OfficeGiven: ({ role, cell, from, to, source }, names) => ({
      text: `Giao chức trách ${officeTitle(role)}${ofCell(cell, names)}`,
      details: [...byPaper(source), ...days(from, to)],
    }),
    OfficeLent: ({ role, cell, from, to, document }, names) => ({
      text: `Ủy quyền chức trách ${officeTitle(role)}${ofCell(cell, names)}`,
      details: [...byPaper(document), ...days(from, to)],
    }),
    OfficeEnded: ({ lastDay, reason }) => ({
      text: `Thôi chức trách${lastDay === undefined ? '' : ` sau ngày ${shortDate(lastDay)}`}`,
      details: because(reason),
    }),
    OfficeTakenOver: () => ({ text: 'Nhập chức trách ghi nhầm dưới tên khác' }),
    AccountOpened: ({ name, reason }) => ({
      text: `Mở tài khoản ${name}`,
      details: because(reason),
    }),
    AccountClosed: ({ reason }) => ({ text: 'Khóa tài khoản', details: because(reason) }),
    AccountReset: ({ reason }) => ({ text: 'Đặt lại cách đăng nhập', details: because(reason) }),
    TokenMade: ({ expiresAt, actions }) => ({
      text: `Cấp mã truy cập cho chương trình, hết hạn ${shortDateTime(expiresAt)}`,
      details: actions === undefined ? [] : [`Chỉ dùng được cho ${actions.length} việc`],
    }),
    TokenRevoked: ({ reason }) => ({ text: 'Thu hồi mã truy cập', details: because(reason) }),
  },
};

export const planListFamily: Family<PlanList, PlanListEvent> = {
  initial: planList.initial,
  evolve: planList.evolve,
  parse: planList.parse,
  lines: ({ list, cited }, names) =>
    list === null
      ? []
      : [
          ...line('Chi bộ', names.cell(list.cell)),
          ...line('Nhiệm kỳ', list.term.name),
          ...line('Số đồng chí', list.entries.length),
          ...line('Căn cứ', cited),
        ],
  tell: {
    PlanListOpened: ({ cell, term, entries }, names) => ({
      text:
        `Ghi danh sách đã duyệt trên giấy của ${names.cell(cell)}, nhiệm kỳ ${term.name}: ` +
        `${entries.length} đồng chí`,
    }),
    PlanListAmended: ({ since }) => ({ text: `Sửa danh sách theo ${since}` }),
    PlanListTakenBack: ({ notice: paper, standing }, names) => ({
      text: `Trả danh sách về như trước văn bản số ${names.paper(paper) ?? 'bị thu hồi'}`,
      details: standing ? [`Căn cứ còn hiệu lực: ${standing.since}`] : [],
    }),
  },
};
