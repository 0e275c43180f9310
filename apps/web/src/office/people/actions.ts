import { type PersonLine } from '#libs/sign-in';
import { type Command } from '../../shared/api/use-command.js';
import { words } from './words.js';

export type FieldName =
  | 'name'
  | 'email'
  | 'reason'
  | 'signIn'
  | 'role'
  | 'cell'
  | 'from'
  | 'to'
  | 'lastDay'
  | 'until'
  | 'document'
  | 'receiver'
  | 'secondFactor';

export type Filled = Partial<Record<FieldName, string>>;

/** What is done to an account or an office: its consequence first, then what is asked for. */
export interface PersonAction {
  readonly title: string;
  readonly consequence: string;
  readonly fields: readonly FieldName[];
  readonly danger?: boolean;
  readonly commandOf: (filled: Filled) => Command;
}

const atAccount = ({ official }: PersonLine, what: string): string =>
  `/api/accounts/${encodeURIComponent(official)}/${what}`;

/** Only what was filled in. */
const given = (fields: Readonly<Record<string, string | undefined>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.trim()));

const liveTokens = ({ tokens }: PersonLine): number =>
  tokens.filter(({ state }) => state === 'live').length;

/** Somebody who is not on record yet: the person, an office and an invitation in one. */
export const addPerson: PersonAction = {
  title: 'Thêm người',
  consequence:
    'Ghi 1 người với 1 chức trách, mở tài khoản và lập 1 đường dẫn chọn mật khẩu. ' +
    'Hãy tìm trong danh sách trước: một người chỉ ghi một lần.',
  fields: ['name', 'email', 'role', 'cell', 'from', 'document', 'reason'],
  commandOf: ({ name, email, reason, ...post }) => ({
    path: '/api/accounts',
    body: { name, ...given({ email }), office: postOf(post), reason },
  }),
};

const postOf = ({ role = 'clerk', cell, from, to, document }: Filled): object => ({
  role,
  ...given({ ...(role === 'cell' ? { cell } : {}), from, to, document }),
});

const openAccount = (person: PersonLine): PersonAction => ({
  title: 'Mở tài khoản',
  consequence: `${person.name} sẽ có 1 tài khoản; sau đó hãy mời chọn mật khẩu.`,
  fields: ['signIn', 'reason'],
  commandOf: ({ signIn, reason }) => ({
    path: atAccount(person, 'open'),
    body: { signIn, reason },
  }),
});

const openActions = (person: PersonLine): PersonAction[] => [
  {
    title: 'Mời chọn mật khẩu',
    consequence: 'Lập 1 đường dẫn dùng được một lần trong 7 ngày; đường dẫn cũ hết hiệu lực.',
    fields: ['reason'],
    commandOf: ({ reason }) => ({ path: atAccount(person, 'invite'), body: { reason } }),
  },
  {
    title: 'Đặt lại tài khoản',
    consequence: 'Xóa mật khẩu, kết thúc mọi phiên đang mở và lập 1 đường dẫn mới để bắt đầu lại.',
    fields: ['secondFactor', 'reason'],
    danger: true,
    commandOf: ({ reason, secondFactor }) => ({
      path: atAccount(person, 'reset'),
      body: { reason, secondFactor: secondFactor === 'yes' },
    }),
  },
  {
    title: 'Đóng tài khoản',
    consequence:
      `Kết thúc mọi phiên, thu hồi ${liveTokens(person)} mã truy cập; ` +
      'chưa mở lại thì không vào được.',
    fields: ['reason'],
    danger: true,
    commandOf: ({ reason }) => ({ path: atAccount(person, 'close'), body: { reason } }),
  },
];

const giveOffice = (person: PersonLine): PersonAction => ({
  title: 'Giao chức trách',
  consequence: `${person.name} sẽ làm được mọi việc của 1 chức trách mới, từ ngày đã ghi.`,
  fields: ['role', 'cell', 'from', 'to', 'document'],
  commandOf: (filled) => ({ path: atAccount(person, 'offices'), body: postOf(filled) }),
});

/** Eight digits for the telephone: the one thing that a clerk may do too. */
export const codeAction = (person: PersonLine): PersonAction => ({
  title: 'Lập mã vào một lần',
  consequence: 'Lập 1 mã tám chữ số, vào được một lần trong ít phút; mã cũ hết hiệu lực.',
  fields: [],
  commandOf: () => ({ path: atAccount(person, 'code') }),
});

/** What an administrator may do to the account as it stands. */
export function accountActions(person: PersonLine): PersonAction[] {
  const open = person.account?.state === 'open';
  return [...(open ? openActions(person) : [openAccount(person)]), giveOffice(person)];
}

export function officeActions(office: PersonLine['offices'][number]): PersonAction[] {
  const called = words.role(office.role);
  const path = `/api/offices/${encodeURIComponent(office.office)}`;
  return [
    {
      title: `Kết thúc chức trách ${called}`,
      consequence: `Thôi 1 chức trách ${called}; mã truy cập kèm theo không dùng được nữa.`,
      fields: ['lastDay', 'reason'],
      danger: true,
      commandOf: ({ lastDay, reason }) => ({
        path: `${path}/end`,
        body: { reason, ...given({ lastDay }) },
      }),
    },
    {
      title: `Ủy quyền chức trách ${called}`,
      consequence: `1 người làm thay ${called} trong những ngày đã ghi; nhật ký ghi cả hai.`,
      fields: ['receiver', 'from', 'until', 'document'],
      commandOf: ({ receiver, from, until, document }) => ({
        path: `${path}/loans`,
        body: { to: receiver, from, until, document },
      }),
    },
  ];
}

export const tokenAction = (token: string): PersonAction => ({
  title: `Thu hồi mã ${token}`,
  consequence: 'Phần mềm đang dùng 1 mã này bị từ chối ngay.',
  fields: ['reason'],
  danger: true,
  commandOf: ({ reason }) => ({
    path: `/api/tokens/${encodeURIComponent(token)}/revoke`,
    body: { reason },
  }),
});
