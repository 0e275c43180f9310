import { type Command } from 'commander';
import { addAccountCommands } from './accounts/account-commands.js';
import { addTokenCommands } from './accounts/token-commands.js';
import { addBulkCommands } from './bulk/bulk-commands.js';
import { addReaderCommands } from './bulk/reader-commands.js';
import {
  importOrganisation,
  type ImportRequest,
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
    .option(
      '--accounts',
      'giao việc chi bộ cho bí thư ghi trong tệp và mở tài khoản theo thư điện tử / give the ' +
        'secretaries of the file their offices and accounts',
    )
    .option('--template <file>', 'ghi một tệp .xlsx mẫu có hướng dẫn / write a workbook to fill in')
    .action((file: string | undefined, options: ImportRequest) =>
      importOrganisation(file, options, print),
    );
  addTokenCommands(program, print);
  addAccountCommands(program, print);
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
