import { type Command, InvalidArgumentError, Option } from 'commander';
import { type EntityManager } from 'typeorm';
import { isCivilDate, shortDate } from '#libs/calendar';
import {
  type AccountLine,
  addPerson,
  closeAccount,
  endOffice,
  giveOffice,
  joinOfficials,
  lendOffice,
  listAccounts,
  type OfficeRole,
  officeRoles,
  officialNamed,
  openAccount,
} from '#libs/org';
import { inTransaction } from '#libs/platform';
import { withDatabase } from '../commands.js';
import { addSignInCommands } from './sign-in-commands.js';

type Print = (line: string) => void;
type Office = AccountLine['offices'][number];

const BY = { by: 'operator:account' };

const change = <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> =>
  withDatabase((dataSource) => inTransaction(dataSource, work));

function period({ from, to, held }: Office): string {
  const days = [from && `từ ${shortDate(from)}`, to && `đến hết ${shortDate(to)}`].filter(Boolean);
  return [...days, held ? '' : 'hiện không giữ'].filter(Boolean).join(', ');
}

function officeLine(line: Office): string {
  const { office, role, cell, source, lentBy } = line;
  const about = [
    cell ? `${role} của ${cell}` : role,
    lentBy ? `thay mặt ${lentBy}` : '',
    period(line),
    source && `theo ${source}`,
  ];
  return `  ${office}: ${about.filter(Boolean).join(', ')}`;
}

const personLine = ({ official, name, signInName, closed }: AccountLine): string =>
  `${official}  ${name}  ` +
  (signInName ? `đăng nhập: ${signInName}${closed ? ' (đã đóng)' : ''}` : 'chưa có tài khoản');

interface Listing {
  readonly json?: boolean;
}

async function list(who: string | undefined, { json }: Listing, print: Print): Promise<void> {
  const lines = await withDatabase(async ({ manager }) => {
    const only = who === undefined ? undefined : await officialNamed(manager, who);
    const all = await listAccounts(manager);
    return only === undefined ? all : all.filter(({ official }) => official === only);
  });
  if (json) return print(JSON.stringify(lines, null, 2));
  if (lines.length === 0) print('Chưa có ai trong hệ thống.');
  for (const line of lines) {
    print(personLine(line));
    line.offices.forEach((office) => print(officeLine(office)));
  }
}

interface Giving {
  readonly role: OfficeRole;
  readonly cell?: string;
  readonly committee?: string;
  readonly from?: string;
  readonly to?: string;
  readonly source?: string;
}

interface Adding extends Giving {
  readonly name: string;
  readonly card?: string;
  readonly signIn?: string;
  readonly reason: string;
}

async function add(options: Adding, print: Print): Promise<void> {
  const { name, card, signIn, reason, ...office } = options;
  const person = {
    name,
    reason,
    office,
    ...(card === undefined ? {} : { card }),
    ...(signIn === undefined ? {} : { signIn }),
  };
  const given = await change((manager) => addPerson(manager, person, BY));
  print(
    `Đã ghi ${name}: ${given.official}, giữ ${given.office}` +
      `${signIn ? `, đăng nhập: ${signIn}` : ''}.`,
  );
}

const day = (typed: string): string => {
  const iso = /^\d{2}\/\d{2}\/\d{4}$/.test(typed) ? typed.split('/').toReversed().join('-') : typed;
  if (!isCivilDate(iso)) throw new InvalidArgumentError('phải là một ngày, như 05/02/2026');
  return iso;
};

const role = (): Option =>
  new Option('--role <role>', 'vai trò / role').choices(officeRoles).makeOptionMandatory();

const withPeriod = (command: Command): Command =>
  command
    .addOption(role())
    .option('--cell <id>', 'mã chi bộ, với vai trò cell / cell id, for role cell')
    .option('--committee <id>', 'mã đảng bộ, khi có nhiều đảng bộ / committee, where several')
    .option('--from <day>', 'ngày nhận / first day', day)
    .option('--to <day>', 'ngày cuối cùng còn giữ / last day', day)
    .option('--source <document>', 'văn bản giao, như 12-QĐ/ĐU / the document that says so');

