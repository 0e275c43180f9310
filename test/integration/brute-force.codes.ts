import { makePerson, MINUTE, pass } from '../support/accounts.js';
import { openBrowser } from '../support/browser.js';
import {
  atHome,
  freshAddress,
  guess,
  type GuessingCase,
  right,
  shutOut,
  told,
  withTotp,
} from './brute-force.fixtures.js';

const wrongDigits = (digits: string): string => String((Number(digits) + 1) % 1e6).padStart(6, '0');

/** Codes: of an application, to recover with, and told by a clerk. */
export const codes: readonly GuessingCase[] = [
  {
    says: 'the password alone is asked for the code, which is no failure',
    async play(stage) {
      const { person, digits } = await withTotp(stage);
      const { name } = person;
      return [
        await guess(stage, { name, ...right }),
        await guess(stage, { name, ...right }),
        await guess(stage, { name, ...right, code: await digits() }),
      ];
    },
    gives: ['CODE_NEEDED', 'CODE_NEEDED', 200],
  },
  {
    says: 'without the password nobody learns that there is a second factor',
    async play(stage) {
      const { person, digits } = await withTotp(stage);
      return guess(stage, { name: person.name, code: await digits() });
    },
    gives: 'WRONG_SIGN_IN',
  },
  {
    says: 'digits that are guessed behind the right password make one wait',
    async play(stage) {
      const { person, digits } = await withTotp(stage);
      const { name } = person;
      const code = wrongDigits(await digits());
      return [
        await guess(stage, { name, ...right, code }),
        await guess(stage, { name, ...right, code: wrongDigits(code) }),
      ];
    },
    gives: ['WRONG_SIGN_IN', 'TOO_MANY_TRIES'],
  },
  {
    says: 'digits that were used are not taken again, nor earlier ones',
    async play(stage) {
      const { person, digits } = await withTotp(stage);
      const { name } = person;
      const [earlier, code] = [await digits(0), await digits(1)];
      const first = await guess(stage, { name, ...right, code });
      const again = await guess(stage, { name, ...right, code });
      await pass(stage, { seconds: 2 });
      return [first, again, await guess(stage, { name, ...right, code: earlier })];
    },
    gives: [200, 'WRONG_SIGN_IN', 'WRONG_SIGN_IN'],
  },
  {
    says: 'digits of two minutes ago are not taken',
    async play(stage) {
      const { person, digits } = await withTotp(stage);
      const code = await digits(1);
      await pass(stage, { seconds: 2 * MINUTE });
      return guess(stage, { name: person.name, ...right, code });
    },
    gives: 'WRONG_SIGN_IN',
  },
  {
    says: 'right digits open an account that others made wait',
    async play(stage) {
      const { person, digits } = await withTotp(stage);
      await shutOut(stage, person.name);
      return guess(stage, { name: person.name, ...right, code: await digits() });
    },
    gives: 200,
  },
  {
    says: 'where one must wait, digits cannot be guessed any faster',
    async play(stage) {
      const { person, digits, recovery } = await withTotp(stage);
      const { name } = person;
      await shutOut(stage, name);
      let code = await digits(9);
      for (let n = 0; n < 6; n += 1)
        await guess(stage, { name, ...right, code: (code = wrongDigits(code)) });
      return [
        await guess(stage, { name, ...right, code: await digits() }),
        await guess(stage, { name, ...right, code: recovery[0]! }),
      ];
    },
    gives: ['TOO_MANY_TRIES', 200],
  },
  {
    says: 'a recovery code is good once, in the place of the digits',
    async play(stage) {
      const { person, recovery } = await withTotp(stage);
      const [first, second] = recovery as [string, string];
      const typed = second.toLowerCase().replaceAll('-', ' ');
      return [
        await guess(stage, { name: person.name, ...right, code: first }),
        await guess(stage, { name: person.name, ...right, code: first }),
        await pass(stage, { seconds: 2 }),
        await guess(stage, { name: person.name, ...right, code: typed }),
        recovery.length,
      ];
    },
    gives: [200, 'WRONG_SIGN_IN', undefined, 200, 10],
  },
  {
    says: 'a clerk’s code opens once, and only soon',
    async play(stage) {
      const person = await makePerson(stage, { role: 'reviewer' });
      const { name } = person;
      await shutOut(stage, name);
      const code = await told(stage, person);
      const first = await guess(stage, { name, ...right, code });
      await shutOut(stage, name);
      const again = await guess(stage, { name, ...right, code });
      const late = await told(stage, person);
      await pass(stage, { seconds: 15 * MINUTE });
      await shutOut(stage, name);
      return [first, again, await guess(stage, { name, ...right, code: late })];
    },
    gives: [200, 'TOO_MANY_TRIES', 'TOO_MANY_TRIES'],
  },
  {
    says: 'a clerk’s code opens for nobody else, and not without the password',
    async play(stage) {
      const [an, binh] = [
        await makePerson(stage, { role: 'reviewer' }),
        await makePerson(stage, { role: 'reviewer' }),
      ];
      await shutOut(stage, an.name);
      await shutOut(stage, binh.name);
      const code = await told(stage, an);
      const tries: unknown[] = [];
      for (let n = 0; n < 6; n += 1) tries.push(await guess(stage, { name: an.name, code }));
      return [await guess(stage, { name: binh.name, ...right, code }), tries];
    },
    gives: ['TOO_MANY_TRIES', [...Array(5).fill('WRONG_SIGN_IN'), 'TOO_MANY_TRIES']],
  },
  {
    says: 'a clerk’s code of before is void once there is another',
    async play(stage) {
      const person = await makePerson(stage, { role: 'reviewer' });
      const [old, fresh] = [await told(stage, person), await told(stage, person)];
      await shutOut(stage, person.name);
      return [
        await guess(stage, { name: person.name, ...right, code: old }),
        await guess(stage, { name: person.name, ...right, code: fresh }),
      ];
    },
    gives: ['TOO_MANY_TRIES', 200],
  },
];

/** 23:50 on the day of the cutoff, and somebody guesses at the secretary's name without a pause. */
export const lastEvening: readonly GuessingCase[] = [
  {
    says: 'on the last evening the secretary gets in on the computer of every day',
    async play(stage) {
      const { person, browser } = await atHome(stage);
      const answers: number[] = [];
      for (let n = 0; n < 5; n += 1) {
        await Promise.all(Array.from({ length: 8 }, () => guess(stage, { name: person.name })));
        answers.push((await person.signIn(browser)).reply.status);
        await pass(stage, { seconds: 3 });
      }
      return answers;
    },
    gives: [200, 200, 200, 200, 200],
  },
  {
    says: 'and on another one, with a code that the clerk tells on the telephone',
    async play(stage) {
      const { person } = await atHome(stage);
      await shutOut(stage, person.name);
      const browser = openBrowser(stage.url, { from: freshAddress() });
      const { name } = person;
      const alone = await guess(stage, { name, browser, ...right });
      const [code] = await Promise.all([
        told(stage, person),
        ...Array.from({ length: 8 }, () => guess(stage, { name, code: '12345678' })),
      ]);
      const entered = await guess(stage, { name, browser, ...right, code });
      // From now on this one is known, too.
      return [alone, entered, await guess(stage, { name, browser, ...right })];
    },
    gives: ['TOO_MANY_TRIES', 200, 200],
  },
];
