import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { type DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { diffDefinitions, toMermaid, toXState } from '#libs/workflow';
import { loadConfig } from '#libs/platform';
import { hasDatabase, withDatabase } from '../commands.js';
import { progressBar } from '../demo/progress.js';
import { tryDefinition } from '../trial/try-definition.js';
import { check } from './check.js';
import { dryRun } from './dry-run.js';
import { applyMigration, type ApplyOptions } from './migrate.js';
import { dryRunLines, migratedLines } from './migrate-words.js';
import { newDefinition } from './new-definition.js';
import { openDefinition, openFiles, openWritten } from './open-definition.js';

type Print = (line: string) => void;

type Opener<T> = (
  given: string,
  withDatabase: <R>(work: (dataSource: DataSource) => Promise<R>) => Promise<R>,
) => Promise<T>;
const here = <T>(opener: Opener<T>, given: string): Promise<T> =>
  opener(given, (work) => withDatabase((dataSource: DataSource) => work(dataSource)));
const open = (given: string) => here(openDefinition, given);
const files = { workflow: 'workflow.yaml', form: 'form.yaml', rules: 'rules.yaml' } as const;

async function diff(before: string, after: string, print: Print): Promise<void> {
  const [was, is] = [await here(openWritten, before), await here(openWritten, after)];
  const changes = diffDefinitions(was, is);
  const alike = was.workflow.id === is.workflow.id ? '.' : ', chỉ cách viết các tệp khác nhau.';
  print(
    `${was.workflow.id} → ${is.workflow.id}: ` +
      `${changes.length === 0 ? `không khác gì${alike}` : `${changes.length} điểm khác.`}`,
  );
  for (const { where, text } of changes) print(`  ${files[where]}: ${text}`);
}

async function graph(given: string, format: string, print: Print): Promise<void> {
  const { workflow } = await open(given);
  print(
    format === 'xstate'
      ? JSON.stringify(toXState(workflow), null, 2)
      : toMermaid(workflow).trimEnd(),
  );
}

/** With the database of this installation, when it was made already. */
function checkHere(given: readonly string[], ask: boolean, print: Print): Promise<boolean> {
  const config = loadConfig();
  const root = config.workflowsDir;
  return ask && hasDatabase(config)
    ? withDatabase((dataSource) => check({ given, root, dataSource }, print))
    : check({ given, root }, print);
}

async function migrate(
  given: string,
  { dryRun: dry, json, apply, ...said }: { dryRun?: true; json?: true } & Partial<ApplyOptions>,
  print: Print,
): Promise<void> {
  const next = openFiles(given);
  if (apply !== undefined) {
    const done = await withDatabase((dataSource) =>
      applyMigration(dataSource, next, { apply, ...said }),
    );
    return migratedLines(done, next.definition.workflow.id).forEach(print);
  }
  if (!dry)
    throw new Refused(
      'DRY_RUN_ONLY',
      'Việc đã giao luôn theo bản đã ghim. Hãy thêm --dry-run để xem bản mới sẽ khác ở đâu và ' +
        'việc nào chuyển được; kết quả cho mã để chuyển (--apply).',
    );
  const result = await withDatabase((dataSource) => dryRun(dataSource, next.definition));
  if (json) return print(JSON.stringify(result, null, 2));
  dryRunLines(result, given).forEach(print);
}

/** Adds `workflow new`, `check`, `diff`, `graph`, `try` and `migrate`. */
export function addWorkflowCommands(program: Command, print: Print): void {
  const workflow = program
    .command('workflow')
    .description(
      'Định nghĩa quy trình: viết mới, kiểm tra, so sánh, vẽ, chạy thử / write, check, ' +
        'compare, draw, try workflow definitions',
    );
  workflow
    .command('check')
    .description(
      'Kiểm tra các định nghĩa, nêu tệp, dòng, cột; thoát 1 khi có lỗi / print findings with ' +
        'their lines',
    )
    .argument(
      '[folders...]',
      'thư mục (hoặc tệp workflow.yaml); bỏ trống: mọi thư mục trong workflows/ / empty: all',
    )
    .option('--no-database', 'không hỏi cơ sở dữ liệu / ask no database')
    .action(async (folders: string[], { database }: { database: boolean }) => {
      if (!(await checkHere(folders, database, print))) process.exitCode = 1;
    });
  workflow
    .command('new')
    .description('Viết một quy trình mới từ một quy trình có sẵn / write a new definition')
    .argument('<name>', 'tên thư mục: chữ thường không dấu, số, gạch nối')
    .option('--from <definition>', 'quy trình có sẵn / existing one', 'bao-cao-dinh-ky')
    .option('--title <title>', 'tên hiển thị / title')
    .action((name: string, options: { from: string; title?: string }) => {
      const folder = newDefinition({ name, ...options, root: loadConfig().workflowsDir });
      print(
        `Đã ghi ${folder}. Sửa các tệp trong đó, rồi kiểm tra: dondoc workflow check ${folder}`,
      );
    });
  workflow
    .command('diff')
    .description('Hai bản khác nhau ở đâu, bằng lời / what differs, in words')
    .argument('<before>', 'tên, thư mục, hoặc mã bản đã dùng (tên@…)')
    .argument('<after>')
    .action((before: string, after: string) => diff(before, after, print));
  workflow
    .command('graph')
    .description('In sơ đồ trạng thái / print the state diagram')
    .argument('<definition>', 'tên, thư mục, hoặc mã bản đã dùng')
    .addOption(
      new Option('--format <format>', 'dạng / format')
        .choices(['mermaid', 'xstate'])
        .default('mermaid'),
    )
    .action((given: string, { format }: { format: string }) => graph(given, format, print));
  workflow
    .command('try')
    .description(
      'Chạy thử một quy trình trên dữ liệu mẫu, trong cơ sở dữ liệu tạm: diễn biến, mọi tin, ' +
        'mọi văn bản / play a definition on the sample in a throw-away database',
    )
    .argument('<definition>', 'tên hoặc thư mục')
    .action(async (given: string) => {
      const config = loadConfig();
      const named = path.join(config.workflowsDir, given);
      const folder = existsSync(named) ? named : path.resolve(given);
      const bar = progressBar();
      await tryDefinition(config, {
        folder,
        print,
        onProgress: (done, total, at) => bar.show(done, total, { at, says: given }),
      });
      bar.end();
    });
  workflow
    .command('migrate')
    .description(
      'Xem lịch sử thật sẽ khác gì dưới bản mới, rồi chuyển việc chưa gửi sang bản ấy / replay ' +
        'real histories under a new version, then move what was not handed in',
    )
    .argument('<definition>', 'tên hoặc thư mục của bản mới')
    .option('--dry-run', 'chỉ xem, không ghi gì / writes nothing')
    .option('--json', 'in dạng JSON / print JSON')
    .option('--apply <code>', 'chuyển, với mã mà lần chạy thử đã in / move')
    .option('--by <account>', 'mã hoặc tên tài khoản của người quyết định / who decides')
    .option('--reason <text>', 'lý do / why')
    .option('--document <number>', 'số văn bản / paper')
    .action((given: string, options: Parameters<typeof migrate>[1]) =>
      migrate(given, options, print),
    );
}
