import { type Command } from 'commander';
import { type EntityManager } from 'typeorm';
import { officialNamed } from '#libs/org';
import { loadConfig, inTransaction } from '#libs/platform';
import { invitationLink, invite, oneTimeCode, resetSignIn } from '#libs/sign-in';
import { withDatabase } from '../commands.js';
import { wholeNumber } from './whole-number.js';

type Print = (line: string) => void;

const BY = { by: 'operator:account' };
const DAYS = 7;

const about = <T>(
  who: string,
  work: (manager: EntityManager, official: string) => Promise<T>,
): Promise<T> =>
  withDatabase((dataSource) =>
    inTransaction(dataSource, async (manager) => work(manager, await officialNamed(manager, who))),
  );

interface Inviting {
  readonly reason: string;
  readonly days: number;
}

const link = (token: string): string => invitationLink(loadConfig().publicUrl, token);

async function inviting(who: string, { reason, days }: Inviting, print: Print): Promise<void> {
  const token = await about(who, (manager, official) =>
    invite(manager, { official, reason, days, ...BY }),
  );
  print(`Lời mời cho ${who}, dùng một lần trong ${days} ngày; chỉ hiện lần này:`);
  print(link(token));
}

async function reset(
  who: string,
  { reason, days, secondFactor }: Inviting & { readonly secondFactor?: boolean },
  print: Print,
): Promise<void> {
  const token = await about(who, async (manager, official) => {
    const second = { secondFactor: secondFactor ?? false };
    return resetSignIn(manager, { official, reason, days, ...second, ...BY });
  });
  print(`Đã bỏ mật khẩu của ${who} và kết thúc mọi phiên. Đường dẫn đặt mật khẩu mới:`);
  print(link(token));
}

/** Ways in for a person: an invitation, a new start, and a code for one evening. */
export function addSignInCommands(account: Command, print: Print): void {
  account
    .command('invite')
    .description('Mời một người đặt mật khẩu: đường dẫn dùng một lần / invite to sign in')
    .argument('<who>')
    .option('--days <n>', 'số ngày còn dùng được / days until it ends', wholeNumber, DAYS)
    .requiredOption('--reason <text>', 'lý do / why')
    .action((who: string, options: Inviting) => inviting(who, options, print));
  account
    .command('reset')
    .description('Bỏ mật khẩu, kết thúc mọi phiên, mời đặt lại / reset the way in')
    .argument('<who>')
    .option('--second-factor', 'bỏ cả mã xác thực và khóa truy cập / the second factor, too')
    .option('--days <n>', 'số ngày còn dùng được / days until it ends', wholeNumber, DAYS)
    .requiredOption('--reason <text>', 'lý do / why')
    .action((who: string, options: Inviting) => reset(who, options, print));
  account
    .command('code')
    .description('Mã 8 chữ số dùng một lần trong 10 phút, khi phải chờ / a one-time code')
    .argument('<who>')
    .action(async (who: string) => {
      const code = await about(who, (manager, official) =>
        oneTimeCode(manager, { official, ...BY }),
      );
      print(`Đọc cho ${who}: ${code} (dùng một lần, trong 10 phút).`);
    });
}
