import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import {
  CONSIDER,
  SIGN,
  ask,
  bulkStep,
  cells,
  close,
  look,
  open,
  read,
  restart,
  lend,
  reviewed,
  rowsOf,
  stage,
  STEPS,
  streamOf,
  worker,
} from './steps.fixtures.js';
import { well } from '../support/call.js';

// A step of two persons and a third step over several cells at once: whoever may not take one of
// them leaves that one alone; what the third office gives back begins anew; and an office that lets
// its term pass is told of once, and stands on the board.

beforeAll(open, 120_000);
afterAll(close);

const standing = async (of: readonly number[]): Promise<unknown[]> =>
  Promise.all(of.map(async (cell) => (await look(STEPS, cell, 'approver')).body['standsAt']));

/** Considered by these two, after the department. */
async function considered(cell: number, by: readonly [string, string]): Promise<void> {
  await reviewed(cell);
  for (const who of by) await well(ask([STEPS, cell], CONSIDER, who));
}

describe('a step over several cells', () => {
  it('is taken where the person may, and left where he took another step', async () => {
    await considered(0, ['tv 2', 'tv 3']);
    // One of these two signs, under another account.
    await considered(1, ['tv 1', 'tv 2']);
    await considered(2, ['tv 2', 'tv 3']);
    await reviewed(3);
    expect(
      (await well(bulkStep('ky tv', 'sign', [0, 1, 2, 3], { preview: true }))).body,
    ).toMatchObject({
      eligible: 2,
      leftOut: expect.arrayContaining([
        expect.objectContaining({ code: 'SAME_PERSON', count: 1, cells: [cells[1]] }),
        expect.objectContaining({ code: 'NOT_IN_THIS_STATE', count: 1, cells: [cells[3]] }),
      ]),
    });
    await well(bulkStep('ky tv', 'sign', [0, 1, 2, 3]));
    await worker.drain();
    expect(await standing([0, 1, 2, 3])).toEqual([
      'approved',
      'considered',
      'approved',
      'reviewed',
    ]);
    await well(bulkStep('ky', 'sign', [0, 1, 2, 3]));
    await worker.drain();
    expect(await standing([0, 1, 2, 3])).toEqual(['approved', 'approved', 'approved', 'reviewed']);
    expect(
      await rowsOf(
        `select data->>'by' as by, count(*)::int as n from app.event
          where type = 'StepTaken' and data->>'step' = 'sign' group by 1 order by 2`,
      ),
    ).toEqual([
      { by: expect.any(String), n: 1 },
      { by: expect.any(String), n: 2 },
    ]);
  });

  it('counts each person once where two must agree', async () => {
    await reviewed(4);
    await well(ask([STEPS, 3], CONSIDER, 'tv 1'));
    // Over both: the second one of the one cell, the first one of the other.
    await well(bulkStep('tv 2', 'consider-report', [3, 4]));
    await worker.drain();
    expect(await standing([3, 4])).toEqual(['considered', 'reviewed']);
    await well(bulkStep('tv 2', 'consider-report', [3, 4]));
    await worker.drain();
    expect(await standing([3, 4])).toEqual(['considered', 'reviewed']);
  });
});

describe('a lent office', () => {
  it('takes a step on behalf, alone or over many, and counts the person who acts', async () => {
    // The other one of the two acts on behalf of the third; the third's own office stays his.
    const loan = await lend('tv 3', 'tv 2');
    await reviewed(7);
    await well(ask([STEPS, 7], CONSIDER, 'tv 1'));
    await well(bulkStep('tv 2, thay tv 3', 'consider-report', [7]));
    await worker.drain();
    expect(await standing([7])).toEqual(['considered']);
    expect(
      await rowsOf(
        `select data->>'by' as by from app.event where stream = $1 and data->>'by' = $2`,
        [streamOf(STEPS, 7), loan],
      ),
    ).toHaveLength(1);
    // Whoever agreed in an office of his own does not agree again in a lent one.
    await reviewed(8);
    await well(ask([STEPS, 8], CONSIDER, 'tv 2'));
    await ask([STEPS, 8], CONSIDER, 'tv 2, thay tv 3');
    await well(bulkStep('tv 2, thay tv 3', 'consider-report', [8]));
    await worker.drain();
    expect(await standing([8])).toEqual(['reviewed']);
    expect((await ask([STEPS, 7], SIGN, 'ky tv')).body['code']).toBe('SAME_PERSON');
    await well(ask([STEPS, 8], CONSIDER, 'tv 1'));
    for (const cell of [7, 8]) await well(ask([STEPS, cell], SIGN, 'ky'));
  });
});

