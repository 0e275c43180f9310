import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  definitionParts,
  type FullDefinition,
  readTexts,
  shippedDefinition,
  Workflows,
} from '#libs/directive';
import { projectPath } from '#libs/platform';
import { formatFinding, parseDefinition } from '#libs/workflow';
import { check } from '../../apps/cli/src/workflow/check.js';
import { dryRun } from '../../apps/cli/src/workflow/dry-run.js';
import { addWorkflowCommands } from '../../apps/cli/src/workflow/workflow-commands.js';
import { Command } from 'commander';
import { call } from '../support/call.js';
import { freshKey, type Issued, openIssued, review } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

const name = 'quy-hoach-cap-uy';
const { version } = shippedDefinition(name).definition.workflow;
const nextVersion = ['workflow.yaml', `version: ${version}`, `version: ${version + 1}`] as const;
let folder: string;

async function changed(
  ...changes: readonly (readonly [file: string, from: string, to: string])[]
): Promise<string> {
  for (const [file, from, to] of changes) {
    const at = path.join(folder, name, file);
    const text = await readFile(at, 'utf8');
    if (!text.includes(from)) throw new Error(`no ${from} in ${file}`);
    await writeFile(at, text.replace(from, to));
  }
  return path.join(folder, name);
}
const definitionIn = (at: string): FullDefinition =>
  parseDefinition(readTexts(at)!, at, definitionParts);

async function dondoc(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const program = new Command('dondoc').exitOverride();
  addWorkflowCommands(program, (line) => lines.push(line));
  await program.parseAsync(['workflow', ...words], { from: 'user' });
  return lines.join('\n');
}

beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'dondoc-versions-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => cp(projectPath('workflows', name), path.join(folder, name), { recursive: true }));

describe('dondoc workflow', () => {
  it('says in words what differs between two versions', async () => {
    const after = await changed(
      nextVersion,
      ['workflow.yaml', 'workingDaysBefore: 5', 'workingDaysBefore: 4'],
      ['workflow.yaml', 'roles: [reviewer, approver]', 'roles: [reviewer]'],
      ['form.yaml', 'title: Lý do đưa ra,', 'title: Lý do,'],
      ['rules.yaml', '[qd50-2021, qd377-2025]', '[qd377-2025]'],
    );
    const said = await dondoc('diff', name, after);
    for (const line of [
      `workflow.yaml: Số phiên bản: đổi từ ${version} thành ${version + 1}.`,
      'workflow.yaml: Bước nhắc › five-days › số ngày làm việc trước hạn: đổi từ 5 thành 4.',
      'workflow.yaml: “Trả lại để bổ sung” khi “Đã gửi báo cáo, chờ thẩm định”, “Đã thẩm định, ' +
        'chờ phê duyệt”: người được làm đổi từ thẩm định, cấp ủy/bí thư thành thẩm định.',
      'form.yaml: Biểu mẫu › bảng › review › cột › ground › tiêu đề: đổi từ “Lý do đưa ra” ' +
        'thành “Lý do”.',
      'rules.yaml: Quy tắc › bộ quy tắc: bỏ “qd50-2021”.',
    ])
      expect(said).toContain(line);
    expect(said).toMatch(/: 5 điểm khác\.\n/);
    expect(await dondoc('diff', name, name)).toContain('không khác gì.');
  });

  it('draws a definition, for people and for XState', async () => {
    expect(await dondoc('graph', 'bao-cao-dinh-ky')).toContain('[*] --> issued');
    const machine = JSON.parse(await dondoc('graph', name, '--format', 'xstate')) as {
      states: Record<string, { on?: object; type?: string }>;
    };
    expect(Object.keys(machine.states.issued!.on!)).toEqual([
      'acknowledge',
      'submit-report',
      'extend-deadline',
      'expire',
      'accept-late-report',
      'cancel-obligation',
    ]);
    // Nothing is without a way back.
    expect(Object.keys(machine.states.approved!.on!)).toEqual(['revoke-approval']);
    expect(machine.states.expired!.type).toBeUndefined();
  });

  it('never migrates: what is under way keeps its version', async () => {
    await expect(dondoc('migrate', name)).rejects.toMatchObject({ code: 'DRY_RUN_ONLY' });
    await expect(dondoc('graph', 'khong-co')).rejects.toMatchObject({ code: 'NO_SUCH_WORKFLOW' });
  });
});

