import { closeAccount, endOffice, giveOffice, openAccount } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { invite } from '#libs/sign-in';
import { HOUR, makePerson, MINUTE, pass, PASSWORD } from '../support/accounts.js';
import { type Browser, openBrowser } from '../support/browser.js';
import { type Stage } from '../support/stage.js';
import {
  clerk,
  code,
  COOKIE,
  ownPhone,
  secretary,
  type SessionCase,
  status,
} from './sessions.fixtures.js';

const NEW_PASSWORD = 'ba quả na vàng trên bàn';
const BY = { by: 'operator:test' };

const give = (stage: Stage, official: string): Promise<string> =>
  inTransaction(stage.dataSource, (manager) =>
    giveOffice(manager, { official, role: 'clerk' }, BY),
  );

/** The same browser as it was before the answer that gave it another cookie. */
async function before(stage: Stage, browser: Browser, then: () => Promise<unknown>) {
  const old = openBrowser(stage.url);
  for (const [name, value] of browser.cookies) old.cookies.set(name, value);
  await then();
  return old;
}

/** How offices change what a session is. */
export const offices: readonly SessionCase[] = [
  {
    says: 'a new office shows at once, and brings another cookie',
    async play(stage) {
      const { person, browser } = await secretary(stage);
      const old = browser.cookies.get(COOKIE);
      await give(stage, person.official);
      const { body } = await browser.ask('/api/session');
      return [(body['offices'] as unknown[]).length, browser.cookies.get(COOKIE) !== old];
    },
    gives: [2, true],
  },
  {
    says: 'requests that were under way with the old cookie are answered, those after not',
    async play(stage) {
      const { person, browser } = await secretary(stage);
      await give(stage, person.official);
      const old = await before(stage, browser, () => browser.ask('/api/session'));
      const underWay = await status(old);
      await pass(stage, { seconds: 11 });
      return [underWay, await status(old), await status(browser)];
    },
    gives: [200, 401, 200],
  },
  {
    says: 'an own phone has the short life as soon as its holder is an official too',
    async play(stage) {
      const { person, browser } = await secretary(stage, ownPhone);
      await give(stage, person.official);
      await status(browser);
      await pass(stage, { seconds: 30 * MINUTE });
      return status(browser);
    },
    gives: 401,
  },
  {
    says: 'an office that ends today is gone tomorrow, while the session goes on',
    async play(stage) {
      const today = await stage.clock.today();
      const person = await makePerson(stage, { role: 'clerk', to: today }, { role: 'auditor' });
      const held = async (browser: Browser): Promise<unknown> =>
        ((await browser.ask('/api/session')).body['offices'] as { role: string }[])
          .map(({ role }) => role)
          .toSorted();
      await stage.clock.set(`${today}T16:50:00Z`);
      const { browser } = await person.signIn();
      const evening = await held(browser);
      await pass(stage, { seconds: 20 * MINUTE });
      return [evening, await held(browser)];
    },
    gives: [['auditor', 'clerk'], ['auditor']],
  },
  {
    says: 'whoever holds nothing any more may do nothing, signed in or not',
    async play(stage) {
      const { person, browser } = await clerk(stage);
      await inTransaction(stage.dataSource, (manager) =>
        endOffice(manager, { office: person.offices[0]!, reason: 'Thôi giữ' }, BY),
      );
      return [await status(browser), await status(browser, '/api/directives')];
    },
    gives: [200, 403],
  },
];

