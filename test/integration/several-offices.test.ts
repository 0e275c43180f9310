import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { endOffice } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { makePerson, MINUTE, pass, type Person } from '../support/accounts.js';
import { type Browser } from '../support/browser.js';
import { freshKey, type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

// One person signs in once: clerk, approver, and secretary of two cells.
let stage: Stage;
let issued: Issued;
let person: Person;
let browser: Browser;

beforeAll(async () => {
  ({ stage, issued } = await openIssued('2024-01-30T10:00:00+07:00'));
  const [one, two] = issued.cells;
  person = await makePerson(
    stage,
    { role: 'cell', cell: one!.id },
    { role: 'cell', cell: two!.id },
    { role: 'clerk' },
    { role: 'approver' },
  );
  ({ browser } = await person.signIn());
}, 60_000);
afterAll(() => stage.close());

const post = (path: string, headers: Record<string, string> = {}) =>
  browser.ask(path, { method: 'POST', headers: { 'idempotency-key': freshKey(), ...headers } });

it('each cell is acknowledged in the office that speaks for it', async () => {
  for (const n of [0, 1]) {
    const { obligation } = issued.cells[n]!;
    expect(await post(`/api/obligations/${obligation}/acknowledge`)).toMatchObject({ status: 200 });
    const [{ actor }] = await stage.dataSource.query(
      'select actor from app.event where stream = $1 order by version desc limit 1',
      [obligation],
    );
    expect(actor).toBe(person.offices[n]);
  }
  const third = issued.cells[2]!.obligation;
  expect(await post(`/api/obligations/${third}/acknowledge`)).toMatchObject({ status: 403 });
});

it('where two offices would do, the person is asked, and the fact names the office', async () => {
  const path = `/api/directives/${issued.directive}/close`;
  const [, , clerk, approver] = person.offices;
  const asked = await post(path);
  expect(asked).toMatchObject({ status: 409, body: { code: 'CHOOSE_OFFICE' } });
  expect((asked.body['offices'] as { id: string }[]).map(({ id }) => id).toSorted()).toEqual(
    [clerk, approver].toSorted(),
  );
  expect(await post(path, { 'dondoc-office': 'capuy-99' })).toMatchObject({
    status: 403,
    body: { code: 'NOT_YOUR_OFFICE' },
  });
  expect((await post(path, { 'dondoc-office': clerk! })).body['code']).not.toBe('CHOOSE_OFFICE');
});

it('what binds the committee asks for a proof of the last ten minutes', async () => {
  const { obligation } = issued.cells[0]!;
  await pass(stage, { seconds: 11 * MINUTE });
  const ask = (body: object) =>
    browser.ask(`/api/obligations/${obligation}/approve`, {
      body,
      headers: { 'idempotency-key': freshKey() },
    });
  const meeting = { meeting: { on: '2024-01-29', present: 11, agreed: 11 } };
  expect(await ask(meeting)).toMatchObject({ status: 403, body: { code: 'STEP_UP_NEEDED' } });
  // The proof is asked for before anything of the obligation is looked at.
  expect((await browser.ask('/api/directives')).status).toBe(200);
});

it('an office that ends takes its part at once, and the others stay', async () => {
  const [one] = person.offices;
  await inTransaction(stage.dataSource, (manager) =>
    endOffice(manager, { office: one!, reason: 'Thôi' }, { by: 'operator:test' }),
  );
  const [first, second] = issued.cells;
  expect(await post(`/api/obligations/${first!.obligation}/acknowledge`)).toMatchObject({
    status: 403,
  });
  expect(await post(`/api/obligations/${second!.obligation}/acknowledge`)).toMatchObject({
    status: 200,
  });
});
