import { Command, Option } from 'commander';
import { loadConfig } from '#libs/platform';
import { addBulkCommands } from './bulk/bulk-commands.js';
import { addReaderCommands } from './bulk/reader-commands.js';
import { check, importOrganisation, issueToken, migrateDatabase, verifyDatabase } from './commands.js';
import { demo } from './demo/demo.js';
import { firstStart } from './demo/first-start.js';
import { addPartitionCommands } from './partitions/partition-commands.js';
import { addSealCommands } from './seal/seal-commands.js';
import { up } from './up/index.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** `dondoc`: every line of help in Vietnamese, then English. */
export function buildProgram(): Command {
  const program = new Command('dondoc')
    .description('Đôn Đốc: ra văn bản, nhắc hạn, nhận, duyệt và lưu báo cáo của các chi bộ.\nRuns a Party committee’s yearly directives from issue to archive.')
    .addHelpText('after', '\nCấu hình bằng biến môi trường, xem README. / Configuration by environment variables, see the README.')
    .showHelpAfterError('(dondoc --help: xem cách dùng / see usage)');

  program
    .command('up')
    .description('Khởi động cơ sở dữ liệu, api và worker; lần đầu chạy đợt mẫu 2024 / start everything; the first start plays the 2024 sample')
    .option('--no-sample', 'không nạp dữ liệu mẫu / start empty')
    .action(async ({ sample }: { sample: boolean }) => {
      const config = loadConfig();
      process.exitCode = await up(config, { print, ...(sample ? firstStart(config, print) : {}) });
    });

  program
    .command('demo')
    .description('Chạy đợt 2024 trong cơ sở dữ liệu tạm var/demo rồi thoát / play the 2024 campaign in a throw-away database, then exit')
    .option('--json <file>', 'ghi thêm bản tóm tắt vào tệp / also write the summary to a file')
    .addOption(new Option('--queue <queue>', 'hàng đợi / queue backend').choices(['postgres', 'redis']).default('postgres'))
    .action(async (options: { json?: string; queue: 'postgres' | 'redis' }) => {
      const summary = await demo(loadConfig(), { ...options, print });
      if (summary.verify !== 'clean') process.exitCode = 1;
    });

  program.command('migrate').description('Cập nhật cấu trúc cơ sở dữ liệu DATABASE_URL / bring the schema up to date').action(() => migrateDatabase(print));
  program
    .command('import-org')
    .description('Nhập tổ chức đảng từ tệp .xlsx hoặc .json / import the organisation')
    .argument('<file>')
    .action((file: string) => importOrganisation(file, print));
  program
    .command('token')
    .description('Cấp khóa truy cập API, chỉ hiện một lần / make an API token, shown once')
    .requiredOption('--name <name>', 'tên người giữ / holder')
    .addOption(new Option('--role <role>', 'vai trò / role').choices(['admin', 'clerk', 'reviewer', 'approver', 'cell', 'auditor']).makeOptionMandatory())
    .option('--cell <id>', 'mã chi bộ, với vai trò cell / cell id, for role cell')
    .action((options: { name: string; role: 'clerk'; cell?: string }) => issueToken(options, print));
  program
    .command('verify')
    .description('Kiểm tra các bất biến I1–I16 trên cơ sở dữ liệu và kho lưu trữ; thoát 1 khi có vi phạm / check the invariants; exits 1 on a violation')
    .action(async () => {
      if (!(await verifyDatabase(print))) process.exitCode = 1;
    });
  program
    .command('workflow')
    .description('Kiểm tra các định nghĩa quy trình / check the workflow definitions')
    .argument('<action>', 'check')
    .argument('[files...]', 'bỏ trống: mọi workflows/*/workflow.yaml / empty: all')
    .action(async (action: string, files: string[]) => {
      if (action !== 'check' || !(await check(files, print))) process.exitCode = 1;
    });
  addSealCommands(program, print);
  addPartitionCommands(program, print);
  addReaderCommands(program, print);
  addBulkCommands(program, print);
  return program;
}