describe('a definition that is in use', () => {
  let stage: Stage;
  let issued: Issued;
  beforeAll(async () => {
    ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
    const [first, second] = issued.cells;
    for (const cell of [first!, second!]) await cell.submit();
    const post = (obligation: string, verb: string, token: string, body: object) =>
      call(stage.url, `/api/obligations/${obligation}/${verb}`, { token, key: freshKey(), body });
    expect(
      (await post(first!.obligation, 'return', issued.approver, { reason: 'Thiếu biên bản' }))
        .status,
    ).toBe(200);
    expect((await review(stage, issued.reviewer, second!)).status).toBe(200);
  }, 120_000);
  afterAll(() => stage.close());

  const counts = () =>
    stage.dataSource.query(
      `select (select count(*) from app.event) as events, (select count(*)
        from app.workflow_definition) as definitions`,
    );

  it('differs in nothing under the same rules with another number', async () => {
    const next = definitionIn(await changed(nextVersion));
    expect(await dryRun(stage.dataSource, next)).toMatchObject({
      replayed: issued.cells.length,
      differing: [],
    });
  });

  it(
    'tells which obligations a new version would have led another way, and why; nothing is ' +
      'written',
    async () => {
      const before = await counts();
      const next = definitionIn(
        await changed(
          nextVersion,
          ['workflow.yaml', 'roles: [reviewer, approver]', 'roles: [reviewer]'],
          ['workflow.yaml', 'graceMinutes: 5', 'graceMinutes: 30'],
        ),
      );
      const { differing, from, to } = await dryRun(stage.dataSource, next);
      expect(from).toHaveLength(1);
      expect(to).toBe(next.workflow.id);
      expect(differing.filter(({ version }) => version > 0)).toEqual([
        {
          obligation: issued.cells[0]!.obligation,
          version: 3,
          why:
            'Vai trò của đồng chí không được thực hiện "Trả lại để bổ sung"; ' +
            'lệnh này dành cho: thẩm định.',
        },
      ]);
      expect(differing.filter(({ version }) => version === 0).map(({ why }) => why)).toEqual(
        issued.cells.map(() => 'Đánh dấu sau hạn 30 phút thay vì 5 phút.'),
      );
      expect(await counts()).toEqual(before);
    },
  );

  it('is checked against the versions that were used, when there is a database', async () => {
    const said = async (...changes: (readonly [string, string, string])[]): Promise<string> => {
      const lines: string[] = [];
      await cp(projectPath('workflows', name), path.join(folder, name), { recursive: true });
      const given = [await changed(...changes)];
      const { dataSource } = stage;
      await check({ given, root: folder, dataSource }, (line) => lines.push(line));
      return lines.join('\n');
    };
    const slower = ['workflow.yaml', 'graceMinutes: 5', 'graceMinutes: 30'] as const;
    expect(await said()).toContain('không có lỗi, kể cả so với các phiên bản đã dùng');
    expect(await said(slower)).toMatch(/:5:1: .+ đã dùng .+ Tăng 'version' thành 4/);
    expect(await said(['workflow.yaml', nextVersion[1], 'version: 2'], slower)).toMatch(
      /có phiên bản 2, thấp hơn phiên bản 3 đã dùng\. Tăng 'version' thành 4/,
    );
    expect(await said(nextVersion, slower)).toContain('không có lỗi');
  });

  it('tells reports that the new form would not have taken', async () => {
    const next = definitionIn(
      await changed(
        ['workflow.yaml', nextVersion[1], `${nextVersion[2]}\nreport: form`],
        [
          'workflow.yaml',
          'kind: thong-bao-phe-duyet\n    type: TB',
          'kind: thong-bao\n    type: TB\n    letter: { subject: về kết quả, opening: Thông ' +
            'báo, points: [Đạt], closing: Thực hiện }',
        ],
        ['rules.yaml', '[qd50-2021, qd377-2025]', '[]'],
        // No rule of planning fills it in any more.
        ['form.yaml', 'max: 100000,\n          fixed: true,', 'max: 100000,'],
      ),
    );
    const { differing } = await dryRun(stage.dataSource, next);
    expect(differing.map(({ obligation, version }) => [obligation, version])).toEqual(
      issued.cells
        .slice(0, 2)
        .map(({ obligation }) => [obligation, 2])
        .toSorted(),
    );
  });

  it(
    'is skipped at boot, and refused at the draft, when its files say something else under the ' +
      'same version',
    async () => {
      await stage.dataSource.query(
        `insert into app.workflow_definition (id, source, name, version)
        values ('danh-gia-xep-loai@000000000000', 'x', 'danh-gia-xep-loai', 3)`,
      );
      const workflows = new Workflows(stage.dataSource);
      await workflows.load();
      const [skipped, ...others] = await workflows.skipped();
      expect([skipped!.folder, others]).toEqual(['danh-gia-xep-loai', []]);
      expect(skipped!.findings.map(formatFinding).join()).toMatch(
        /workflow\.yaml:5:1: .+ phiên bản 3 đã dùng \(danh-gia-xep-loai@0{12}\) nhưng nội dung các tệp nay đã khác .+ Tăng 'version' thành 4/,
      );
      expect(await workflows.lost()).toEqual([]);
      const draft = {
        committee: 'dang-uy-vp',
        workflow: 'danh-gia-xep-loai',
        year: 2024,
        subject: 'đánh giá',
        dueOn: '2024-12-15',
        directive: 'xep-loai-2024',
        letter: {
          addressee: 'Các Chi bộ',
          opening: 'Thực hiện',
          points: ['Làm đúng'],
          deadlineNote: 'Gửi {wording}',
          closing: 'Thực hiện',
          recipients: ['Như trên'],
        },
      };
      const reply = await call(stage.url, '/api/directives', {
        token: issued.clerk,
        key: freshKey(),
        body: draft,
      });
      expect(reply).toMatchObject({
        status: 409,
        body: {
          code: 'WORKFLOW_CHANGED',
          detail: expect.stringContaining("Tăng 'version' thành 4"),
        },
      });
    },
  );
});
