import { createTransport, type Transporter } from 'nodemailer';
import { type DataSource, type EntityManager } from 'typeorm';
import { type EffectHandler, EffectRefused, logger } from '#libs/platform';
import { SEND_MAIL } from '../message/post.js';
import { isOvertaken } from './overtaken.js';
import { isRefusedForGood } from './refused-mail.js';

export interface MailOptions {
  /** Undefined: mail is kept in the database and shown in the app. */
  readonly smtpUrl?: string;
  readonly from: string;
}

interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly mail_id: string;
  readonly name: string;
  readonly email: string;
}

/**
 * A server that takes a connection and says nothing costs this long, not nodemailer's minutes.
 * SMTP_URL may say otherwise (`?greetingTimeout=…`).
 */
const PATIENCE = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  dnsTimeout: 10_000,
  socketTimeout: 20_000,
};

/**
 * A message is in the app whatever happens to its mail; a day later the mail would only surprise.
 */
const USEFUL_HOURS = 24;

/**
 * Sends one message by mail, or keeps it when no server is set. A repeat after a crash carries the
 * same Message-ID.
 */
export function sendMail(
  dataSource: DataSource,
  { smtpUrl, from }: MailOptions,
): EffectHandler & { close(): void } {
  const transport: Transporter | undefined = smtpUrl
    ? createTransport({ ...PATIENCE, url: smtpUrl } as object)
    : undefined;
  const log = logger('mail');

  async function mailOf(id: string): Promise<Mail> {
    const rows: Mail[] = await dataSource.query(
      `select m.id, m.subject, m.body, m.mail_id, c.name, c.email from app.message m
        join app.cell c on c.id = m.cell where m.id = $1`,
      [id],
    );
    if (!rows[0]) throw new EffectRefused(`message ${id} is gone, or its cell`);
    return rows[0];
  }

  async function send({
    id,
    subject,
    body,
    mail_id: messageId,
    name,
    email,
  }: Mail): Promise<'sent' | 'kept' | 'overtaken'> {
    if (!transport || !email) return 'kept';
    if (await isOvertaken(dataSource.manager, id)) return 'overtaken';
    try {
      await transport.sendMail({
        from,
        to: { name, address: email },
        subject,
        text: body,
        messageId,
      });
    } catch (error) {
      throw isRefusedForGood(error)
        ? new EffectRefused((error as Error).message, { cause: error })
        : error;
    }
    return 'sent';
  }

  return {
    kind: SEND_MAIL,
    usefulHours: USEFUL_HOURS,
    async run({ subject: id, attempts }) {
      const state = await send(await mailOf(id));
      if (state !== 'kept') log.info(`mail ${state}`, { message: id, attempt: attempts });
      return {
        commit: (manager: EntityManager) =>
          manager.query('update app.message set mail_state = $2 where id = $1', [id, state]),
      };
    },
    giveUp: ({ subject: id }, manager) =>
      manager.query(`update app.message set mail_state = 'failed' where id = $1`, [id]),
    close: () => transport?.close(),
  };
}

/**
 * The mails of these messages are tried again: their outcome is open again. In the transaction that
 * makes their effects due.
 */
export async function reopenMails(
  manager: EntityManager,
  messages: readonly string[],
): Promise<void> {
  await manager.query(
    `update app.message set mail_state = 'pending' where id = any ($1) and mail_state = 'failed'`,
    [messages],
  );
}

/** What a mail is about and whom it is for, as an operator reads it. */
export interface MailLabel {
  readonly id: string;
  readonly obligation: string;
  readonly step: string;
  readonly cell: string;
}

export async function mailLabels(
  manager: EntityManager,
  messages: readonly string[],
): Promise<ReadonlyMap<string, MailLabel>> {
  const rows: MailLabel[] = await manager.query(
    'select id, obligation, step, cell from app.message where id = any ($1)',
    [messages],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
