import { TOTP } from 'otpauth';
import { inTransaction } from '#libs/platform';
import { oneTimeCode } from '#libs/sign-in';
import { makePerson, PASSWORD, type Person } from '../support/accounts.js';
import { type Browser, openBrowser } from '../support/browser.js';
import { type Stage } from '../support/stage.js';

/** One way of guessing, or of being shut out by somebody who guesses, and what comes of it. */
export interface GuessingCase {
  readonly says: string;
  play(stage: Stage): Promise<unknown>;
  readonly gives: unknown;
}

let addresses = 0;
/** An address that nobody had before. */
export const freshAddress = (): string => {
  addresses += 1;
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
};

export interface Guess {
  readonly name: string;
  readonly password?: string;
  readonly code?: string;
  /** Left out: an address that nobody had before. */
  readonly from?: string;
  readonly browser?: Browser;
}

/** One try to sign in: the code of the refusal, or the status. */
export async function guess(
  { url }: Stage,
  { from = freshAddress(), browser = openBrowser(url, { from }), ...body }: Guess,
): Promise<unknown> {
  const reply = await browser.ask('/api/session', { body: { password: 'sai rồi', ...body } });
  return reply.body['code'] ?? reply.status;
}

/** Guesses at a name from many addresses until it must wait for a quarter of an hour. */
export async function shutOut(stage: Stage, name: string): Promise<void> {
  const subject = await subjectOf(stage, name);
  await stage.dataSource.query(
    `update app.backoff set failures = 30, until = app.now() + interval '15 minutes'
      where subject = $1`,
    [subject],
  );
}

async function subjectOf(stage: Stage, name: string): Promise<string> {
  const before = await subjects(stage);
  await guess(stage, { name });
  const fresh = [...(await subjects(stage))].filter((one) => !before.has(one));
  return fresh.find((one) => one.startsWith('name:'))!;
}

async function subjects({ dataSource }: Stage): Promise<ReadonlySet<string>> {
  const rows: { subject: string }[] = await dataSource.query('select subject from app.backoff');
  return new Set(rows.map(({ subject }) => subject));
}

/** A person with their browser at home, which knows them. */
export async function atHome(stage: Stage): Promise<{ person: Person; browser: Browser }> {
  const person = await makePerson(stage, { role: 'reviewer' });
  const browser = openBrowser(stage.url, { from: freshAddress() });
  await person.signIn(browser);
  await browser.ask('/api/session', { method: 'DELETE' });
  return { person, browser };
}

export interface WithTotp {
  readonly person: Person;
  /** The six digits so many steps of thirty seconds from now. */
  digits(steps?: number): Promise<string>;
  readonly recovery: readonly string[];
}

/** A person who has a second factor. Its first code was used, so `digits` begins one step later. */
export async function withTotp(stage: Stage): Promise<WithTotp> {
  const { person, browser } = await atHome(stage);
  await person.signIn(browser);
  const offer = await browser.ask('/api/account/totp', { method: 'POST' });
  const totp = new TOTP({ secret: String(offer.body['secret']) });
  const digits = async (steps = 1): Promise<string> =>
    totp.generate({ timestamp: Date.parse(await stage.clock.now()) + steps * 30_000 });
  const body = { code: await digits(0) };
  const done = await browser.ask('/api/account/totp/confirm', { body });
  return { person, digits, recovery: done.body['recoveryCodes'] as string[] };
}

/** The code that a clerk tells somebody on the telephone. */
export const told = ({ dataSource }: Stage, { official }: Person): Promise<string> =>
  inTransaction(dataSource, (manager) => oneTimeCode(manager, { official, by: 'vanthu-1' }));

export const right = { password: PASSWORD };
