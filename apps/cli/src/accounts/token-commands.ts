import { type Command, Option } from 'commander';
import {
  createToken,
  listTokens,
  officeRoles,
  revokeTokens,
  TOKEN_DAYS,
  type TokenLine,
  type TokenRequest,
} from '#libs/org';
import { inTransaction } from '#libs/platform';
import { withDatabase } from '../commands.js';
import { wholeNumber } from './whole-number.js';
import { civilDate, shortDate } from '#libs/calendar';

type Print = (line: string) => void;

const STATES: Readonly<Record<TokenLine['state'], string>> = {
  live: 'đang dùng được',
  expired: 'đã hết hạn',
  revoked: 'đã thu hồi',
  'office-ended': 'người giữ đã thôi chức trách',
};

const dayOf = (at: string): string => shortDate(civilDate(at));

const described = ({ token, office, name, state, expiresAt, usedAt, actions }: TokenLine): string =>
  `${token}  ${office}  ${name}  ${STATES[state]}, hết hạn ${dayOf(expiresAt)}, ` +
  `${usedAt ? `dùng lần cuối ${dayOf(usedAt)}` : 'chưa dùng'}` +
  `${actions ? `, chỉ để: ${actions.join(', ')}` : ''}`;

async function list(
  { all, json }: { readonly all?: boolean; readonly json?: boolean },
  print: Print,
): Promise<void> {
  const lines = await withDatabase(({ manager }) => listTokens(manager, { live: !all }));
  if (json) return print(JSON.stringify(lines, null, 2));
  if (lines.length === 0) print('Không có mã truy cập nào.');
  for (const line of lines) print(described(line));
}

async function revoke(of: string, { reason }: { reason: string }, print: Print): Promise<void> {
  const count = await withDatabase((dataSource) =>
    inTransaction(dataSource, (manager) =>
      revokeTokens(manager, { of, reason, by: 'operator:token' }),
    ),
  );
  print(
    count > 0
      ? `Đã thu hồi ${count} mã truy cập.`
      : `Không có mã truy cập nào đang dùng của “${of}”; xem dondoc token list.`,
  );
}

/** `token` makes one, as it always did; `token list` and `token revoke` look after them. */
export function addTokenCommands(program: Command, print: Print): void {
  const token = program
    .command('token')
    .description('Cấp, xem và thu hồi khóa truy cập API / make, list and revoke API tokens');
  token
    .command('make', { isDefault: true })
    .description('Cấp khóa truy cập API, chỉ hiện một lần / make an API token, shown once')
    .requiredOption('--name <name>', 'tên người giữ / holder')
    .addOption(
      new Option('--role <role>', 'vai trò / role').choices(officeRoles).makeOptionMandatory(),
    )
    .option('--cell <id>', 'mã chi bộ, với vai trò cell / cell id, for role cell')
    .option('--committee <id>', 'mã đảng bộ, khi có nhiều đảng bộ / committee, where several')
    .option(
      '--card <number>',
      'số thẻ đảng viên của người giữ: các chức trách cùng số thẻ là của một người; không ghi ' +
        'thì cùng họ tên là một người / card number of the holder: offices of one card are ' +
        'one person, without it the same name is',
    )
    .option('--days <n>', 'số ngày còn dùng được / days until it ends', wholeNumber, TOKEN_DAYS)
    .option('--only <action...>', 'chỉ để làm những việc này / for these actions alone')
    .action((options: TokenRequest) =>
      withDatabase((dataSource) =>
        inTransaction(dataSource, (manager) => createToken(manager, options)),
      ).then(print),
    );
  token
    .command('list')
    .description('Các mã truy cập đang dùng được, không hiện chính mã / live tokens')
    .option('--all', 'cả mã đã hết hạn hoặc đã thu hồi / those that ended too')
    .option('--json', 'in dạng JSON / print JSON')
    .action((options: { all?: boolean; json?: boolean }) => list(options, print));
  token
    .command('revoke')
    .description('Thu hồi mã truy cập / revoke tokens')
    .argument('<of>', 'mã rút gọn trong danh sách, chức trách hoặc người / handle, office, person')
    .requiredOption('--reason <text>', 'lý do / why')
    .action((of: string, options: { reason: string }) => revoke(of, options, print));
}
