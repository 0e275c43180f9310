import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { setLogLevel } from '#libs/platform';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, issueOn, review, tokenOf } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';

setLogLevel('error');

// Two approvers at once, and one who clicks twice, on every way back: one decision, one number, and
// a clear word to whoever came second.

const AGAIN = 'dot-hai-2024';
const PAPER = { reason: 'Nhầm hồ sơ', document: '260-CV/ĐU', documentOn: '2024-03-05' };
const OTHER = { ...PAPER, reason: 'Người thứ hai có lý do khác', document: '261-CV/ĐU' };
const WHY = { reason: 'Sắp xếp lại chi bộ', document: '12-QĐ/ĐU' };

let stage: Stage;
let issued: Issued;
let worker: PlainWorker;
let second: string;

const rowsOf = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, [...params]);
const typesOf = async (stream: string): Promise<string[]> =>
  (
    await rowsOf<{ type: string }>(
      'select type from app.event where stream = $1 order by version',
      [stream],
    )
  ).map(({ type }) => type);
const on = (
  path: string,
  body: object,
  { token = issued.approver, key = freshKey() } = {},
): Promise<Reply> => call(stage.url, path, { token, key, body });
const ask = ({ obligation }: Cell, verb: string, body: object, how = {}): Promise<Reply> =>
  on(`/api/obligations/${obligation}/${verb}`, body, how);
const move = (body: object, how = {}): Promise<Reply> =>
  on(`/api/directives/${issued.directive}/move`, body, how);
const noticeOf = ({ obligation }: Cell): string =>
  `notice-${obligation.slice('obligation-'.length)}`;
const at = (n: number): Cell => issued.cells[n]!;

async function reviewed(cell: Cell, seed: number): Promise<void> {
  expect((await cell.submit({ seed })).status).toBe(201);
  expect((await review(stage, issued.reviewer, cell)).status).toBe(200);
}
async function approved(cell: Cell): Promise<void> {
  const reply = await ask(cell, 'approve', {
    meeting: { on: await stage.clock.today(), present: 11, agreed: 11 },
  });
  expect({ status: reply.status, text: reply.text }).toMatchObject({ status: 200 });
}
/** A cell that the organisation file brings after the issue, like the third one. */
async function found(id: string): Promise<void> {
  await rowsOf(
    `insert into app.cell (id, committee, ordinal, name, symbol, email, secretary, official_members,
      has_committee, effective_from)
     select $1, committee, ordinal + 100, 'Chi bộ ' || $1, symbol || $1, email, secretary,
       official_members, has_committee, '2024-02-02' from app.cell where id = $2`,
    [id, at(2).id],
  );
  await rowsOf(
    `insert into app.term (id, cell, name, starts_on, ends_on, seats) select $1 || '-' || name, $1,
      name, starts_on, ends_on, seats from app.term where cell = $2`,
    [id, at(2).id],
  );
}

/** One who clicks five times at once and once later, always the same key: one answer. */
async function clicked(send: (key: string) => Promise<Reply>): Promise<Reply> {
  const key = freshKey();
  const replies = await Promise.all(Array.from({ length: 5 }, () => send(key)));
  replies.push(await send(key));
  // As JSON: a stored answer may come back with its keys in another order.
  expect(replies.map(({ status, body }) => [status, body])).toEqual(
    replies.map(() => [200, replies[0]!.body]),
  );
  return replies[0]!;
}
/** Two approvers at once who want different things: one is heard, the other is told why not. */
async function contested(
  one: (token: string) => Promise<Reply>,
  other: (token: string) => Promise<Reply>,
  codes: readonly string[],
): Promise<Reply> {
  const replies = await Promise.all([one(issued.approver), other(second)]);
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const refused = replies.find(({ status }) => status === 409)!;
  expect(codes).toContain(refused.body['code']);
  expect(String(refused.body['detail']).length).toBeGreaterThan(40);
  return replies.find(({ status }) => status === 200)!;
}

beforeAll(async () => {
  stage = await openStage({ worker: false });
  await stage.moveTo('2024-01-30T10:00:00+07:00');
  issued = await issueOn(stage);
  second = await tokenOf(stage, { name: 'Người phê duyệt thứ hai', role: 'approver' });
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  for (const n of [0, 1, 2, 3, 4]) await reviewed(at(n), n + 2);
  await stage.moveTo('2024-02-14T09:00:00+07:00');
  for (const n of [0, 1, 2]) await approved(at(n));
  await worker.drain();
}, 90_000);
afterAll(async () => {
  await worker.stop();
  await stage.close();
});

