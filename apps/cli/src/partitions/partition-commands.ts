import path from 'node:path';
import { type Command } from 'commander';
import {
  attachArchive,
  checkArchive,
  detachYear,
  listArchives,
  listYears,
} from '#libs/event-store';
import { withDatabase } from '../commands.js';

type Print = (line: string) => void;

/**
 * What may leave the database: obligations of a closed directive. The rest of a year stays, because
 * directives are listed from their first fact, and every verify checks registers and notices
 * against each other.
 */
export const CLOSED =
  `h.category = 'obligation' and exists (select from app.head d where d.stream = h.parent and ` +
  `d.status = 'closed')`;

async function list(print: Print): Promise<void> {
  await withDatabase(async (dataSource) => {
    for (const { year, events, bytes } of await listYears(dataSource)) {
      print(
        `${year}  trong cơ sở dữ liệu  ` +
          `${events < 0 ? 'chưa đếm' : `khoảng ${events} sự kiện`}, ${Math.ceil(bytes / 1024)} ` +
          'KiB',
      );
    }
    for (const { year, file, streams, events, sha256, at } of await listArchives(dataSource)) {
      print(
        `${year}  đã tách ra ${file}  ${events} sự kiện của ${streams} hồ sơ, ` +
          `${at.slice(0, 10)}, sha256 ${sha256}`,
      );
    }
  });
}

async function detach(year: number, to: string | undefined, print: Print): Promise<void> {
  await withDatabase(async (dataSource, { varDir }) => {
    const file = path.resolve(to ?? path.join(varDir, `su-kien-${year}.jsonl`));
    const { streams, events, sha256 } = await detachYear(dataSource, {
      year,
      path: file,
      closed: CLOSED,
    });
    print(`Đã tách ${events} sự kiện của ${streams} hồ sơ năm ${year} ra ${file}`);
    print(
      `sha256 ${sha256}. Giữ tệp này cùng các bản sao lưu: từ nay lịch sử của các hồ sơ đó ` +
        'chỉ còn ở đây.',
    );
  });
}

async function attach(file: string, print: Print): Promise<void> {
  await withDatabase(async (dataSource) => {
    const { year, events } = await attachArchive(dataSource, file);
    print(
      `Đã gắn lại ${events} sự kiện năm ${year}. Tệp ${file} không còn cần cho cơ sở dữ liệu này.`,
    );
  });
}

/** Checks a file without any database. */
async function check(file: string, print: Print): Promise<void> {
  const { header, sha256, violations } = await checkArchive(file);
  violations.forEach(({ stream, version, problem }) => print(`  ${stream} ${version}: ${problem}`));
  print(
    `${header.events} sự kiện của ${header.streams} hồ sơ năm ${header.year}, sha256 ` +
      `${sha256}: ` +
      `${violations.length === 0 ? 'chuỗi băm khớp' : `${violations.length} chỗ không khớp`}.`,
  );
  if (violations.length > 0) process.exitCode = 1;
}

export function addPartitionCommands(program: Command, print: Print): void {
  const partitions = program
    .command('partitions')
    .description('Các năm của bảng sự kiện: xem, tách ra tệp, gắn lại / yearly tables of events');
  partitions
    .command('list')
    .description('Các năm trong cơ sở dữ liệu và các tệp đã tách / years here and in files')
    .action(() => list(print));
  partitions
    .command('detach')
    .description(
      'Tách sự kiện của các nghĩa vụ thuộc đợt đã kết thúc ra một tệp / move closed ' +
        'obligations of a past year to a file',
    )
    .argument('<year>', 'năm đã qua / a past year', Number)
    .option('--to <file>', 'tệp mới; mặc định var/su-kien-NĂM.jsonl / the new file')
    .action((year: number, { to }: { to?: string }) => detach(year, to, print));
  partitions
    .command('attach')
    .description('Gắn lại một tệp đã tách / bring a file back')
    .argument('<file>')
    .action((file: string) => attach(file, print));
  partitions
    .command('check')
    .description(
      'Kiểm tra một tệp đã tách, không cần cơ sở dữ liệu / recompute the chain of a file',
    )
    .argument('<file>')
    .action((file: string) => check(file, print));
}