/** How a session ends, and how it is proved again. */
export const ends: readonly SessionCase[] = [
  {
    says: 'signing out ends it, and takes the cookie back',
    async play(stage) {
      const { browser } = await clerk(stage);
      const old = await before(stage, browser, () =>
        browser.ask('/api/session', { method: 'DELETE' }),
      );
      return [browser.cookies.has(COOKIE), await status(old)];
    },
    gives: [false, 401],
  },
  {
    says: 'each device is listed with its place, and one may be ended',
    async play(stage) {
      const { person, browser } = await clerk(stage);
      const phone = openBrowser(stage.url, { agent: 'Mozilla/5.0 (iPhone) Safari/604.1' });
      await person.signIn(phone);
      const { body } = await browser.ask('/api/sessions');
      const lines = body['sessions'] as { id: string; device: string; current: boolean }[];
      const other = lines.find(({ current }) => !current)!;
      const ended = await browser.ask(`/api/sessions/${other.id}`, { method: 'DELETE' });
      return [other.device, ended.status, await status(phone), await status(browser)];
    },
    gives: ['Safari trên iPhone', 204, 401, 200],
  },
  {
    says: 'nobody ends another person’s session, and hears what they hear of none',
    async play(stage) {
      const [an, binh] = [await clerk(stage), await clerk(stage)];
      const { body } = await binh.browser.ask('/api/session');
      const end = (id: string) => code(an.browser.ask(`/api/sessions/${id}`, { method: 'DELETE' }));
      return [
        await end(String(body['session'])),
        await end('00000000-0000-0000-0000-000000000000'),
        await end('x'),
        await status(binh.browser),
      ];
    },
    gives: ['NO_SUCH_SESSION', 'NO_SUCH_SESSION', 'NO_SUCH_SESSION', 200],
  },
  {
    says: 'all others may be ended at once',
    async play(stage) {
      const { person, browser } = await clerk(stage);
      const others = [await person.signIn(), await person.signIn()];
      const { body } = await browser.ask('/api/sessions', { method: 'DELETE' });
      const left = await Promise.all(others.map((other) => status(other.browser)));
      return [body, left, await status(browser)];
    },
    gives: [{ ended: 2 }, [401, 401], 200],
  },
  {
    says: 'another password ends it everywhere, and gives this browser a new one',
    async play(stage) {
      const { person, browser } = await clerk(stage);
      const other = await person.signIn();
      const body = { current: PASSWORD, password: NEW_PASSWORD };
      const old = await before(stage, browser, () =>
        browser.ask('/api/account/password', { method: 'PUT', body }),
      );
      const again = await person.signIn(undefined, { password: NEW_PASSWORD });
      return [
        await Promise.all([old, other.browser, browser].map((one) => status(one))),
        again.reply.status,
      ];
    },
    gives: [[401, 401, 200], 200],
  },
  {
    says: 'another password wants the one before, and must be a good one',
    async play(stage) {
      const { browser } = await clerk(stage);
      const put = (body: object) =>
        code(browser.ask('/api/account/password', { method: 'PUT', body }));
      return [
        await put({ current: 'không phải nó', password: NEW_PASSWORD }),
        await put({ current: PASSWORD, password: 'matkhau123456789' }),
        await status(browser),
      ];
    },
    gives: ['WRONG_SIGN_IN', 'WEAK_PASSWORD', 200],
  },
  {
    says: 'it ends with the account, and does not begin again with it',
    async play(stage) {
      const { person, browser } = await clerk(stage);
      await inTransaction(stage.dataSource, (manager) =>
        closeAccount(manager, { official: person.official, reason: 'Nghỉ hưu', ...BY }),
      );
      const closed = [await status(browser), (await person.signIn()).reply.status];
      await inTransaction(stage.dataSource, (manager) =>
        openAccount(manager, { ...person, reason: 'Trở lại', ...BY }),
      );
      return [closed, await status(browser)];
    },
    gives: [[401, 401], 401],
  },
  {
    says: 'it ends when a password is set by a link',
    async play(stage) {
      const { person, browser } = await clerk(stage);
      const token = await inTransaction(stage.dataSource, (manager) =>
        invite(manager, { official: person.official, reason: 'Mất máy', days: 3, ...BY }),
      );
      const follow = () =>
        openBrowser(stage.url).ask(`/api/invitations/${token}`, {
          body: { password: NEW_PASSWORD },
        });
      return [(await follow()).status, await status(browser), (await follow()).status];
    },
    gives: [204, 401, 404],
  },
  {
    says: 'a sign-in is a proof for ten minutes',
    async play(stage) {
      const { browser } = await clerk(stage);
      const until = async () => (await browser.ask('/api/session')).body['steppedUpUntil'] !== null;
      await pass(stage, { seconds: 9 * MINUTE });
      const nine = await until();
      await pass(stage, { seconds: MINUTE });
      return [
        nine,
        await until(),
        await code(browser.ask('/api/account/totp', { method: 'POST' })),
      ];
    },
    gives: [true, false, 'STEP_UP_NEEDED'],
  },
  {
    says: 'a new proof brings another cookie, and the old one is worth no more for it',
    async play(stage) {
      const { browser } = await clerk(stage);
      await pass(stage, { seconds: 20 * MINUTE });
      const old = await before(stage, browser, () =>
        browser.ask('/api/session/step-up', { body: { password: PASSWORD } }),
      );
      const proved = async (one: Browser) =>
        (await one.ask('/api/session')).body['steppedUpUntil'] !== null;
      return [await proved(browser), await proved(old)];
    },
    gives: [true, false],
  },
  {
    says: 'wrong proofs make one wait, and end a session that is somebody else’s',
    async play(stage) {
      const { browser } = await clerk(stage);
      const wrong = () =>
        code(browser.ask('/api/session/step-up', { body: { password: 'không phải nó' } }));
      const early = [await wrong(), await wrong(), await wrong(), await wrong(), await wrong()];
      for (let time = 0; time < 7; time += 1) {
        await pass(stage, { seconds: 2 * MINUTE });
        await wrong();
      }
      await pass(stage, { seconds: HOUR / 60 });
      return [early.slice(-2), await status(browser)];
    },
    gives: [['WRONG_SIGN_IN', 'TOO_MANY_TRIES'], 401],
  },
];
