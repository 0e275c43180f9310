import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { listCells } from '#libs/org';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { changedText, shipWorkflow } from '../support/ship-definition.js';
import { openStage, type Stage } from '../support/stage.js';
import { plainLetter } from '../support/plain-letter.js';

// A definition says what becomes of a late report: it counts when the cell says why, is kept for a
// decision, or is refused.

const names = {
  taking: 'late: { accept: true, reason: required }',
  refusing: 'late: { accept: false, keep: false }',
  deciding: '',
};
type Kind = keyof typeof names;
const CUTOFF = '2024-12-06T00:00:00+07:00';
const report = (n: number, more: object = {}) => ({
  outcome: 'reported',
  number: `${n}-BC/CB`,
  reportedOn: '2024-12-05',
  tables: { viec: [{ code: 'V1', note: `lần ${n}` }] },
  ...more,
});
const WHY = { lateReason: 'Mất điện toàn xã từ ngày 04/12' };

let stage: Stage;
let cells: readonly string[];
const tokens: Record<string, string> = {};

const send = (path: string, who: string, body: object = {}): Promise<Reply> =>
  call(stage.url, path, { token: tokens[who], key: freshKey(), body });
const submit = (kind: Kind, cell: number, body: object): Promise<Reply> =>
  send(`/api/obligations/${obligationStream(kind, cells[cell]!)}/reports`, `cell ${cell}`, body);
async function statusOf(kind: Kind, cell: number): Promise<unknown> {
  const path = `/api/obligations/${obligationStream(kind, cells[cell]!)}`;
  return (await call(stage.url, path, { token: tokens['clerk'] })).body['status'];
}

beforeAll(async () => {
  stage = await openStage();
  await stage.moveTo('2024-11-04T08:00:00+07:00');
  cells = (await listCells(stage.dataSource.manager, 'dang-uy-vp', '2024-11-04')).map(
    ({ id }) => id,
  );
  for (const role of ['clerk', 'reviewer', 'approver'] as const)
    tokens[role] = await tokenOf(stage, { name: `Người ${role}`, role });
  for (const place of [0, 1, 2])
    tokens[`cell ${place}`] = await tokenOf(stage, {
      name: 'Bí thư chi bộ',
      role: 'cell',
      cell: cells[place]!,
    });
  for (const [kind, late] of Object.entries(names)) {
    shipWorkflow(
      stage,
      changedText('bao-cao-dinh-ky', {
        'name: bao-cao-dinh-ky': `name: bao-cao-${kind}`,
        'words:\n': `${late}\nwords:\n`,
      }),
    );
    const drafted = await send('/api/directives', 'clerk', {
      directive: kind,
      committee: 'dang-uy-vp',
      workflow: `bao-cao-${kind}`,
      year: 2024,
      subject: 'báo cáo công tác năm 2024',
      letter: plainLetter,
      dueOn: '2024-12-05',
    });
    if (drafted.status !== 201) throw new Error(drafted.text);
    const issued = await send(`/api/directives/${kind}/issue`, 'clerk');
    if (issued.status !== 200) throw new Error(issued.text);
  }
  await stage.settle();
}, 120_000);
afterAll(() => stage.close());

describe('a report at or after the cutoff', () => {
  let kept: unknown;

  it('before the mark counts with its reason alone; without one nothing is lost', async () => {
    await stage.moveTo(CUTOFF);
    const bare = await submit('taking', 0, report(1));
    expect(bare).toMatchObject({
      status: 409,
      body: {
        code: 'LATE_REASON_NEEDED',
        detail: expect.stringMatching(/Hãy ghi lý do gửi muộn/),
        receipt: expect.any(String),
      },
    });
    kept = bare.body['receipt'];
    expect(await statusOf('taking', 0)).toBe('issued');
    expect(await submit('taking', 0, report(1, WHY))).toMatchObject({
      status: 201,
      body: { status: 'submitted', timeliness: 'late' },
    });
  });

  it('is kept for a decision where the definition says nothing', async () => {
    expect(await submit('deciding', 0, report(2, WHY))).toMatchObject({
      status: 409,
      body: { code: 'PAST_CUTOFF', receipt: expect.any(String) },
    });
    expect(await statusOf('deciding', 0)).toBe('issued');
  });

  it('is refused where the definition keeps none, and draws no receipt', async () => {
    const reply = await submit('refusing', 0, report(3, WHY));
    expect(reply).toMatchObject({ status: 409, body: { code: 'LATE_REFUSED' } });
    expect(reply.body).not.toHaveProperty('receipt');
  });

  it('after the mark counts with its reason too, and the mark is gone', async () => {
    await stage.moveTo('2024-12-09T09:00:00+07:00');
    await stage.settle();
    expect(await Promise.all([0, 1].map((cell) => statusOf('taking', cell)))).toEqual([
      'submitted',
      'expired',
    ]);
    expect(await submit('taking', 1, report(4))).toMatchObject({
      status: 409,
      body: { code: 'LATE_REASON_NEEDED' },
    });
    expect(await statusOf('taking', 1)).toBe('expired');
    expect(await submit('taking', 1, report(4, WHY))).toMatchObject({
      status: 201,
      body: { status: 'submitted', timeliness: 'late' },
    });
    expect(await submit('deciding', 1, report(5, WHY))).toMatchObject({
      body: { code: 'PAST_CUTOFF' },
    });
    expect(await statusOf('deciding', 1)).toBe('expired');
    await stage.settle();
    expect(await statusOf('taking', 1)).toBe('submitted');
  });

  it('leaves every invariant whole: nothing lost, silent or marked twice', async () => {
    const facts: { type: string; data: Record<string, unknown> }[] = await stage.dataSource.query(
      `select type, data from app.event where stream = any ($1) and type like 'Report%'
        order by position`,
      [[0, 1].map((cell) => obligationStream('taking', cells[cell]!))],
    );
    expect(facts.map(({ type, data }) => [type, data['late'] ?? null])).toEqual([
      ['ReportSetAside', null],
      ['ReportSubmitted', { reason: WHY.lateReason }],
      ['ReportSetAside', null],
      ['ReportSubmitted', { reason: WHY.lateReason, afterMark: true }],
    ]);
    expect(facts[0]!.data['receipt']).toBe(kept);
    const told = await runVerify({
      dataSource: stage.dataSource,
      archiveDir: stage.config.archiveDir,
    });
    expect(told.violations).toEqual([]);
  });
});