function addPeople(account: Command, print: Print): void {
  account
    .command('list', { isDefault: true })
    .description('Người, tài khoản và chức trách của từng người / people, accounts and offices')
    .argument('[who]', 'một người: mã, tên đăng nhập hoặc chức trách / one person')
    .option('--json', 'in dạng JSON / print JSON')
    .action((who: string | undefined, options: Listing) => list(who, options, print));
  withPeriod(account.command('add'))
    .description('Ghi một người, giao chức trách, mở tài khoản / add a person')
    .requiredOption('--name <name>', 'họ và tên / name')
    .option('--card <number>', 'số thẻ đảng viên / card number')
    .option('--sign-in <name>', 'tên đăng nhập: địa chỉ thư hoặc một từ / name to sign in with')
    .requiredOption('--reason <text>', 'lý do / why')
    .action((options: Adding) => add(options, print));
  account
    .command('open')
    .description('Mở tài khoản cho một người đã có, hoặc mở lại / open an account')
    .argument('<who>')
    .requiredOption('--sign-in <name>', 'tên đăng nhập / name to sign in with')
    .requiredOption('--reason <text>', 'lý do / why')
    .action(async (who: string, { signIn: name, reason }: { signIn: string; reason: string }) => {
      await change(async (manager) =>
        openAccount(manager, { official: await officialNamed(manager, who), name, reason, ...BY }),
      );
      print(`Đã mở tài khoản ${name}.`);
    });
  account
    .command('close')
    .description('Đóng tài khoản và thu hồi mọi mã truy cập / close an account, revoke tokens')
    .argument('<who>')
    .requiredOption('--reason <text>', 'lý do / why')
    .action(async (who: string, { reason }: { reason: string }) => {
      await change(async (manager) =>
        closeAccount(manager, { official: await officialNamed(manager, who), reason, ...BY }),
      );
      print(`Đã đóng tài khoản của ${who}.`);
    });
}

function addJoin(account: Command, print: Print): void {
  account
    .command('join')
    .description('Gộp hai mục của cùng một người: chức trách về một / two entries are one person')
    .argument('<from>')
    .argument('<into>')
    .requiredOption('--reason <text>', 'lý do / why')
    .action(async (from: string, into: string, { reason }: { reason: string }) => {
      const offices = await change(async (manager) =>
        joinOfficials(manager, {
          from: await officialNamed(manager, from),
          into: await officialNamed(manager, into),
          reason,
          ...BY,
        }),
      );
      print(`Đã gộp ${from} vào ${into}: ${offices.join(', ') || 'không có chức trách nào'}.`);
    });
}

interface Lending {
  readonly to: string;
  readonly from: string;
  readonly until: string;
  readonly document: string;
}

function addOffices(account: Command, print: Print): void {
  const offices = account
    .command('offices')
    .description('Giao, cho thôi và ủy quyền chức trách / give, end and lend offices');
  withPeriod(offices.command('give'))
    .description('Giao chức trách / give an office')
    .argument('<who>')
    .action(async (who: string, giving: Giving) => {
      const office = await change(async (manager) =>
        giveOffice(manager, { ...giving, official: await officialNamed(manager, who) }, BY),
      );
      print(`Đã giao ${office} cho ${who}.`);
    });
  offices
    .command('end')
    .description('Cho thôi chức trách, ngay hoặc sau một ngày / end an office')
    .argument('<office>')
    .option('--last-day <day>', 'ngày cuối cùng còn giữ / last day', day)
    .requiredOption('--reason <text>', 'lý do / why')
    .action(async (office: string, ending: { lastDay?: string; reason: string }) => {
      await change((manager) => endOffice(manager, { office, ...ending }, BY));
      print(
        ending.lastDay
          ? `${office} còn giữ đến hết ngày ${shortDate(ending.lastDay)}.`
          : `${office} đã thôi.`,
      );
    });
  offices
    .command('lend')
    .description('Ủy quyền chức trách cho người khác / lend an office')
    .argument('<office>')
    .requiredOption('--to <who>', 'người được ủy quyền / to whom')
    .requiredOption('--from <day>', 'từ ngày / first day', day)
    .requiredOption('--until <day>', 'đến hết ngày / last day', day)
    .requiredOption('--document <document>', 'văn bản ủy quyền / the document that says so')
    .action(async (office: string, { to, ...lending }: Lending) => {
      const loan = await change(async (manager) =>
        lendOffice(manager, { office, ...lending, to: await officialNamed(manager, to) }, BY),
      );
      print(`Đã ủy quyền: ${loan}, việc làm trong thời gian ấy ghi là thay mặt ${office}.`);
    });
}

/** People, the offices that they hold from a day to a day, and their accounts. */
export function addAccountCommands(program: Command, print: Print): void {
  const account = program
    .command('account')
    .description('Người, chức trách và tài khoản / people, offices and accounts');
  addPeople(account, print);
  addJoin(account, print);
  addSignInCommands(account, print);
  addOffices(account, print);
}
