import { HOUR, MINUTE, pass } from '../support/accounts.js';
import { openBrowser } from '../support/browser.js';
import { tokenOf } from '../support/issued.js';
import {
  clerk,
  code,
  COOKIE,
  ownPhone,
  secretary,
  type SessionCase,
  status,
  use,
} from './sessions.fixtures.js';

/** How a session begins. */
export const made: readonly SessionCase[] = [
  {
    says: 'nobody is in without a cookie',
    play: (stage) => code(openBrowser(stage.url).ask('/api/session')),
    gives: 'NOT_SIGNED_IN',
  },
  {
    says: 'a cookie that was made up lets nobody in',
    async play(stage) {
      const browser = openBrowser(stage.url);
      const tries = ['x', 'A'.repeat(43), `${'A'.repeat(42)}'`, '', 'A'.repeat(5_000)];
      return Promise.all(
        tries.map((value) =>
          browser.ask('/api/session', { headers: { cookie: `${COOKIE}=${value}` } }),
        ),
      ).then((replies) => replies.map((reply) => reply.status));
    },
    gives: [401, 401, 401, 401, 401],
  },
  {
    says: 'who signs in is told who they are and what they hold',
    async play(stage) {
      const { person, browser } = await clerk(stage);
      const { body } = await browser.ask('/api/session');
      const [{ id, ...office }] = body['offices'] as [Record<string, unknown>];
      return [body['account'] === person.official, id === person.offices[0], office];
    },
    gives: [
      true,
      true,
      {
        role: 'clerk',
        title: 'văn thư',
        cell: null,
        cellName: null,
        committee: 'dang-uy-vp',
        committeeName: 'Đảng ủy Văn phòng UBND tỉnh',
        heldFrom: null,
        heldTo: null,
        lentByName: null,
      },
    ],
  },
  {
    says: 'the cookie is for no script, no other site and no longer than the browser',
    async play(stage) {
      const { browser } = await clerk(stage);
      return browser.set.map((line) => line.replace(/=[^;]{20,}/, '=…'));
    },
    gives: [
      'dondoc=…; Path=/; HttpOnly; SameSite=Strict',
      'dondoc-device=…; Path=/; HttpOnly; SameSite=Strict; Max-Age=34560000',
    ],
  },
  {
    says: 'only the hash of the id is stored',
    async play(stage) {
      const { browser } = await clerk(stage);
      const secret = browser.cookies.get(COOKIE)!;
      const rows = JSON.stringify(await stage.dataSource.query('select * from app.session'));
      return [secret.length, rows.includes(secret), rows.includes(btoa(secret))];
    },
    gives: [43, false, false],
  },
  {
    says: 'signing in again in the same browser ends what it had',
    async play(stage) {
      const { person, browser } = await clerk(stage);
      const before = { cookie: `${COOKIE}=${browser.cookies.get(COOKIE)}` };
      await person.signIn(browser);
      const old = openBrowser(stage.url).ask('/api/session', { headers: before });
      return [(await old).status, await status(browser)];
    },
    gives: [401, 200],
  },
  {
    says: 'the id in the list of sessions is no cookie',
    async play(stage) {
      const { browser } = await clerk(stage);
      const { body } = await browser.ask('/api/session');
      const cookie = `${COOKIE}=${String(body['session'])}`;
      return (await openBrowser(stage.url).ask('/api/session', { headers: { cookie } })).status;
    },
    gives: 401,
  },
  {
    says: 'a token beside the cookie speaks for itself, and is no session',
    async play(stage) {
      const { browser } = await clerk(stage);
      const token = await tokenOf(stage, { name: 'Kiểm Tra', role: 'auditor' });
      const headers = { authorization: `Bearer ${token}` };
      return [
        (await browser.ask('/api/session', { headers })).status,
        (await browser.ask('/api/directives', { headers })).status,
      ];
    },
    gives: [401, 200],
  },
];

/** How long it lives. */
export const lived: readonly SessionCase[] = [
  {
    says: 'an official is still in after 29 minutes of quiet',
    play: async (stage) => use(stage, (await clerk(stage)).browser, 1, 29 * MINUTE),
    gives: 200,
  },
  {
    says: 'and out after 30',
    play: async (stage) => use(stage, (await clerk(stage)).browser, 1, 30 * MINUTE),
    gives: 401,
  },
  {
    says: 'whoever goes on working stays in',
    play: async (stage) => use(stage, (await clerk(stage)).browser, 5, 20 * MINUTE),
    gives: 200,
  },
  {
    says: 'until twelve hours have passed',
    async play(stage) {
      const { browser } = await clerk(stage);
      const late = await use(stage, browser, 35, 20 * MINUTE);
      return [late, await use(stage, browser, 1, 20 * MINUTE)];
    },
    gives: [200, 401],
  },
  {
    says: 'a secretary on a shared computer has the same half hour',
    play: async (stage) => use(stage, (await secretary(stage)).browser, 1, 30 * MINUTE),
    gives: 401,
  },
  {
    says: 'on their own phone they may be quiet for nearly eight hours',
    play: async (stage) =>
      use(stage, (await secretary(stage, ownPhone)).browser, 1, 8 * HOUR - MINUTE),
    gives: 200,
  },
  {
    says: 'and not for eight',
    play: async (stage) => use(stage, (await secretary(stage, ownPhone)).browser, 1, 8 * HOUR),
    gives: 401,
  },
  {
    says: 'their own phone stays in for thirty days, and no longer',
    async play(stage) {
      const { browser } = await secretary(stage, ownPhone);
      const late = await use(stage, browser, 119, 6 * HOUR);
      return [late, await use(stage, browser, 1, 6 * HOUR)];
    },
    gives: [200, 401],
  },
  {
    says: 'the cookie of an own phone outlives the browser',
    play: async (stage) =>
      /Max-Age=2592000$/.test((await secretary(stage, ownPhone)).browser.set[0]!),
    gives: true,
  },
  {
    says: 'an official who calls a phone their own has half an hour all the same',
    play: async (stage) => use(stage, (await clerk(stage, ownPhone)).browser, 1, 30 * MINUTE),
    gives: 401,
  },
  {
    says: 'a password does not wear out: a year later it lets in',
    async play(stage) {
      const { person } = await clerk(stage);
      await pass(stage, { seconds: 365 * 24 * HOUR });
      return (await person.signIn()).reply.status;
    },
    gives: 200,
  },
  {
    says: 'the last use is written down once a minute',
    async play(stage) {
      const { person, browser } = await clerk(stage);
      const seen = async (): Promise<string> => {
        const rows = await stage.dataSource.query(
          'select seen_at - signed_in_at as since from app.session where official = $1',
          [person.official],
        );
        return JSON.stringify(rows[0].since);
      };
      await use(stage, browser, 3, 15);
      const early = await seen();
      await use(stage, browser, 1, 15);
      return [early, await seen()];
    },
    gives: ['{}', '{"minutes":1}'],
  },
];
