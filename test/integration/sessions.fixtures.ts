import { makePerson, pass, type Person } from '../support/accounts.js';
import { type Browser } from '../support/browser.js';
import { type Reply } from '../support/call.js';
import { type Stage } from '../support/stage.js';

/** One thing that is true of sessions: what is played, and what comes of it. */
export interface SessionCase {
  readonly says: string;
  play(stage: Stage): Promise<unknown>;
  readonly gives: unknown;
}

export const COOKIE = 'dondoc';
export const ownPhone = { ownPhone: true };

export const status = async (browser: Browser, path = '/api/session'): Promise<number> =>
  (await browser.ask(path)).status;
export const code = async (asked: Promise<Reply>): Promise<unknown> => (await asked).body['code'];

interface Inside {
  readonly person: Person;
  readonly browser: Browser;
}

export async function clerk(stage: Stage, more?: object): Promise<Inside> {
  const person = await makePerson(stage, { role: 'clerk' });
  return { person, ...(await person.signIn(undefined, more)) };
}

export async function secretary(stage: Stage, more?: object): Promise<Inside> {
  const [{ id: cell }] = await stage.dataSource.query(
    'select id from app.cell order by id limit 1',
  );
  const person = await makePerson(stage, { role: 'cell', cell });
  return { person, ...(await person.signIn(undefined, more)) };
}

/** Uses the session so often, with so many seconds between; answers what the last use gave. */
export async function use(
  stage: Stage,
  browser: Browser,
  times: number,
  seconds: number,
): Promise<number> {
  let last = 0;
  for (let time = 0; time < times; time += 1) {
    await pass(stage, { seconds });
    last = await status(browser);
  }
  return last;
}
