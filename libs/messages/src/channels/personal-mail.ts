import { type Config } from '#libs/platform';
import { type Letter } from './channel.js';
import { mail } from './mail.js';

/** A mail to one person that is no message of an obligation, such as a link to sign in again. */
export interface PersonalMail extends Omit<Letter, 'to'> {
  readonly to: { readonly name: string; readonly email: string };
}

export interface PersonalMails {
  /** What it throws is tried again later, except `EffectRefused`. Undefined: no mail server. */
  readonly send: ((letter: PersonalMail) => Promise<void>) | undefined;
  close(): void;
}

export function openPersonalMails(config: Config): PersonalMails {
  if (config[mail.outward.setting] === undefined)
    return { send: undefined, close: () => undefined };
  const line = mail.outward.open(config);
  return {
    send: ({ to, ...letter }) => line.send({ ...letter, to: { cell: '', ...to } }),
    close: () => line.close(),
  };
}