describe('cancelling and moving', () => {
  it(
    'cancel: a second click hears the same, another reason is told which paper ' + 'decided',
    async () => {
      await clicked((key) => ask(at(5), 'cancel', WHY, { key }));
      await contested(
        (token) => ask(at(6), 'cancel', WHY, { token }),
        (token) => ask(at(6), 'cancel', { ...WHY, document: '13-QĐ/ĐU' }, { token }),
        ['DECIDED_ALREADY'],
      );
      for (const n of [5, 6])
        expect(await typesOf(at(n).obligation)).toEqual([
          'ObligationIssued',
          'ObligationCancelled',
        ]);
    },
  );

  it(
    'move: to one place only, and what the second one wanted leaves no cell half ' + 'asked',
    async () => {
      for (const id of ['cb-moi-1', 'cb-moi-2', 'cb-moi-3']) await found(id);
      await stage.moveTo('2024-02-14T10:00:00+07:00');
      await clicked((key) => move({ from: [at(7).id], to: ['cb-moi-1'], ...WHY }, { key }));
      const to = (cell: string) => (token: string) =>
        move({ from: [at(8).id], to: [cell], ...WHY }, { token });
      const won = await contested(to('cb-moi-2'), to('cb-moi-3'), ['DECIDED_ALREADY']);
      const made = await Promise.all(
        ['cb-moi-1', 'cb-moi-2', 'cb-moi-3'].map((id) =>
          typesOf(obligationStream(issued.directive, id)),
        ),
      );
      expect(made.toSorted()).toEqual([[], ['ObligationIssued'], ['ObligationIssued']]);
      const [cancelled] = await rowsOf<{ moved: string[] }>(
        `select data->'movedTo' as moved from app.event
        where stream = $1 and type = 'ObligationCancelled'`,
        [at(8).obligation],
      );
      expect(cancelled!.moved).toEqual(won.body['to']);
    },
  );

  it('cancel beside move: one of the two ends the matter', async () => {
    await contested(
      (token) => ask(at(9), 'cancel', WHY, { token }),
      (token) => move({ from: [at(9).id], to: ['cb-moi-1'], ...WHY }, { token }),
      ['DECIDED_ALREADY'],
    );
    expect(await typesOf(at(9).obligation)).toEqual(['ObligationIssued', 'ObligationCancelled']);
  });
});

describe('taking back', () => {
  beforeAll(async () => {
    await stage.moveTo('2024-03-05T09:00:00+07:00');
    for (const n of [3, 4])
      expect((await ask(at(n), 'reject', { reason: 'Sai đối tượng' })).status).toBe(200);
  });

  it('undo-rejection: once, to one place and by one day', async () => {
    await clicked((key) => ask(at(3), 'undo-rejection', PAPER, { key }));
    const until = (dueOn: string) => (token: string) =>
      ask(at(4), 'undo-rejection', { ...PAPER, dueOn }, { token });
    await contested(until('2024-03-12'), until('2024-03-13'), [
      'NOT_IN_THIS_STATE',
      'DECIDED_ALREADY',
    ]);
    for (const n of [3, 4])
      expect((await typesOf(at(n).obligation)).slice(-2)).toEqual([
        'ReportRejected',
        'RejectionUndone',
      ]);
  });

  it(
    'revoke-approval: once; another paper for the same notice is told which one ' + 'decided',
    async () => {
      const revoke = (cell: Cell, body: object) => (how: object) =>
        ask(cell, 'revoke-approval', { notice: noticeOf(cell), ...body }, how);
      await clicked((key) => revoke(at(0), PAPER)({ key }));
      await contested(
        (token) => revoke(at(1), PAPER)({ token }),
        (token) => revoke(at(1), OTHER)({ token }),
        ['DECIDED_ALREADY'],
      );
      expect(
        await rowsOf(
          `select type, count(*)::int as n from app.event where type in ('ApprovalRevoked',
          'NoticeRevoked') group by 1 order by 1`,
        ),
      ).toEqual([
        { type: 'ApprovalRevoked', n: 2 },
        { type: 'NoticeRevoked', n: 2 },
      ]);
    },
  );

  it(
    'correct-approval: one number for one correction, and the next number for ' + 'another one',
    async () => {
      const later = await issueOn(stage, { directive: AGAIN, dueOn: '2024-03-29' });
      const again = later.cells.find(({ id }) => id === at(2).id)!;
      await reviewed(again, 9);
      await approved(again);
      const drawn = async (): Promise<number> =>
        (await rowsOf(`select from app.event where type = 'NoticeNumbered'`)).length;
      const correct =
        (points: string[], body: object = PAPER) =>
        (how: object) =>
          ask(at(2), 'correct-approval', { notice: noticeOf(at(2)), points, ...body }, how);
      const before = await drawn();
      const first = await clicked((key) => correct(['Ngày sinh đúng là 12/5/1980'])({ key }));
      expect(await drawn()).toBe(before + 1);
      await contested(
        (token) => correct(['Chức vụ đúng là Phó Bí thư'])({ token }),
        (token) => correct(['Chức vụ đúng là Phó Bí thư'], OTHER)({ token }),
        ['DECIDED_ALREADY'],
      );
      expect(await drawn()).toBe(before + 2);
      const both = await Promise.all([
        correct(['Họ đệm đúng là Thị'])({}),
        correct(['Nhiệm kỳ đúng là 2025-2027'])({ token: second }),
      ]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      const number = ({ body }: Reply): number => Number.parseInt(String(body['symbol']), 10);
      expect(both.map(number).toSorted((a, b) => a - b)).toEqual([
        number(first) + 2,
        number(first) + 3,
      ]);
      expect(await drawn()).toBe(before + 4);
      // Beside a revocation: the correction stands or is refused, and the notice that a later list
      // stands on is not revoked.
      const [revoked] = await Promise.all([
        ask(at(2), 'revoke-approval', { notice: noticeOf(at(2)), ...PAPER }),
        correct(['Thêm một điều'])({ token: second }),
      ]);
      expect(revoked).toMatchObject({ status: 409, body: { code: 'LATER_LIST_STANDS' } });
    },
  );

  it('leaves a database that verifies', async () => {
    await worker.drain();
    expect(
      (await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }))
        .violations,
    ).toEqual([]);
  });

  it('control: two answers to one key are seen', async () => {
    let n = 0;
    await expect(
      clicked(() =>
        Promise.resolve({ status: 200, body: { answer: (n += 1) } } as unknown as Reply),
      ),
    ).rejects.toThrow('answer');
    await expect(
      contested(
        () => ask(at(5), 'cancel', WHY),
        () => ask(at(5), 'cancel', WHY),
        ['DECIDED_ALREADY'],
      ),
    ).rejects.toThrow('409');
  });
});
