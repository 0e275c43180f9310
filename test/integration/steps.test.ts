import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { EventStore } from '#libs/event-store';
import {
  CONSIDER,
  SIGN,
  ask,
  bulkStep,
  cells,
  close,
  look,
  MINUTES,
  open,
  post,
  read,
  reviewed,
  rowsOf,
  stage,
  STEPS,
  streamOf,
  submit,
  worker,
} from './steps.fixtures.js';
import { well } from '../support/call.js';

// Two definitions that the product does not have: three offices, of which one is two persons, with
// an approval without a paper; and one that is done when something was sent.

beforeAll(open, 120_000);
afterAll(close);

const bulk = (who: string, step: string, over?: object) => bulkStep(who, step, [3, 4], over);
const standing = async (cell: number): Promise<unknown> => {
  const { body } = await look(STEPS, cell, 'approver');
  return [body['status'], body['standsAt'], body['title']];
};
const verify = () =>
  runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir });

describe('steps of a definition’s own', () => {
  it('pass a report on to an approval without a paper, and tell who must act', async () => {
    await reviewed(0);
    const { body } = await look(STEPS, 0, 'tv 1');
    expect(body['offered']).toEqual([
      { command: 'return-report', title: 'Trả lại', step: false, people: 1, agreed: 0 },
      { command: 'consider-report', title: 'Ban Thường vụ xét', step: true, people: 2, agreed: 0 },
    ]);
    const first = await well(ask([STEPS, 0], CONSIDER, 'tv 1', { opinion: 'Đồng ý' }));
    expect(first.body).toMatchObject({ status: 'reviewed' });
    // Asked again it is so already.
    expect((await well(ask([STEPS, 0], CONSIDER, 'tv 1'))).body['version']).toBe(
      first.body['version'],
    );
    expect((await well(ask([STEPS, 0], CONSIDER, 'tv 2'))).body).toMatchObject({
      status: 'in-step',
      standsAt: 'considered',
    });
    expect(await standing(0)).toEqual(['in-step', 'considered', 'Ban Thường vụ đã xét, chờ ký']);
    expect((await well(ask([STEPS, 0], SIGN, 'ky'))).body).toMatchObject({ status: 'approved' });
    await worker.drain();
    const told = await rowsOf<{ step: string; reader: string }>(
      `select step, coalesce(role, 'cell') as reader from app.message m
        where (cell = $1 or role is not null) and (step like '%-told' or step = 'report-approved')
        order by at, m.id`,
      [cells[0]],
    );
    expect(told).toEqual(
      expect.arrayContaining([
        { step: 'reviewed-told', reader: 'standing-committee' },
        { step: 'reviewed-told', reader: 'signer' },
        { step: 'report-approved', reader: 'cell' },
      ]),
    );
    expect(told).toHaveLength(3);
    expect(await rowsOf(`select 1 from app.used_number where document_type = 'TB'`)).toEqual([]);
  });

  it('are taken by different persons, under whichever account', async () => {
    await reviewed(1);
    const refused = async (verb: string, who: string) => {
      const { status, body } = await ask([STEPS, 1], verb, who);
      return [status, body['code']];
    };
    expect(await refused(CONSIDER, 'tv ban')).toEqual([403, 'SAME_PERSON']);
    expect(await refused(SIGN, 'ky')).toEqual([409, 'NOT_IN_THIS_STATE']);
    expect(await refused(CONSIDER, 'ky')).toEqual([403, 'NOT_YOUR_ROLE']);
    expect(await refused(CONSIDER, 'clerk')).toEqual([403, 'NOT_YOUR_ROLE']);
    expect(await refused('steps/approve-report', 'ky')).toEqual([404, 'NO_SUCH_STEP']);
    await well(ask([STEPS, 1], CONSIDER, 'tv 1'));
    await well(ask([STEPS, 1], CONSIDER, 'tv 2'));
    expect(await refused(SIGN, 'ky tv')).toEqual([403, 'SAME_PERSON']);
    const { body } = await ask([STEPS, 1], CONSIDER, 'tv 1');
    expect(body['status']).toBe('in-step');
  });

  it('give the report back from the third step, and start anew', async () => {
    const { body } = await well(ask([STEPS, 1], 'return', 'ky', { reason: 'Thiếu chữ ký' }));
    expect(body).toMatchObject({ status: 'returned' });
    await submit(STEPS, 1, 'Lần hai');
    await well(ask([STEPS, 1], 'review', 'ban', { opinion: 'Đủ' }));
    await well(ask([STEPS, 1], CONSIDER, 'tv 1'));
    expect(await standing(1)).toEqual(expect.arrayContaining(['reviewed']));
    await well(ask([STEPS, 1], CONSIDER, 'tv 2'));
    await well(ask([STEPS, 1], 'reject', 'approver', { reason: 'Sai đối tượng' }));
    await well(
      ask([STEPS, 1], 'undo-rejection', 'approver', {
        reason: 'Nhầm hồ sơ',
        document: '260-CV/ĐU',
        documentOn: '2024-06-03',
      }),
    );
    expect(await standing(1)).toEqual(['in-step', 'considered', 'Ban Thường vụ đã xét, chờ ký']);
  });

  it('are taken over many at once, as one by one', async () => {
    await reviewed(3);
    await reviewed(4);
    const preview = (who: string, step: string) => well(bulk(who, step, { preview: true }));
    expect((await preview('tv ban', 'consider-report')).body).toMatchObject({
      eligible: 0,
      leftOut: [{ code: 'SAME_PERSON', count: 2 }],
    });
    expect((await preview('ky', 'sign')).body).toMatchObject({
      leftOut: [{ code: 'NOT_IN_THIS_STATE', count: 2 }],
    });
    await well(bulk('tv 1', 'consider-report'));
    await worker.drain();
    expect((await preview('tv 1', 'consider-report')).body).toMatchObject({
      leftOut: [{ code: 'ALREADY_AGREED', count: 2 }],
    });
    await well(bulk('tv 2', 'consider-report'));
    await worker.drain();
    expect((await preview('ky tv', 'sign')).body).toMatchObject({
      leftOut: [{ code: 'SAME_PERSON', count: 2 }],
    });
    await well(bulk('ky', 'sign'));
    await worker.drain();
    expect([await standing(3), await standing(4)]).toEqual([
      ['approved', 'approved', 'Đã ký'],
      ['approved', 'approved', 'Đã ký'],
    ]);
  });

  it('stand on the board by the definition’s words, and keep the directive open', async () => {
    await worker.drain();
    const { body } = await read(`/api/directives/${STEPS}/board`, 'clerk');
    const lines = body['lines'] as { cell: string; standsAt: string; title: string }[];
    expect(lines.find(({ cell }) => cell === cells[1])).toMatchObject({
      status: 'in-step',
      standsAt: 'considered',
      title: 'Ban Thường vụ đã xét, chờ ký',
    });
    const refused = await post(`/api/directives/${STEPS}/close`, 'clerk');
    expect([refused.status, refused.body['code']]).toEqual([409, 'STILL_OPEN']);
    expect(refused.text).toContain('“Ban Thường vụ đã xét, chờ ký”');
    expect(refused.text).toContain('“Ký” (người ký)');
  });

  it('are revoked by their round where there is no paper', async () => {
    const why = { reason: 'Nhầm chi bộ', document: '261-CV/ĐU', documentOn: '2024-06-03' };
    const wrong = await ask([STEPS, 0], 'revoke-approval', 'approver', { ...why, notice: 'x' });
    expect(wrong.body['code']).toBe('NOT_THIS_NOTICE');
    await well(ask([STEPS, 0], 'revoke-approval', 'approver', why));
    await well(ask([STEPS, 0], 'revoke-approval', 'approver', why));
    expect(await standing(0)).toEqual(expect.arrayContaining(['reviewed']));
  });
});

