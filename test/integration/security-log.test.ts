import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction, setLogLevel } from '#libs/platform';
import { invite, oneTimeCode } from '#libs/sign-in';
import { makePerson, MINUTE, pass, PASSWORD, type Person } from '../support/accounts.js';
import { type Browser, openBrowser } from '../support/browser.js';
import { call } from '../support/call.js';
import { tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { freshAddress, guess, withTotp } from './brute-force.fixtures.js';

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly official: string | null;
  readonly address: string | null;
}

setLogLevel('error');

let stage: Stage;
let admin: Person;
let browser: Browser;
beforeAll(async () => {
  stage = await openStage({ worker: false, env: { TRUSTED_PROXIES: '127.0.0.1' } });
  admin = await makePerson(stage, { role: 'admin' });
  ({ browser } = await admin.signIn());
});
afterAll(() => stage.close());

async function read(query = ''): Promise<readonly Line[]> {
  const { body, status, text } = await browser.ask(`/api/security-log?${query}`);
  if (status !== 200) throw new Error(text);
  return body['events'] as Line[];
}

const kindsOf = async (person: Person): Promise<string[]> =>
  (await read(`official=${person.official}&limit=200`)).map(({ kind }) => kind).toReversed();

describe('the security log', () => {
  it('tells what one person did at the door, in order', async () => {
    const { person, digits } = await withTotp(stage);
    await guess(stage, { name: person.name });
    await pass(stage, { seconds: MINUTE });
    await guess(stage, { name: person.name, password: PASSWORD, code: await digits() });
    await inTransaction(stage.dataSource, async (manager) => {
      await oneTimeCode(manager, { official: person.official, by: 'vanthu-1' });
      const why = { reason: 'Mất máy', by: 'quantri-1', days: 3 };
      await invite(manager, { official: person.official, ...why });
    });
    expect(await kindsOf(person)).toEqual([
      'signed-in',
      'session-ended',
      'signed-in',
      'totp-on',
      'sign-in-failed',
      'signed-in',
      'code-made',
      'invitation-made',
    ]);
  });

  it('is read in pages, by kind and by day', async () => {
    const first = await browser.ask('/api/security-log?limit=2');
    const next = await read(`limit=2&after=${String(first.body['next'])}`);
    const ids = [...(first.body['events'] as Line[]), ...next].map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(new Set(ids).size).toBe(4);
    expect(new Set((await read('kind=signed-in')).map(({ kind }) => kind))).toEqual(
      new Set(['signed-in']),
    );
    const today = await stage.clock.today();
    expect((await read(`from=${today}&to=${today}`)).length).toBeGreaterThan(3);
    expect(await read('from=2001-01-01&to=2001-12-31')).toEqual([]);
  });

  it('is for administrators and auditors alone', async () => {
    for (const [role, status] of [
      ['auditor', 200],
      ['clerk', 403],
      ['approver', 403],
    ] as const) {
      const token = await tokenOf(stage, { name: `Người ${role}`, role });
      expect([role, (await call(stage.url, '/api/security-log', { token })).status]).toEqual([
        role,
        status,
      ]);
    }
    expect((await call(stage.url, '/api/security-log')).status).toBe(401);
  });

  it('goes out as a table, which is written down', async () => {
    const { type, text, headers } = await browser.ask('/api/security-log?format=csv');
    expect(type).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('attachment');
    expect(text.split('\r\n').length).toBeGreaterThan(5);
    const [line] = await read('limit=1');
    expect(line).toMatchObject({ kind: 'exported', office: admin.offices[0] });
  });

  it('keeps nothing that was typed, and nothing that opens', async () => {
    const canaries = ['ten-go-nham-canary', 'mat-khau-canary-1', '87654321'] as const;
    const [name, password, code] = canaries;
    await guess(stage, { name, password, code });
    await guess(stage, { name: admin.name, password, code });
    const { text } = await browser.ask('/api/security-log?format=csv');
    const rows = JSON.stringify([
      await stage.dataSource.query('select * from app.security_event'),
      await stage.dataSource.query('select * from app.backoff'),
      await stage.dataSource.query('select * from app.session'),
    ]);
    for (const secret of [...canaries, PASSWORD, ...browser.cookies.values()])
      expect([secret, text.includes(secret), rows.includes(secret)]).toEqual([
        secret,
        false,
        false,
      ]);
  });

  it('is only added to', async () => {
    for (const statement of [
      `update app.security_event set kind = 'refused'`,
      'delete from app.security_event',
      'truncate app.security_event',
    ])
      await expect(stage.dataSource.query(statement)).rejects.toThrow(/permission denied/);
  });
});

describe('more than twenty failures within ten minutes', () => {
  const fail = async (times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1) await guess(stage, { name: `${freshAddress()}.ten` });
  };
  const bursts = async (): Promise<number> => (await read('kind=burst')).length;
  /** Time goes by in which the administrator does not sit idle. */
  const later = async (minutes: number): Promise<void> => {
    await pass(stage, { seconds: minutes * MINUTE });
    ({ browser } = await admin.signIn(openBrowser(stage.url, { from: freshAddress() })));
  };

  it('are told once, and again only after ten quiet minutes', async () => {
    await later(11);
    const before = await bursts();
    await fail(20);
    expect(await bursts()).toBe(before);
    await fail(1);
    expect(await bursts()).toBe(before + 1);
    await fail(10);
    await later(9);
    await fail(21);
    expect(await bursts()).toBe(before + 1);
    await later(11);
    await fail(21);
    expect(await bursts()).toBe(before + 2);
  });
});
