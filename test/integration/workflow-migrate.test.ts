import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  definitionParts,
  obligationView,
  PINNED,
  type Shipped,
  shippedDefinition,
} from '#libs/directive';
import { EventStore, foldView } from '#libs/event-store';
import { parseDefinition } from '#libs/workflow';
import { dryRun } from '../../apps/cli/src/workflow/dry-run.js';
import { applyMigration } from '../../apps/cli/src/workflow/migrate.js';
import { dryRunLines, migratedLines } from '../../apps/cli/src/workflow/migrate-words.js';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call } from '../support/call.js';
import { type Cell, drain, freshKey, type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

const name = 'quy-hoach-cap-uy';
const old = shippedDefinition(name);
const { version, id: oldId } = old.definition.workflow;

/** The shipped definition with passages changed, under the next number. */
function changed(...swaps: readonly (readonly ['workflow' | 'form', string, string])[]): Shipped {
  const texts = { workflow: old.texts.workflow, form: old.texts.form!, rules: old.texts.rules };
  const all = [['workflow', `version: ${version}`, `version: ${version + 1}`] as const, ...swaps];
  for (const [part, passage, replacement] of all) {
    if (!texts[part].includes(passage)) throw new Error(`no ${passage} in ${part}`);
    texts[part] = texts[part].replace(passage, replacement);
  }
  return { texts, definition: parseDefinition(texts, name, definitionParts) };
}

const RETURNS = 'to: returned\n    roles: [reviewer, approver]';
const next = changed(
  ['workflow', RETURNS, 'to: returned\n    roles: [reviewer]'],
  ['workflow', '    title: Gửi báo cáo\n', '    title: Gửi báo cáo rà soát\n'],
  ['form', 'maxRows: 10000', 'maxRows: 1'],
);
const newId = next.definition.workflow.id;
const said = { by: 'Người thử clerk', reason: 'Mẫu mới gọn hơn', document: '250-CV/ĐU' };

describe('a migration of what was not handed in', () => {
  let stage: Stage;
  let issued: Issued;
  let cells: readonly Cell[];
  let code: string;
  /** Sent a report, has a draft that the new form would cut, has one that it takes. */
  let sent: Cell, typing: Cell, short: Cell;

  const post = (cell: Cell, verb: string, token: string, body: object) =>
    call(stage.url, `/api/obligations/${cell.obligation}/${verb}`, {
      token,
      key: freshKey(),
      body,
    });
  const look = async ({ obligation }: Cell, token: string) =>
    (await call(stage.url, `/api/obligations/${obligation}`, { token })).body;
  const draft = (cell: Cell, rows: number, seen?: number) =>
    call(stage.url, `/api/obligations/${cell.obligation}/draft`, {
      method: 'PUT',
      token: cell.token,
      key: freshKey(),
      ...(seen === undefined ? {} : { headers: { 'if-match': `"${seen}"` } }),
      body: { tables: { review: Array.from({ length: rows }, () => ({})) } },
    });
  const pins = async () =>
    Object.fromEntries(
      (
        (await stage.dataSource.query(
          `select h.stream, ${PINNED} as pin from app.head h where category = 'obligation'`,
        )) as { stream: string; pin: string }[]
      ).map(({ stream, pin }) => [stream, pin]),
    );
  const events = async (): Promise<number> =>
    (await stage.dataSource.query('select count(*)::int as n from app.event'))[0].n;
  const apply = (given: Partial<Parameters<typeof applyMigration>[2]> = {}, to = next) =>
    applyMigration(stage.dataSource, to, { apply: code, ...said, ...given });
  const verify = () =>
    runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir });

  beforeAll(async () => {
    ({ stage, issued, cells } = await openIssued('2024-01-12T09:00:00+07:00'));
    [sent, typing, short] = cells as [Cell, Cell, Cell];
    await post(cells[3]!, 'acknowledge', cells[3]!.token, {});
    expect((await sent.submit()).status).toBeLessThan(300);
    expect((await draft(typing, 2)).status).toBe(200);
    expect((await draft(short, 1)).status).toBe(200);
  }, 120_000);
  afterAll(() => stage.close());

  it('is shown by the dry run: what moves, what stays and why, and the code', async () => {
    const before = await events();
    const result = await dryRun(stage.dataSource, next.definition);
    ({ code } = result);
    expect(code).toMatch(/^[0-9a-f]{12}$/);
    expect(await dryRun(stage.dataSource, next.definition)).toEqual(result);
    expect(result.moving).toHaveLength(cells.length - 2);
    expect(result.staying).toEqual(
      expect.arrayContaining([
        { obligation: sent.obligation, why: 'đã gửi báo cáo, hoặc đã xong' },
        {
          obligation: typing.obligation,
          why: expect.stringMatching(/bản nháp .* có 2 dòng, nhiều hơn 1/),
        },
      ]),
    );
    const text = dryRunLines(result, name).join('\n');
    expect(text).toContain(`Chuyển được ${cells.length - 2} việc chưa gửi.`);
    expect(text).toContain(`--apply ${code} --by`);
    expect(await events()).toBe(before);
  });

  it('is refused without the code of this very answer, a person or a paper', async () => {
    const before = await events();
    const refused = (code: string) => ({ name: 'Refused', code });
    await expect(apply({ apply: '000000000000' })).rejects.toMatchObject(
      refused('DRY_RUN_DIFFERS'),
    );
    const other = changed(['workflow', '    title: Gửi báo cáo\n', '    title: Gửi\n']);
    await expect(apply({}, other)).rejects.toMatchObject(refused('DRY_RUN_DIFFERS'));
    for (const lacking of [{ by: undefined }, { reason: 'x' }, { document: '' }])
      await expect(apply(lacking)).rejects.toMatchObject(refused('DECISION_NEEDED'));
    for (const by of ['Không ai', 'Người thử reviewer'])
      await expect(apply({ by })).rejects.toMatchObject(refused('NOT_ONE_PERSON'));
    expect(await events()).toBe(before);
  });

  it('never moves a deadline or a reminder', async () => {
    for (const [from, to] of [
      ['graceMinutes: 5', 'graceMinutes: 30'],
      ['workingDaysBefore: 5', 'workingDaysBefore: 4'],
    ] as const) {
      const dated = changed(['workflow', from, to]);
      const result = await dryRun(stage.dataSource, dated.definition);
      expect(result.moving).toEqual([]);
      expect(result.refused.join()).toMatch(/giữ hạn và các lần nhắc .* đổi từ 5 thành/);
      await expect(apply({ apply: result.code }, dated)).rejects.toMatchObject({
        code: 'NOTHING_MAY_MOVE',
      });
    }
  });

  it('moves each once when two run at once, and nothing when it is asked again', async () => {
    const before = await events();
    const both = await Promise.all([apply(), apply()]);
    const moved = both.map((one) => one.moved.length);
    expect(moved.toSorted((a, b) => a - b)).toEqual([0, cells.length - 2]);
    expect(await events()).toBe(before + cells.length - 2);
    const again = await apply();
    expect(again).toMatchObject({ moved: [], staying: [] });
    expect(again.already).toHaveLength(cells.length - 2);
    expect(migratedLines(again, newId)[0]).toBe(
      `Đã chuyển 0 việc sang ${newId} (${cells.length - 2} việc đã ở bản ấy từ trước).`,
    );
    expect(await events()).toBe(before + cells.length - 2);
    const pinned = await pins();
    for (const cell of cells)
      expect(pinned[cell.obligation]).toBe([sent, typing].includes(cell) ? oldId : newId);
    const [fact] = await stage.dataSource.query(
      `select data from app.event where type = 'WorkflowMigrated' limit 1`,
    );
    expect(fact.data).toEqual({
      workflow: newId,
      from: oldId,
      reason: said.reason,
      document: said.document,
      dryRun: code,
      by: 'vanthu-1',
    });
  });

  it('is what every reader goes by', async () => {
    await drain(stage);
    const rows: { key: string; workflow: string }[] = await stage.dataSource.query(
      'select key, workflow from app.obligation',
    );
    const pinned = await pins();
    for (const { key, workflow } of rows) expect(workflow).toBe(pinned[key]);
    const offered = async (cell: Cell): Promise<string> =>
      JSON.stringify((await look(cell, cell.token))['offered']);
    expect(await offered(short)).toContain('Gửi báo cáo rà soát');
    expect(await offered(typing)).toContain('"Gửi báo cáo"');
    // The new form takes one row, the old one more.
    expect((await draft(typing, 3, 1)).status).toBe(200);
    expect((await draft(short, 2, 1)).status).toBe(400);
    const back = { reason: 'Thiếu biên bản' };
    expect((await post(sent, 'return', issued.approver, back)).status).toBe(200);
    expect((await short.submit()).status).toBeLessThan(500);
  });

  it('leaves a sound database, the same views, and marks where nothing came', async () => {
    await stage.startWorker();
    await stage.moveTo('2024-02-16T08:00:00+07:00');
    await stage.settle();
    const folded = await foldView(stage.dataSource, obligationView);
    const rows: { key: string; workflow: string; status: string }[] = await stage.dataSource.query(
      'select key, workflow, status from app.obligation',
    );
    expect(rows).toHaveLength(cells.length);
    for (const row of rows) expect(folded.get(row.key)).toMatchObject(row);
    expect(rows.filter(({ workflow }) => workflow === newId).map(({ status }) => status)).toEqual(
      expect.arrayContaining(['expired']),
    );
    expect(await verify()).toMatchObject({ clean: true, violations: [] });
  }, 120_000);

  it('control: verify finds a migration after a report, and one to other dates', async () => {
    const dated = changed(['workflow', 'graceMinutes: 5', 'graceMinutes: 30']);
    const { workflow } = dated.definition;
    await stage.dataSource.query(
      `insert into app.workflow_definition (id, source, form, rules, name, version)
        values ($1, $2, $3, $4, $5, $6)`,
      [workflow.id, dated.texts.workflow, dated.texts.form, dated.texts.rules, name, version + 2],
    );
    await migrateWrongly(stage, sent.obligation, { from: oldId, to: newId });
    await migrateWrongly(stage, cells[5]!.obligation, { from: newId, to: workflow.id });
    const { violations } = await verify();
    const found = violations.join('\n');
    expect(found).toContain('chuyển phiên bản khi đã có báo cáo');
    expect(found).toContain('chuyển sang bản có hạn hay lần nhắc khác');
  });
});

/** What the rules refuse. */
async function migrateWrongly(
  { dataSource }: Stage,
  stream: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const store = new EventStore(dataSource);
  const [head] = await dataSource.query(
    `select status, parent, owner, app.iso(cutoff_at) as "cutoffAt" from app.head
      where stream = $1`,
    [stream],
  );
  await store.append([
    {
      stream,
      expect: 'exists',
      events: [
        {
          type: 'WorkflowMigrated',
          data: { workflow: to, from, reason: 'Nhầm', document: '1-CV', dryRun: 'x', by: 'x' },
        },
      ],
      head,
      actor: 'x',
    },
  ]);
}
