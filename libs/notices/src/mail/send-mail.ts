import { createTransport, type Transporter } from 'nodemailer';
import { type DataSource, type EntityManager } from 'typeorm';
import { type EffectHandler, logger } from '#libs/platform';
import { SEND_MAIL } from '../message/post.js';

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

/** Sends one message by mail, or keeps it when no server is set. A repeat after a crash carries the same Message-ID. */
export function sendMail(dataSource: DataSource, { smtpUrl, from }: MailOptions): EffectHandler & { close(): void } {
  const transport: Transporter | undefined = smtpUrl ? createTransport(smtpUrl) : undefined;
  const log = logger('mail');

  async function mailOf(id: string): Promise<Mail> {
    const rows: Mail[] = await dataSource.query(
      `select m.id, m.subject, m.body, m.mail_id, c.name, c.email from app.message m join app.cell c on c.id = m.cell where m.id = $1`,
      [id],
    );
    if (!rows[0]) throw new Error(`message ${id} is gone, or its cell`);
    return rows[0];
  }

  return {
    kind: SEND_MAIL,
    async run({ subject: id, attempts }) {
      const { subject, body, mail_id: messageId, name, email } = await mailOf(id);
      const state = transport && email ? 'sent' : 'kept';
      if (state === 'sent') {
        await transport!.sendMail({ from, to: { name, address: email }, subject, text: body, messageId });
        log.info('mail sent', { message: id, attempt: attempts });
      }
      return { commit: (manager: EntityManager) => manager.query('update app.message set mail_state = $2 where id = $1', [id, state]) };
    },
    giveUp: ({ subject: id }, manager) => manager.query(`update app.message set mail_state = 'failed' where id = $1`, [id]),
    close: () => transport?.close(),
  };
}