describe('a return from the third step', () => {
  it('begins anew: every office acts again, and persons may change places', async () => {
    await considered(5, ['tv 1', 'tv 2']);
    expect((await ask([STEPS, 5], SIGN, 'ky tv')).body['code']).toBe('SAME_PERSON');
    await well(ask([STEPS, 5], 'return', 'ky', { reason: 'Thiếu chữ ký' }));
    expect(await standing([5])).toEqual(['returned']);
    await reviewed(5, 'Lần hai');
    // One agreement of the first round counts no more.
    await well(ask([STEPS, 5], CONSIDER, 'tv 2'));
    expect(await standing([5])).toEqual(['reviewed']);
    await well(ask([STEPS, 5], CONSIDER, 'tv 3'));
    await well(ask([STEPS, 5], SIGN, 'ky tv'));
    expect(await standing([5])).toEqual(['approved']);
    await worker.drain();
    expect(
      await rowsOf(`select 1 from app.message where cell = $1 and step = 'report-returned'`, [
        cells[5],
      ]),
    ).toHaveLength(1);
  });
});

describe('an office that lets its term pass', () => {
  const late = async () =>
    (
      await rowsOf<{ step: string; reader: string }>(
        `select step, role as reader from app.message where step like 'term-over%' and step like $1
          order by at, id`,
        [`%${cells[4]}`],
      )
    ).map(({ step, reader }) => `${step.split(' ').slice(0, 3).join(' ')} ${reader}`);
  const over = ['term-over reviewed 2024-06-10 approver'];
  const line = async () => {
    const { body } = await read(`/api/directives/${STEPS}/board`, 'clerk');
    return (body['lines'] as { cell: string; overdue: unknown }[]).find(
      ({ cell }) => cell === cells[4],
    )!;
  };
  const page = async () => (await read(`/bang?directive=${STEPS}`, 'clerk')).text;
  const said = 'Ban Thường vụ quá hạn xử lý từ ngày 11/06/2024, chưa làm: “Ban Thường vụ xét”';

  it('stands on the board, with its step and the day from which it is late', async () => {
    // The second step waits since Monday 03/06, for five working days.
    await stage.moveTo('2024-06-10T23:59:59+07:00');
    await worker.drain();
    expect((await line()).overdue).toBeNull();
    expect(await page()).not.toContain('quá hạn');
    await stage.moveTo('2024-06-11T00:00:00+07:00');
    expect((await line()).overdue).toEqual({
      dueOn: '2024-06-10',
      since: '2024-06-11',
      roles: ['standing-committee'],
      commands: ['consider-report'],
      text: said,
    });
    expect((await page()).split(`>${said}<`)).toHaveLength(2);
  });

  it('is told of to the named office once, however often the worker starts anew', async () => {
    await worker.drain();
    expect(await late()).toEqual([]);
    // Nobody runs when the morning comes.
    await stage.moveTo('2024-06-11T08:00:00+07:00');
    await restart();
    await worker.drain();
    expect(await late()).toEqual(over);
    for (const at of ['2024-06-11T08:00:01+07:00', '2024-06-12T08:00:00+07:00']) {
      await restart();
      await stage.moveTo(at);
      await worker.drain();
      expect(await late()).toEqual(over);
    }
  });

  it('is late no longer when the other of the two has agreed', async () => {
    expect((await line()).overdue).not.toBeNull();
    await well(ask([STEPS, 4], CONSIDER, 'tv 1'));
    await worker.drain();
    expect((await line()).overdue).toBeNull();
    expect(await page()).not.toContain('quá hạn');
  });

  it('leaves a database that verifies', async () => {
    await stage.moveTo('2024-06-12T09:00:00+07:00');
    await worker.drain();
    expect(
      await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }),
    ).toMatchObject({ clean: true, violations: [] });
  }, 60_000);
});
