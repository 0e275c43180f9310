import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { definitionNames } from '#libs/directive';
import { brokenFolders, copyOfGood } from '#libs/directive/testing';
import { projectPath, setLogLevel } from '#libs/platform';
import { brokenDefinitions } from '#libs/workflow/testing';
import { type RunningApi, startApi } from '../../apps/api/src/start-api.js';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { call } from '../support/call.js';
import { freshKey, type Issued, openIssued, reportOf, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

// Each definition that is skipped is logged as a warning, and here there are some hundred.
setLogLevel('error');

const planning = 'quy-hoach-cap-uy';

/** A folder with the sound definitions, and beside them whatever `spoil` puts there. */
function folderOf(spoil: (root: string) => void): string {
  const root = mkdtempSync(path.join(tmpdir(), 'dondoc-broken-'));
  cpSync(projectPath('workflows'), root, { recursive: true });
  spoil(root);
  return root;
}

function everyBroken(root: string): void {
  brokenDefinitions.forEach(([, text], i) => {
    writeFileSync(path.join(copyOfGood(root, `hong-${i}`), 'workflow.yaml'), text);
  });
  brokenFolders.forEach(({ spoil }, i) => spoil(copyOfGood(root, `la-${i}`), root));
}

describe('api and worker beside every broken definition', () => {
  let root: string;
  let stage: Stage;
  let clerk: string;
  beforeAll(async () => {
    root = folderOf(everyBroken);
    stage = await openStage({ env: { WORKFLOWS_DIR: root } });
    clerk = await tokenOf(stage, { name: 'Người thử', role: 'clerk' });
  }, 120_000);
  afterAll(async () => {
    await stage.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('start, are ready, and say of each why it is skipped', async () => {
    const broken = brokenDefinitions.length + brokenFolders.length;
    expect(broken).toBeGreaterThanOrEqual(81);
    const ready = await call(stage.url, '/readyz');
    expect([ready.status, ready.body['status']]).toEqual([200, 'ready']);
    const { definitions } = ready.body['checks'] as {
      definitions: { usable: string[]; skipped: { folder: string; why: string[] }[] };
    };
    expect(definitions.usable).toEqual(['ban-goc', ...definitionNames()].toSorted());
    expect(definitions.skipped).toHaveLength(broken);
    // Administrators see the first of them on the board, nobody else does.
    const admin = await tokenOf(stage, { name: 'Người thử', role: 'admin' });
    const board = (await call(stage.url, '/bang', { token: admin })).text;
    expect(board).toContain('Quy trình bị bỏ qua vì còn lỗi');
    expect(board).toContain(`<strong>${definitions.skipped[0]!.folder}</strong>`);
    expect(board).toContain(`Và ${broken - 8} quy trình khác`);
    for (const token of [clerk, undefined])
      expect((await call(stage.url, '/bang', { token })).text).not.toContain('bị bỏ qua');
    for (const { folder, why } of definitions.skipped)
      expect([folder, why[0]]).toEqual([
        folder,
        expect.stringMatching(/^workflows\/.+:\d+:\d+: .+/),
      ]);
  });

  it('list them where a directive is drafted', async () => {
    const { body } = await call(stage.url, '/api/workflows', { token: clerk });
    expect(body['workflows']).toContainEqual(
      expect.objectContaining({ name: planning, report: 'planning' }),
    );
    expect(body['skipped']).toContainEqual({
      folder: 'hong-0',
      findings: expect.arrayContaining([
        expect.objectContaining({ file: 'workflows/hong-0/workflow.yaml', line: 20, column: 1 }),
      ]),
    });
  });

  it('refuse a draft by one of them, and say why', async () => {
    const { status, body } = await call(stage.url, '/api/directives', {
      token: clerk,
      key: freshKey(),
      body: { ...letter2024, directive: 'hong', workflow: 'hong-0' },
    });
    expect({ status, body }).toMatchObject({
      status: 409,
      body: {
        code: 'WORKFLOW_SKIPPED',
        detail: expect.stringContaining("hong-0/workflow.yaml:20:1: Khóa lạ 'remindres'"),
      },
    });
  });

  it('draft by one that is sound', async () => {
    const { status } = await call(stage.url, '/api/directives', {
      token: clerk,
      key: freshKey(),
      body: letter2024,
    });
    expect(status).toBe(201);
  });
});

describe('work that runs under a definition', () => {
  let stage: Stage;
  let issued: Issued;
  beforeAll(async () => {
    ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
  }, 120_000);
  afterAll(() => stage.close());

  const file = (root: string) => path.join(root, planning, 'workflow.yaml');
  /** Starts the product anew beside that folder. */
  async function startedBeside<T>(
    spoil: (root: string) => void,
    work: (api: RunningApi) => Promise<T>,
  ): Promise<T> {
    const root = folderOf(spoil);
    const config = { ...stage.config, workflowsDir: root };
    const api = await startApi(config);
    const worker = await startWorker(config);
    try {
      return await work(api);
    } finally {
      await worker.stop();
      await api.stop();
      rmSync(root, { recursive: true, force: true });
    }
  }
  const spoilt: readonly [string, (root: string) => void][] = [
    ['cannot be read any more', (root) => writeFileSync(file(root), 'name: [')],
    ['is gone', (root) => rmSync(path.join(root, planning), { recursive: true })],
    [
      'says something else under the same version',
      (root) => {
        const text = readFileSync(file(root), 'utf8');
        writeFileSync(file(root), text.replace('graceMinutes: 5', 'graceMinutes: 6'));
      },
    ],
    [
      'has a version that falls',
      (root) => {
        const text = readFileSync(file(root), 'utf8');
        writeFileSync(file(root), text.replace(/^version: \d+$/m, 'version: 1'));
      },
    ],
  ];

  it.each(spoilt)('goes on when its file %s', async (_why, spoil) => {
    const cell = issued.cells[spoilt.findIndex(([why]) => why === _why)]!;
    await startedBeside(spoil, async ({ url }) => {
      const { status, body } = await call(url, '/readyz');
      expect([status, body['stopped']]).toEqual([200, undefined]);
      const report = await call(url, `/api/obligations/${cell.obligation}/reports`, {
        token: cell.token,
        key: freshKey(),
        body: await reportOf(stage, cell.id),
      });
      expect(report.status).toBe(201);
      const again = await call(url, '/api/directives', {
        token: issued.clerk,
        key: freshKey(),
        body: { ...letter2024, directive: 'lan-hai' },
      });
      expect(again.status).toBeGreaterThanOrEqual(400);
      expect(String(again.body['code'])).toMatch(/^(NO_SUCH_WORKFLOW|WORKFLOW_(SKIPPED|CHANGED))$/);
    });
  });

  it('control: is not ready when what was stored cannot be read', async () => {
    const owner = new pg.Client({ connectionString: stage.config.databaseUrl });
    await owner.connect();
    await owner.query(
      `create temporary table kept as select id, source from app.workflow_definition;
       update app.workflow_definition set source = 'x'`,
    );
    try {
      await startedBeside(
        (root) => rmSync(path.join(root, planning), { recursive: true }),
        async ({ url }) => {
          const { status, body } = await call(url, '/readyz');
          expect([status, body['stopped']]).toEqual([
            503,
            [expect.stringMatching(/^quy-hoach-cap-uy@[0-9a-f]{12}$/)],
          ]);
        },
      );
    } finally {
      await owner.query(
        `update app.workflow_definition w set source = k.source from kept k where k.id = w.id`,
      );
      await owner.end();
    }
  });
});
