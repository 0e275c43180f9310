import { type Transporter } from 'nodemailer';
import { type Config, EffectRefused } from '#libs/platform';
import { type Line, type OutwardChannel } from './channel.js';
import { isRefusedForGood } from './refused-mail.js';

/**
 * Milliseconds that a server may stay silent after it took a connection. nodemailer would wait for
 * minutes. SMTP_URL may say otherwise (`?greetingTimeout=…`).
 */
const PATIENCE = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  dnsTimeout: 10_000,
  socketTimeout: 20_000,
};

function open({ smtpUrl, mailFrom: from }: Config): Line {
  // Loaded with the first mail: most installations have no mail server.
  let opened: Promise<Transporter> | undefined;
  const transport = async (): Promise<Transporter> => {
    const { createTransport } = await import('./smtp.js');
    return createTransport({ ...PATIENCE, url: smtpUrl } as object) as Transporter;
  };
  return {
    async send({ wireId: messageId, subject, body: text, to: { name, email: address } }) {
      opened ??= transport();
      const line = await opened;
      try {
        await line.sendMail({ from, to: { name, address }, subject, text, messageId });
      } catch (error) {
        throw isRefusedForGood(error)
          ? new EffectRefused((error as Error).message, { cause: error })
          : error;
      }
    },
    close: () => void opened?.then((line) => line.close()),
  };
}

export const mail: OutwardChannel = {
  name: 'mail',
  noun: 'thư',
  reaches: ['cell'],
  outward: {
    setting: 'smtpUrl',
    address: ({ email }) => email,
    // After a day the mail would only surprise.
    usefulHours: 24,
    workers: 4,
    open,
  },
};
