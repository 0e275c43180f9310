import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { type Command } from 'commander';
import { Refused } from '#libs/decider';
import {
  exportDirective,
  keyLine,
  openBundle,
  readPublicKey,
  type Received,
  receiveDirective,
} from '#libs/directive';
import { inTransaction, loadConfig } from '#libs/platform';
import { Archive, signing } from '#libs/records';
import { withDatabase } from '../commands.js';

type Print = (line: string) => void;

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

async function writeNew(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx' }).catch((error: unknown) => {
    throw new Refused(
      'FILE_NOT_WRITTEN',
      codeOf(error) === 'EEXIST'
        ? `Đã có tệp ${file}, không ghi đè. Hãy chọn tên khác.`
        : `Không ghi được tệp ${file} (${codeOf(error) ?? 'lỗi'}). Hãy xem lại thư mục.`,
    );
  });
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new Refused(
      'FILE_NOT_READ',
      `Không đọc được tệp ${file} (${codeOf(error) ?? 'lỗi'}). Hãy xem lại đường dẫn.`,
    );
  });
}

async function exportTo(directive: string, out: string, print: Print): Promise<void> {
  await withDatabase(async (dataSource, config) => {
    const { key } = signing(config);
    const archive = new Archive(config.archiveDir);
    const made = await exportDirective({ dataSource, archive, key }, directive);
    await writeNew(out, `${JSON.stringify(made, null, 2)}\n`);
    print(
      `Đã ghi công văn số ${made.content.number} vào ${out}, ký bằng khóa ${made.keyId}. Gửi tệp ` +
        'cho cấp dưới; báo khóa công khai (dondoc signing-key) bằng đường khác.',
    );
  });
}

/** A line as it was copied, or a file with it. */
const keyText = async (given: string): Promise<string> =>
  given.includes('BEGIN') || /^MCow[\w+/]+=*$/.test(given) ? given : readText(given);

const OUTCOMES: Readonly<Record<Received['outcome'], string>> = {
  new: 'Đã nhập',
  known: 'Đã nhập từ trước, không thay đổi gì:',
  corrected: 'Đã thay bằng bản đính chính mới hơn:',
};

async function importFrom(
  file: string,
  { key, committee }: { readonly key: string; readonly committee?: string },
  print: Print,
): Promise<void> {
  const opened = openBundle(await readText(file), readPublicKey(await keyText(key)));
  const by = `operator:${userInfo().username}`;
  const received = await withDatabase((dataSource) =>
    inTransaction(dataSource, (manager) => receiveDirective(manager, opened, { committee, by })),
  );
  const { number, body } = opened.content;
  print(
    `${OUTCOMES[received.outcome]} công văn số ${number} của ${body}, gửi ${received.committee} ` +
      `(mã ${received.id}). Văn thư xem tại /api/from-above.`,
  );
}

/** Directives that go from the installation of a superior to that of a committee below. */
export function addTreeCommands(program: Command, print: Print): void {
  program
    .command('signing-key')
    .description(
      'In khóa công khai của hệ thống này, để cấp dưới kiểm tra công văn gửi bằng tệp / print ' +
        'the public key of this installation',
    )
    .action(() => print(keyLine(signing(loadConfig()).key.publicKey)));
  program
    .command('export-directive')
    .description(
      'Ghi một công văn đã ban hành vào một tệp có chữ ký, cho cấp dưới ở hệ thống khác / write ' +
        'an issued directive to a signed file for another installation',
    )
    .argument('<directive>', 'mã đợt / directive')
    .requiredOption('--out <file>', 'tệp sẽ ghi / file to write')
    .action((directive: string, { out }: { out: string }) => exportTo(directive, out, print));
  program
    .command('import-directive')
    .description(
      'Nhận công văn của cấp trên từ tệp có chữ ký; nhập hai lần vẫn là một / take a superior’s ' +
        'directive from a signed file; twice is once',
    )
    .argument('<file>')
    .requiredOption(
      '--key <key>',
      'khóa công khai của cấp trên (dòng do dondoc signing-key in ra, hoặc tệp có dòng đó) / ' +
        'public key of the superior, or a file with it',
    )
    .option('--committee <id>', 'mã đảng bộ nhận, khi có nhiều đảng bộ / committee, where several')
    .action((file: string, options: { key: string; committee?: string }) =>
      importFrom(file, options, print),
    );
}
