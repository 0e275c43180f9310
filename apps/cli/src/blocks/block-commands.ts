import { userInfo } from 'node:os';
import { type Command } from 'commander';
import { type DataSource } from 'typeorm';
import { describeBehind, EventStore, signNow } from '#libs/event-store';
import { Refused } from '#libs/decider';
import { proofBundle, signing } from '#libs/records';
import { withDatabase } from '../commands.js';
import { confirmAndSign, describeConfirmation } from './confirm-restore.js';

type Print = (line: string) => void;

async function signAll(print: Print): Promise<void> {
  await withDatabase(async (dataSource, config) => {
    const { key, place } = signing(config);
    for (;;) {
      const { blocks, behind } = await signNow(dataSource, key, place);
      if (behind.length > 0)
        throw new Refused('NOTHING_SEALED', `Không niêm phong: ${describeBehind(behind)}.`);
      blocks.forEach(({ number, fromPosition, toPosition, count, root }) =>
        print(
          `Khối ${number}: vị trí ${fromPosition}–${toPosition}, ${count} sự kiện, gốc ${root}`,
        ),
      );
      if (blocks.length < 2) break;
    }
    print(`Điểm niêm phong: ${place.folders.join(', ')}`);
  });
}

async function prove(position: number, print: Print): Promise<void> {
  await withDatabase(async (dataSource, config) => {
    const { bundle, holds } = await proofBundle(dataSource, config, position);
    print(JSON.stringify(bundle, null, 2));
    if (holds === false)
      throw new Refused(
        'PROOF_FAILS',
        'Bằng chứng không khớp: sự kiện hoặc khối đã bị sửa. Hãy chạy dondoc verify.',
      );
  });
}

interface ConfirmOptions {
  readonly reason: string;
  readonly by: string;
  readonly last: Readonly<Record<string, number>>;
  readonly acceptUnsigned?: boolean;
}

async function confirm(options: ConfirmOptions, print: Print): Promise<void> {
  const work = async (dataSource: DataSource, sealed: ReturnType<typeof signing>) =>
    confirmAndSign(dataSource, new EventStore(dataSource), sealed, options);
  await withDatabase(async (dataSource, config) =>
    describeConfirmation(await work(dataSource, signing(config))).forEach(print),
  );
}

function readPosition(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new Refused('BAD_POSITION', `Vị trí phải là một số nguyên dương, không phải “${text}”.`);
  return Number(text);
}

function readLast(text: string, before: Readonly<Record<string, number>>): Record<string, number> {
  const [, register, number] = /^(.+)=(\d{1,9})$/.exec(text) ?? [];
  if (register === undefined)
    throw new Refused('BAD_LAST', `--last phải có dạng SỔ=SỐ, không phải “${text}”.`);
  return { ...before, [register]: Number(number) };
}

export function addBlockCommands(program: Command, print: Print): void {
  program
    // Operators and their timers call the command by this name, so it keeps it.
    .command('seal')
    .description(
      'Niêm phong ngay các sự kiện còn chờ, ghi điểm niêm phong / seal what waits and write ' +
        'the checkpoint',
    )
    .action(() => signAll(print));
  program
    .command('prove')
    .description(
      'In bằng chứng một sự kiện nằm trong khối đã niêm phong / print the inclusion proof of ' +
        'an event',
    )
    .argument('<position>', 'vị trí của sự kiện / position', readPosition)
    .action((position: number) => prove(position, print));
  program
    .command('confirm-restore')
    .description(
      'Cho cấp số trở lại sau khi khôi phục bản sao lưu cũ; số đã cấp được bỏ trống / let an ' +
        'older database give out numbers again, above the known ones',
    )
    .requiredOption('--reason <text>', 'lý do, được ghi lại / why, recorded')
    .option('--by <name>', 'người xác nhận / who', userInfo().username)
    .option(
      '--last <register=number>',
      'số cuối đã cấp trên giấy, nếu biết rõ hơn; lặp lại được / last number known from papers',
      readLast,
      {},
    )
    .option(
      '--accept-unsigned',
      'nhận điểm niêm phong ký bằng khóa khác / accept a checkpoint signed by another key',
    )
    .action((options: ConfirmOptions) => confirm(options, print));
}
