import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addOfficial, closeAccount, giveOffice } from '#libs/org';
import { inTransaction, setLogLevel } from '#libs/platform';
import { invite, resetSignIn } from '#libs/sign-in';
import { DAY, makePerson, MINUTE, pass, type Person } from '../support/accounts.js';
import { openBrowser } from '../support/browser.js';
import { type Reply } from '../support/call.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { openStage, type Stage } from '../support/stage.js';
import { freshAddress, guess, withTotp } from './brute-force.fixtures.js';

const PASSWORD = 'mười hai cây cầu ngắn';
const BY = { by: 'operator:test' };

setLogLevel('error');

let stage: Stage;
let smtp: TestSmtp;
beforeAll(async () => {
  smtp = await startSmtp();
  stage = await openStage({
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'van-thu@example.invalid', TRUSTED_PROXIES: '127.0.0.1' },
  });
});
afterAll(async () => {
  await stage.close();
  await smtp.stop();
});

const post = (path: string, body: object): Promise<Reply> =>
  openBrowser(stage.url, { from: freshAddress() }).ask(path, { body });
const enters = (name: string, password = PASSWORD) => guess(stage, { name, password });

/** Asks for a mail, lets the worker come to rest, and reads the link's token in what came. */
async function mailed(name: string): Promise<string | undefined> {
  const before = smtp.mails.length;
  const reply = await post('/api/recovery', { name });
  expect([reply.status, String(reply.body['message'])]).toEqual([
    202,
    expect.stringContaining('Nếu có tài khoản'),
  ]);
  await stage.settle();
  return smtp.mails
    .slice(before)
    .map(({ text = '' }) => /#([\w-]{43})\s/.exec(text)?.[1])
    .at(0);
}

describe('whoever forgot the password', () => {
  const forgotten = (): Promise<Person> => makePerson(stage, { role: 'reviewer' });

  it('gets a mail with a link that sets another, once', async () => {
    const person = await forgotten();
    const token = await mailed(person.name);
    const set = () => post(`/api/recovery/${token}`, { password: PASSWORD });
    expect([(await set()).status, await enters(person.name)]).toEqual([204, 200]);
    expect((await set()).body['code']).toBe('NO_SUCH_LINK');
  });

  it('must use it within half an hour, and the last one that came', async () => {
    const person = await forgotten();
    const [first, second] = [await mailed(person.name), await mailed(person.name)];
    const set = async (token: string | undefined) =>
      (await post(`/api/recovery/${token}`, { password: PASSWORD })).status;
    expect(await set(first)).toBe(404);
    await pass(stage, { seconds: 30 * MINUTE });
    expect(await set(second)).toBe(404);
  });

  it('is told the same where there is no account, and nothing is sent', async () => {
    const closed = await forgotten();
    await inTransaction(stage.dataSource, (manager) =>
      closeAccount(manager, { official: closed.official, reason: 'Nghỉ', ...BY }),
    );
    for (const name of ['khong.co.ai', closed.name]) expect(await mailed(name)).toBeUndefined();
    const rows = await stage.dataSource.query('select * from app.recovery_request');
    expect(rows).toEqual([]);
  });

  it('gets three mails an hour at most', async () => {
    const person = await forgotten();
    const sent: boolean[] = [];
    for (let n = 0; n < 4; n += 1) sent.push((await mailed(person.name)) !== undefined);
    expect(sent).toEqual([true, true, true, false]);
  });

  it('keeps the old password until then, and the second factor after', async () => {
    const { person, digits } = await withTotp(stage);
    const token = await mailed(person.name);
    await post(`/api/recovery/${token}`, { password: PASSWORD });
    expect(await enters(person.name)).toBe('CODE_NEEDED');
    const code = await digits(1);
    expect(await guess(stage, { name: person.name, password: PASSWORD, code })).toBe(200);
  });

  it('leaves no token in jobs, logs or rows', async () => {
    const person = await forgotten();
    const token = (await mailed(person.name))!;
    const rows = JSON.stringify([
      await stage.dataSource.query('select * from app.effect'),
      await stage.dataSource.query('select * from app.sign_in_link'),
      await stage.dataSource.query('select * from app.security_event'),
    ]);
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(person.name);
  });
});

describe('whoever is invited', () => {
  async function invited(email?: string): Promise<{ official: string; token: string }> {
    return inTransaction(stage.dataSource, async (manager) => {
      const person = { name: 'Hoàng Thị Mới', ...(email === undefined ? {} : { email }) };
      const official = await addOfficial(manager, person, BY);
      await giveOffice(manager, { official, role: 'auditor' }, BY);
      const why = { official, reason: 'Nhận nhiệm vụ', days: 7, ...BY };
      return { official, token: await invite(manager, why) };
    });
  }
  const accept = async (token: string, body: object) =>
    (await post(`/api/invitations/${token}`, { password: PASSWORD, ...body })).body['code'];

  it('chooses a name and a password, and is in', async () => {
    const { token } = await invited();
    expect(await accept(token, {})).toBe('SIGN_IN_NAME_NEEDED');
    expect(await accept(token, { name: 'Moi.Hoang', password: 'hoangthimoi2024' })).toBe(
      'WEAK_PASSWORD',
    );
    expect(await accept(token, { name: 'Moi.Hoang' })).toBeUndefined();
    expect([await enters('moi.hoang'), await accept(token, {})]).toEqual([200, 'NO_SUCH_LINK']);
  });

  it('may take the address for a name, and never another person’s', async () => {
    const { token } = await invited('moi@example.invalid');
    const other = await makePerson(stage);
    expect(await accept(token, { name: other.name })).toBe('SIGN_IN_NAME_TAKEN');
    expect(await accept(token, {})).toBeUndefined();
    expect(await enters('moi@example.invalid')).toBe(200);
  });

  it('must come in time, and with the last link', async () => {
    const { token, official } = await invited();
    const again = await inTransaction(stage.dataSource, (manager) =>
      invite(manager, { official, reason: 'Gửi lại', days: 7, ...BY }),
    );
    expect(await accept(token, { name: 'cham.tre' })).toBe('NO_SUCH_LINK');
    await pass(stage, { seconds: 7 * DAY });
    expect(await accept(again, { name: 'cham.tre' })).toBe('NO_SUCH_LINK');
  });

  it('is not let back by an old link after the account was closed', async () => {
    const person = await makePerson(stage);
    const token = await inTransaction(stage.dataSource, async (manager) => {
      const { official } = person;
      const made = await invite(manager, { official, reason: 'Mất máy', days: 7, ...BY });
      await closeAccount(manager, { official, reason: 'Nghỉ', ...BY });
      return made;
    });
    expect(await accept(token, {})).toBe('NO_SUCH_LINK');
  });

  it('after a reset begins anew, without the second factor where that was lost, too', async () => {
    const { person } = await withTotp(stage);
    const why = { reason: 'Mất điện thoại', days: 3, secondFactor: true, ...BY };
    const token = await inTransaction(stage.dataSource, (manager) =>
      resetSignIn(manager, { official: person.official, ...why }),
    );
    expect((await person.signIn()).reply.status).toBe(401);
    expect(await accept(token, {})).toBeUndefined();
    await pass(stage, { seconds: MINUTE });
    expect(await enters(person.name)).toBe(200);
  });
});
