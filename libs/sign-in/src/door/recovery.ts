import { randomUUID } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { signInName } from '#libs/org';
import {
  type Config,
  type EffectHandler,
  type EffectOutcome,
  inTransaction,
  recordEffects,
} from '#libs/platform';
import { takeTry, tried } from '../backoff/backoff.js';
import { type Desk } from '../desk.js';
import { noteSecurity, type Whence } from '../log/security-log.js';
import { tooMany } from '../refusals.js';
import { makeLink } from './links.js';

/** The kind of effect that sends the mail. It is stored: never rename. */
export const SEND_RECOVERY = 'send-recovery';
const MINUTES = 30;
/** So many mails an hour one account gets at most. */
const AN_HOUR = 3;

/**
 * Somebody says that they forgot a password. What is done here is the same whatever the name is, so
 * that neither the answer nor its time tells who has an account. Errors: 429.
 */
export async function askRecovery(
  { dataSource }: Desk,
  typed: string,
  { address }: Whence,
): Promise<void> {
  const wait = await takeTry(dataSource.manager, tried.asking(address));
  if (wait > 0) throw tooMany(wait);
  const id = randomUUID();
  await inTransaction(dataSource, async (manager) => {
    await manager.query(
      'insert into app.recovery_request (id, name, address) values ($1, $2, $3)',
      [id, signInName(typed).slice(0, 254), address],
    );
    await recordEffects(manager, [{ id: `recovery-${id}`, kind: SEND_RECOVERY, subject: id }]);
  });
}

/** A mail to one person, as whoever carries mail takes it. */
export interface PersonalMail {
  /** The same at each try. */
  readonly wireId: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly body: string;
}

interface Asked {
  readonly official: string;
  readonly name: string;
  readonly email: string;
  readonly address: string;
}

/** Who asked, if there is such an account with an address, and it was not asked too often. */
async function whoAsked({ manager }: DataSource, request: string): Promise<Asked | undefined> {
  const [row] = await manager.query(
    `select a.official, o.name, r.address,
        coalesce(o.email, case when a.name like '%@%' then a.name end) as email
      from app.recovery_request r join app.account a on a.name = r.name and a.closed_at is null
        join app.official o on o.id = a.official
      where r.id = $1 and (select count(*) from app.security_event e where e.kind = 'recovery-asked'
        and e.official = a.official and e.at > app.now() - interval '1 hour') < $2`,
    [request, AN_HOUR],
  );
  return row?.email ? row : undefined;
}

const bodyOf = (name: string, link: string): string =>
  [
    `Kính gửi đồng chí ${name},`,
    '',
    'Có người đề nghị đặt lại mật khẩu hệ thống Đôn Đốc cho tài khoản của đồng chí. Nếu đúng là ' +
      'đồng chí, hãy mở liên kết sau để chọn mật khẩu mới:',
    '',
    link,
    '',
    `Liên kết dùng được một lần, trong ${MINUTES} phút. Nếu không phải đồng chí đề nghị, hãy bỏ ` +
      'qua thư này: mật khẩu cũ vẫn dùng được, và không ai khác thấy liên kết.',
  ].join('\n');

/**
 * Sends the mail with the link, in the worker. The token is made here and leaves in the mail alone;
 * a try that is repeated makes another one.
 */
export function sendRecovery(
  dataSource: DataSource,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  send: ((mail: PersonalMail) => Promise<void>) | undefined,
): EffectHandler {
  const forget = (request: string): EffectOutcome => ({
    commit: (manager) => manager.query('delete from app.recovery_request where id = $1', [request]),
  });
  return {
    kind: SEND_RECOVERY,
    usefulHours: 1,
    async run({ subject: request }) {
      const asked = await whoAsked(dataSource, request);
      if (!asked || !send) return forget(request);
      const { official, name, email, address } = asked;
      const token = await inTransaction(dataSource, (manager) =>
        makeLink(manager, 'recovery', {
          official,
          by: official,
          reason: 'Quên mật khẩu',
          minutes: MINUTES,
        }),
      );
      await send({
        wireId: `<recovery-${request}@dondoc>`,
        to: { name, email },
        subject: 'Đặt lại mật khẩu Đôn Đốc',
        // What stands behind # reaches no server and no log.
        body: bodyOf(name, `${publicUrl}/dat-lai-mat-khau#${token}`),
      });
      return {
        async commit(manager) {
          await forget(request).commit?.(manager);
          await noteSecurity(manager, { kind: 'recovery-asked', official, address });
        },
      };
    },
    giveUp: ({ subject: request }, manager) => forget(request).commit!(manager),
  };
}
