import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeAccount } from '#libs/org';
import { inTransaction, setLogLevel } from '#libs/platform';
import { makePerson, MINUTE, pass, type Person } from '../support/accounts.js';
import {
  type Authenticator,
  openAuthenticator,
  type Options,
  type Twist,
} from '../support/authenticator.js';
import { type Browser, openBrowser } from '../support/browser.js';
import { openStage, type Stage } from '../support/stage.js';
import { freshAddress, shutOut } from './brute-force.fixtures.js';

const ORIGIN = 'https://dondoc.example.invalid';

setLogLevel('error');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    worker: false,
    env: { PUBLIC_URL: ORIGIN, TRUSTED_PROXIES: '127.0.0.1' },
  });
});
afterAll(() => stage.close());

const somewhere = (): Browser => openBrowser(stage.url, { from: freshAddress() });

interface Owner {
  readonly person: Person;
  readonly browser: Browser;
  readonly device: Authenticator;
}

/** Makes a passkey; answers what the registration said. */
async function register(browser: Browser, device: Authenticator, twist?: Twist): Promise<unknown> {
  const { body } = await browser.ask('/api/account/passkeys/options', { method: 'POST' });
  const response = device.make(body as never as Options, twist);
  const reply = await browser.ask('/api/account/passkeys', { body: { response } });
  return reply.body['code'] ?? reply.status;
}

async function owner(): Promise<Owner> {
  const person = await makePerson(stage, { role: 'approver' });
  const { browser } = await person.signIn(somewhere());
  const device = openAuthenticator(ORIGIN);
  expect(await register(browser, device)).toBe(204);
  return { person, browser, device };
}

async function asked(browser: Browser): Promise<Options> {
  const { body } = await browser.ask('/api/session/passkey/options', { method: 'POST' });
  return body as never as Options;
}

async function enter(device: Authenticator, twist?: Twist, browser = somewhere()) {
  const response = device.sign(await asked(browser), twist);
  const reply = await browser.ask('/api/session/passkey', { body: { response } });
  return reply.body['code'] ?? reply.body['account'];
}

describe('a passkey', () => {
  it('lets its owner in, without a name and without a password', async () => {
    const { person, device } = await owner();
    const browser = somewhere();
    expect(await enter(device, {}, browser)).toBe(person.official);
    expect(browser.set[0]).toMatch(/^__Host-dondoc=.*Secure$/);
    expect((await browser.ask('/api/session')).body['steppedUpUntil']).not.toBeNull();
  });

  it('opens an account at which others guess', async () => {
    const { person, device } = await owner();
    await shutOut(stage, person.name);
    expect(await enter(device)).toBe(person.official);
  });

  it.each<[string, Twist]>([
    ['for another page', { origin: 'https://dondoc.evil.invalid' }],
    ['for another name', { rpId: 'evil.invalid' }],
    ['for another question', { challenge: 'A'.repeat(43) }],
    ['without a finger or a PIN', { verified: false }],
    ['as if it were being made', { type: 'webauthn.create' }],
    ['with a count that goes back', { counter: 1 }],
  ])('is refused when it signs %s', async (_, twist) => {
    const { device } = await owner();
    await enter(device);
    expect(await enter(device, twist)).toBe('WRONG_PASSKEY');
  });

  it('answers a question once, and in time', async () => {
    const { device } = await owner();
    const browser = somewhere();
    const options = await asked(browser);
    const sent = async (response: object) =>
      (await browser.ask('/api/session/passkey', { body: { response } })).status;
    expect([await sent(device.sign(options)), await sent(device.sign(options))]).toEqual([
      200, 401,
    ]);
    const late = await asked(browser);
    await pass(stage, { seconds: 5 * MINUTE });
    expect(await sent(device.sign(late))).toBe(401);
  });

  it('cannot be tried without end', async () => {
    const { device } = await owner();
    const browser = somewhere();
    const response = device.sign(await asked(browser), { challenge: 'A'.repeat(43) });
    let last = 0;
    for (let n = 0; n < 52; n += 1)
      last = (await browser.ask('/api/session/passkey', { body: { response } })).status;
    expect(last).toBe(429);
  });

  it('of nobody, or of an account that was closed, opens nothing', async () => {
    const { person, device } = await owner();
    await inTransaction(stage.dataSource, (manager) =>
      closeAccount(manager, { official: person.official, reason: 'Nghỉ', by: 'operator:test' }),
    );
    expect(await enter(device)).toBe('WRONG_PASSKEY');
    expect(await enter(openAuthenticator(ORIGIN))).toBe('WRONG_PASSKEY');
  });

  it('is registered for this page only, by its owner, who has just proved who it is', async () => {
    const { browser, device } = await owner();
    expect(await register(browser, device)).toBe('WRONG_PASSKEY');
    const other = openAuthenticator(ORIGIN);
    expect(await register(browser, other, { origin: 'https://evil.invalid' })).toBe(
      'WRONG_PASSKEY',
    );
    expect(await register(browser, other, { verified: false })).toBe('WRONG_PASSKEY');
    await pass(stage, { seconds: 11 * MINUTE });
    const { body } = await browser.ask('/api/account/passkeys/options', { method: 'POST' });
    expect(body['code']).toBe('STEP_UP_NEEDED');
  });

  it('proves its owner again, and nobody else', async () => {
    const [an, binh] = [await owner(), await owner()];
    await pass(stage, { seconds: 11 * MINUTE });
    const prove = async (device: Authenticator) => {
      const response = device.sign(await asked(an.browser));
      const reply = await an.browser.ask('/api/session/step-up/passkey', { body: { response } });
      return reply.body['code'] ?? reply.body['steppedUpUntil'] !== null;
    };
    expect([await prove(binh.device), await prove(an.device)]).toEqual(['WRONG_PASSKEY', true]);
  });

  it('is listed with where it was made, and can be taken away', async () => {
    const { browser, device } = await owner();
    const { body } = await browser.ask('/api/account/passkeys');
    expect(body['passkeys']).toEqual([
      { id: device.id, device: 'Chrome trên Windows', madeAt: expect.any(String), usedAt: null },
    ]);
    const remove = () => browser.ask(`/api/account/passkeys/${device.id}`, { method: 'DELETE' });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    expect(await enter(device)).toBe('WRONG_PASSKEY');
  });
});
