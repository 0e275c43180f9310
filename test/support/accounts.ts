import { addOfficial, giveOffice, type OfficeRole, openAccount } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { hashPassword, storePassword } from '#libs/sign-in/testing';
import { type Browser, openBrowser } from './browser.js';
import { type Reply } from './call.js';
import { type Stage } from './stage.js';

/** Everybody in the tests has it, so that it is hashed once. */
export const PASSWORD = 'bốn con vịt xanh qua sông';
let hashed: Promise<string> | undefined;

/** Somebody with an account and offices. */
export interface Person {
  readonly official: string;
  readonly name: string;
  readonly offices: readonly string[];
  /** Signs in with the right password, in this browser or a new one. */
  signIn(browser?: Browser, more?: object): Promise<{ browser: Browser; reply: Reply }>;
}

export interface Held {
  readonly role: OfficeRole;
  readonly cell?: string;
  readonly from?: string;
  readonly to?: string;
}

const BY = { by: 'operator:test' };
let people = 0;

/** Makes a person who holds these offices and may sign in with `PASSWORD`. */
export async function makePerson(stage: Stage, ...held: readonly Held[]): Promise<Person> {
  hashed ??= hashPassword(PASSWORD);
  const hash = await hashed;
  const name = `nguoi.${(people += 1)}`;
  return inTransaction(stage.dataSource, async (manager) => {
    const official = await addOfficial(
      manager,
      { name: `Người Thử ${people}`, email: `${name}@example.invalid` },
      BY,
    );
    const offices: string[] = [];
    for (const post of held) offices.push(await giveOffice(manager, { official, ...post }, BY));
    await openAccount(manager, { official, name, reason: 'thử', ...BY });
    await storePassword(manager, official, hash);
    return {
      official,
      name,
      offices,
      async signIn(browser = openBrowser(stage.url), more = {}) {
        const body = { name, password: PASSWORD, ...more };
        return { browser, reply: await browser.ask('/api/session', { body }) };
      },
    };
  });
}

/** Lets time go by, on the clock of the system. */
export async function pass(stage: Stage, { seconds }: { seconds: number }): Promise<void> {
  const now = new Date(await stage.clock.now());
  await stage.clock.set(new Date(now.getTime() + seconds * 1000).toISOString());
}

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What the browser of this person sends of itself with every request, signed in. */
export async function pageHeaders(
  { url }: Stage,
  person: Person,
): Promise<Readonly<Record<string, string>>> {
  const { browser } = await person.signIn();
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
  return { origin: new URL(url).origin, cookie };
}

/** Bodies that pass the schemas of the routes to sign in, by route. */
export const SIGN_IN_BODIES: Readonly<Record<string, object>> = {
  '/api/session': { name: 'an', password: 'mật khẩu', code: '123456', ownPhone: true },
  '/api/session/step-up': { password: 'mật khẩu' },
  '/api/account/password': { current: 'mật khẩu', password: 'bốn con vịt qua sông' },
  '/api/account/totp/confirm': { code: '123456' },
  '/api/recovery': { name: 'an' },
  '/api/recovery/:token': { password: 'bốn con vịt qua sông' },
  '/api/invitations/:token': { name: 'an', password: 'bốn con vịt qua sông' },
};