describe('a state in which the definition ends', () => {
  it('is done: the directive is closed over it, and it is counted so', async () => {
    for (const cell of cells.keys()) if (cell > 0) await submit(MINUTES, cell);
    const open = await post(`/api/directives/${MINUTES}/close`, 'clerk');
    expect([open.status, open.body['count']]).toEqual([409, 1]);
    await submit(MINUTES, 0);
    await worker.drain();
    const { body } = await read(`/api/directives/${MINUTES}/board`, 'clerk');
    expect((body['lines'] as unknown[])[0]).toMatchObject({
      status: 'concluded',
      standsAt: 'submitted',
      title: 'Đã nhận biên bản',
    });
    expect((await post(`/api/directives/${MINUTES}/close`, 'clerk')).status).toBe(200);
  });
});

describe('the term of an office', () => {
  const told = () =>
    rowsOf<{ step: string; reader: string }>(
      `select step, role as reader from app.message where step like 'term-%' order by at, id`,
    );
  const at = async (instant: string) => {
    await stage.moveTo(instant);
    await worker.drain();
    return (await told()).map(({ step, reader }) => `${step} ${reader}`);
  };

  it('is told before it ends to who must act, and after it to the named office', async () => {
    // The revoked approval waits for the standing committee since Monday 03/06: until Monday 10/06.
    expect(await at('2024-06-06T07:59:00+07:00')).toEqual([]);
    const near = [`term-near reviewed 2024-06-10 7 2 ${cells[0]} standing-committee`];
    expect(await at('2024-06-06T08:00:00+07:00')).toEqual(near);
    expect(await at('2024-06-10T23:00:00+07:00')).toEqual(near);
    const over = [...near, `term-over reviewed 2024-06-10 7 ${cells[0]} approver`];
    expect(await at('2024-06-11T08:00:00+07:00')).toEqual(over);
    expect(await at('2024-06-12T08:00:00+07:00')).toEqual(over);
  });

  it('must-fail control: what moved on is told nobody', async () => {
    await well(ask([STEPS, 0], CONSIDER, 'tv 1'));
    await well(ask([STEPS, 0], CONSIDER, 'tv 2'));
    const before = await told();
    await at('2024-06-28T08:00:00+07:00');
    expect(await told()).toEqual(before);
  });
});

describe('the database at the end', () => {
  it('verifies clean, also after the clock has passed every deadline', async () => {
    await stage.moveTo('2024-07-01T08:00:00+07:00');
    await worker.drain();
    expect(await verify()).toMatchObject({ clean: true, violations: [] });
  }, 60_000);

  it('must-fail control: a step that one person took alone is found', async () => {
    const why = { reason: 'Nhầm chi bộ', document: '262-CV/ĐU', documentOn: '2024-06-03' };
    await well(ask([STEPS, 3], 'revoke-approval', 'approver', why));
    const [head] = await rowsOf<{ stream: string; owner: string; cutoff: string }>(
      `select stream, owner, app.iso(cutoff_at) as cutoff from app.head where stream = $1`,
      [streamOf(STEPS, 3)],
    );
    await new EventStore(stage.dataSource).append([
      {
        stream: head!.stream,
        expect: 'exists',
        events: [
          {
            type: 'StepTaken',
            data: { round: 1, step: 'consider-report', to: 'considered', by: 'x' },
          },
        ],
        head: { status: 'in-step', parent: STEPS, owner: head!.owner, cutoffAt: head!.cutoff },
        actor: 'x',
      },
    ]);
    await worker.drain();
    const { violations } = await verify();
    expect(violations.join('\n')).toContain('bước cần 2 người đồng ý, đã có 1 người');
  }, 60_000);
});
