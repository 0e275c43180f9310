import { type Command, Option } from 'commander';
import { officeRoles } from '#libs/org';
import { addBulkCommands } from './bulk/bulk-commands.js';
import { addReaderCommands } from './bulk/reader-commands.js';
import {
  importOrganisation,
  type ImportRequest,
  issueToken,
  migrateDatabase,
  verifyDatabase,
} from './commands.js';
import { addEffectCommands } from './effects/effect-commands.js';
import { addPartitionCommands } from './partitions/partition-commands.js';
import { addBlockCommands } from './blocks/block-commands.js';
import { addWorkflowCommands } from './workflow/workflow-commands.js';

/** Adds every command but `up` and `demo`. */
export function addOtherCommands(program: Command, print: (line: string) => void): void {
  program
    .command('migrate')
    .description('Cập nhật cấu trúc cơ sở dữ liệu DATABASE_URL / bring the schema up to date')
    .action(() => migrateDatabase(print));
  program
    .command('import-org')
    .description('Nhập tổ chức đảng từ tệp .xlsx hoặc .json / import the organisation')
    .argument('[file]')
    .option('--dry-run', 'chỉ cho xem khác gì, không ghi / show the difference, write nothing')
    .option(
      '--confirm',
      'làm cả những thay đổi bỏ bớt hoặc dời: quy hoạch, số cấp ủy viên, kết thúc chi bộ, ' +
        'nhiệm kỳ / do what takes something away, too',
    )
    .option('--template <file>', 'ghi một tệp .xlsx mẫu có hướng dẫn / write a workbook to fill in')
    .action((file: string | undefined, options: ImportRequest) =>
      importOrganisation(file, options, print),
    );
  program
    .command('token')
    .description('Cấp khóa truy cập API, chỉ hiện một lần / make an API token, shown once')
    .requiredOption('--name <name>', 'tên người giữ / holder')
    .addOption(
      new Option('--role <role>', 'vai trò / role').choices(officeRoles).makeOptionMandatory(),
    )
    .option('--cell <id>', 'mã chi bộ, với vai trò cell / cell id, for role cell')
    .option(
      '--card <number>',
      'số thẻ đảng viên của người giữ: các tài khoản cùng số thẻ là của một người; không ghi ' +
        'thì cùng họ tên là một người / card number of the holder: accounts of one card are ' +
        'one person, without it the same name is',
    )
    .action((options: { name: string; role: 'clerk'; cell?: string; card?: string }) =>
      issueToken(options, print),
    );
  program
    .command('verify')
    .description(
      'Kiểm tra các bất biến I1–I11, I13, I16, I17 trên cơ sở dữ liệu và kho lưu trữ; thoát ' +
        '1 khi có vi phạm (I12, I14, I15 do bộ kiểm thử chứng tỏ) / check the invariants; ' +
        'exits 1 on a violation (tests show I12, I14, I15)',
    )
    .option(
      '--event-files <folder...>',
      'thư mục có tệp sự kiện đã tách; luôn xem cả var / folders with detached years, var is ' +
        'always looked at',
      [],
    )
    .action(async ({ eventFiles }: { eventFiles: string[] }) => {
      if (!(await verifyDatabase(eventFiles, print))) process.exitCode = 1;
    });
  addWorkflowCommands(program, print);
  addBlockCommands(program, print);
  addPartitionCommands(program, print);
  addReaderCommands(program, print);
  addEffectCommands(program, print);
  addBulkCommands(program, print);
}
