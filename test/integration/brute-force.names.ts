import { closeAccount } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { makePerson, MINUTE, pass, PASSWORD } from '../support/accounts.js';
import { openBrowser } from '../support/browser.js';
import { call } from '../support/call.js';
import { tokenOf } from '../support/issued.js';
import {
  atHome,
  freshAddress,
  guess,
  type GuessingCase,
  right,
  shutOut,
} from './brute-force.fixtures.js';
import { type Stage } from '../support/stage.js';

const somebody = async (stage: Stage) => (await makePerson(stage, { role: 'reviewer' })).name;

/** How long each of so many wrong guesses makes one wait, by asking too early once more. */
async function waits(stage: Stage, name: string, times: number): Promise<number[]> {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await guess(stage, { name });
    const browser = openBrowser(stage.url, { from: freshAddress() });
    const { headers } = await browser.ask('/api/session', { body: { name, password: 'sai' } });
    const seconds = Number(headers['retry-after']);
    found.push(seconds);
    await pass(stage, { seconds });
  }
  return found;
}

/** Everything that somebody hears who guesses at this name, but the instance of it. */
async function heard(stage: Stage, name: string): Promise<unknown[]> {
  const replies: unknown[] = [];
  for (const seconds of [0, 0, 2, 0]) {
    await pass(stage, { seconds });
    const browser = openBrowser(stage.url, { from: freshAddress() });
    const reply = await browser.ask('/api/session', { body: { name, password: 'sai rồi' } });
    replies.push([reply.status, reply.text, reply.headers['retry-after'], browser.set]);
  }
  return replies;
}

/** One account, from wherever. */
export const names: readonly GuessingCase[] = [
  {
    says: 'a wrong password is told as such, and the next must wait',
    async play(stage) {
      const name = await somebody(stage);
      return [await guess(stage, { name }), await guess(stage, { name })];
    },
    gives: ['WRONG_SIGN_IN', 'TOO_MANY_TRIES'],
  },
  {
    says: 'each failure doubles the wait, up to a quarter of an hour',
    play: async (stage) => waits(stage, await somebody(stage), 13),
    gives: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900],
  },
  {
    says: 'the right password must wait as well, so that nothing is learned',
    async play(stage) {
      const name = await somebody(stage);
      await guess(stage, { name });
      return guess(stage, { name, ...right });
    },
    gives: 'TOO_MANY_TRIES',
  },
  {
    says: 'the right password after the wait forgives what failed before',
    async play(stage) {
      const name = await somebody(stage);
      await waits(stage, name, 3);
      const entered = await guess(stage, { name, ...right });
      return [entered, await waits(stage, name, 1)];
    },
    gives: [200, [1]],
  },
  {
    says: 'a day of quiet forgives, too',
    async play(stage) {
      const name = await somebody(stage);
      await waits(stage, name, 4);
      await pass(stage, { seconds: 25 * 60 * MINUTE });
      return waits(stage, name, 1);
    },
    gives: [1],
  },
  {
    says: 'guesses from fifty addresses are as one',
    async play(stage) {
      const name = await somebody(stage);
      const answers: unknown[] = [];
      for (let n = 0; n < 50; n += 1) answers.push(await guess(stage, { name }));
      return answers.filter((answer) => answer !== 'TOO_MANY_TRIES');
    },
    gives: ['WRONG_SIGN_IN'],
  },
  {
    says: 'guesses at the same instant are as one after the other',
    async play(stage) {
      const name = await somebody(stage);
      const at = await Promise.all(Array.from({ length: 20 }, () => guess(stage, { name })));
      return at.filter((answer) => answer !== 'TOO_MANY_TRIES');
    },
    gives: ['WRONG_SIGN_IN'],
  },
  {
    says: 'a name is the same in capitals and with blanks around it',
    async play(stage) {
      const name = await somebody(stage);
      await guess(stage, { name });
      return guess(stage, { name: ` ${name.toUpperCase()} ` });
    },
    gives: 'TOO_MANY_TRIES',
  },
  {
    says: 'of a name that is not there one hears what one hears of one that is',
    async play(stage) {
      const there = await heard(stage, await somebody(stage));
      const gone = await heard(stage, 'khong.co.ai');
      return JSON.stringify(there) === JSON.stringify(gone);
    },
    gives: true,
  },
  {
    says: 'of an account that is closed, or has no password yet, one hears the same',
    async play(stage) {
      const [closed, bare] = [await makePerson(stage), await makePerson(stage)];
      await inTransaction(stage.dataSource, (manager) =>
        closeAccount(manager, { official: closed.official, reason: 'Nghỉ', by: 'operator:test' }),
      );
      await stage.dataSource.query('delete from app.password where official = $1', [bare.official]);
      const [gone, ...others] = [
        await heard(stage, 'khong.co.ai.khac'),
        await heard(stage, closed.name),
        await heard(stage, bare.name),
      ].map((replies) => JSON.stringify(replies));
      return others.map((other) => other === gone);
    },
    gives: [true, true],
  },
];

/** One address, whoever is guessed at. */
export const places: readonly GuessingCase[] = [
  {
    says: 'many names from one address make the address wait, and no other',
    async play(stage) {
      const from = freshAddress();
      for (let n = 0; n < 21; n += 1) await guess(stage, { name: `ten.${n}`, from });
      const name = await somebody(stage);
      return [await guess(stage, { name, from, ...right }), await guess(stage, { name, ...right })];
    },
    gives: ['TOO_MANY_TRIES', 200],
  },
  {
    says: 'an address that waits cannot make more names wait',
    async play(stage) {
      const from = freshAddress();
      for (let n = 0; n < 21; n += 1) await guess(stage, { name: `ten.nua.${n}`, from });
      const name = await somebody(stage);
      await guess(stage, { name, from });
      return guess(stage, { name, ...right });
    },
    gives: 200,
  },
  {
    says: 'all addresses of one household count together',
    async play(stage) {
      for (let n = 0; n < 21; n += 1)
        await guess(stage, { name: `ten.v6.${n}`, from: `2001:db8:1:2::${n + 1}` });
      const name = await somebody(stage);
      return [
        await guess(stage, { name, from: '2001:db8:1:2::ffff', ...right }),
        await guess(stage, { name, from: '2001:db8:1:3::1', ...right }),
      ];
    },
    gives: ['TOO_MANY_TRIES', 200],
  },
  {
    says: 'a device that is known gets in from an address that waits',
    async play(stage) {
      const from = freshAddress();
      const person = await makePerson(stage, { role: 'reviewer' });
      const browser = openBrowser(stage.url, { from });
      await person.signIn(browser);
      for (let n = 0; n < 21; n += 1) await guess(stage, { name: `ten.khac.${n}`, from });
      return (await person.signIn(browser)).reply.status;
    },
    gives: 200,
  },
  {
    says: 'wrong tokens of an address make it wait, and right ones never',
    async play(stage) {
      const ask = async (from: string, token: string) =>
        (await call(stage.url, '/api/directives', { token, headers: { 'x-forwarded-for': from } }))
          .status;
      const from = freshAddress();
      const wrong: number[] = [];
      for (let n = 0; n < 52; n += 1) wrong.push(await ask(from, `dd_${'a'.repeat(43)}`));
      const token = await tokenOf(stage, { name: 'Kiểm Tra', role: 'auditor' });
      return [wrong.slice(-2), await ask(freshAddress(), 'dd_x'), await ask(from, token)];
    },
    gives: [[401, 429], 401, 200],
  },
  {
    says: 'links cannot be guessed, nor mails asked for, without end',
    async play(stage) {
      const browser = openBrowser(stage.url, { from: freshAddress() });
      const last = async (times: number, path: string, body: object): Promise<unknown> => {
        let status = 0;
        for (let n = 0; n < times; n += 1) status = (await browser.ask(path, { body })).status;
        return status;
      };
      const password = PASSWORD;
      return [
        await last(22, `/api/recovery/${'a'.repeat(43)}`, { password }),
        await last(12, '/api/recovery', { name: 'an' }),
      ];
    },
    gives: [429, 429],
  },
];

/** Devices that are known. */
export const devices: readonly GuessingCase[] = [
  {
    says: 'whoever signed in here before gets in here, however others guess elsewhere',
    async play(stage) {
      const { person, browser } = await atHome(stage);
      await shutOut(stage, person.name);
      const elsewhere = await guess(stage, { name: person.name, ...right });
      return [elsewhere, (await person.signIn(browser)).reply.status];
    },
    gives: ['TOO_MANY_TRIES', 200],
  },
  {
    says: 'a known device has a count of its own',
    async play(stage) {
      const { person, browser } = await atHome(stage);
      const { name } = person;
      const here = [await guess(stage, { name, browser }), await guess(stage, { name, browser })];
      return [here, await guess(stage, { name, ...right })];
    },
    gives: [['WRONG_SIGN_IN', 'TOO_MANY_TRIES'], 200],
  },
  {
    says: 'a device that knows one person opens for no other',
    async play(stage) {
      const { browser } = await atHome(stage);
      const name = await somebody(stage);
      await shutOut(stage, name);
      return guess(stage, { name, browser, ...right });
    },
    gives: 'TOO_MANY_TRIES',
  },
  {
    says: 'a cookie of a device that was made up opens nothing',
    async play(stage) {
      const { person } = await atHome(stage);
      await shutOut(stage, person.name);
      const browser = openBrowser(stage.url, { from: freshAddress() });
      browser.cookies.set('dondoc-device', `${'A'.repeat(22)}.${'A'.repeat(22)}`);
      return guess(stage, { name: person.name, browser, ...right });
    },
    gives: 'TOO_MANY_TRIES',
  },
];
