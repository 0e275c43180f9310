import { type Command } from 'commander';
import { Refused } from '#libs/decider';
import {
  describeHolder,
  EventStore,
  fenceHolders,
  parked,
  readers,
  rebuildView,
  retryParked,
} from '#libs/event-store';
import { productReaders, productViews } from '#libs/messages';
import { withDatabase } from '../commands.js';
import { countBar } from './progress.js';

type Print = (line: string) => void;

async function rebuild(name: string | undefined, fresh: boolean, print: Print): Promise<void> {
  const chosen =
    name === undefined ? productViews : productViews.filter((view) => view.name === name);
  if (chosen.length === 0)
    throw new Refused(
      'NO_SUCH_VIEW',
      `Không có bảng nhìn “${name}”; hiện có: ${productViews.map((view) => view.name).join(', ')}.`,
    );
  await withDatabase(async (dataSource) => {
    for (const view of chosen) {
      const bar = countBar(view.name);
      const { rows, differences, resumed } = await rebuildView(
        dataSource,
        view,
        ({ done, total }) => bar.show(done, total),
        { fresh },
      ).finally(() => bar.end());
      print(
        `${view.name}: ${rows} dòng, ${differences} dòng khác bảng đang dùng` +
          (resumed ? ' (làm tiếp lần dở dang)' : ''),
      );
    }
  });
}

async function listReaders(print: Print): Promise<void> {
  await withDatabase(async (dataSource) => {
    for (const {
      reader,
      shard,
      shards,
      position,
      behind,
      beat,
      holder,
      parked: held,
    } of await readers(dataSource)) {
      const part = shards > 1 ? ` ${shard + 1}/${shards}` : '';
      print(
        `${`${reader}${part}`.padEnd(28)} vị trí ${position}, còn ${behind}, nhịp ` +
          `${Math.round(beat)} giây trước, ${holder ?? 'không ai đọc'}` +
          (held > 0 ? `, ${held} hồ sơ dừng` : ''),
      );
    }
    for (const holder of await fenceHolders(dataSource))
      if (holder.age >= 1) print(`Bị giữ lại: ${describeHolder(holder)}`);
  });
}

async function listParked(print: Print): Promise<void> {
  await withDatabase(async (dataSource) => {
    const held = await parked(dataSource);
    if (held.length === 0) print('Không có hồ sơ nào bị dừng.');
    for (const { reader, stream, position, attempts, waiting, at, error } of held) {
      print(
        `${reader}  ${stream}  từ sự kiện ${position} (${waiting} đang chờ), đã thử ` +
          `${attempts} lần, lần cuối ${at}\n  ${error}`,
      );
    }
  });
}

/** Tries the stream again; true when it runs. */
async function retry(name: string, stream: string, print: Print): Promise<boolean> {
  return withDatabase(async (dataSource, { publicUrl }) => {
    const reader = productReaders({ store: new EventStore(dataSource), publicUrl }).find(
      (one) => one.name === name,
    );
    const held = await parked(dataSource);
    if (!reader || !held.some((one) => one.reader === name && one.stream === stream))
      throw new Refused(
        'NOT_PARKED',
        `Hồ sơ “${stream}” không bị dừng ở bộ đọc “${name}”; xem danh sách bằng: dondoc parked.`,
      );
    const done = await retryParked(dataSource, reader, stream);
    const still = (await parked(dataSource)).find(
      (one) => one.reader === name && one.stream === stream,
    );
    print(
      done
        ? `${stream}: đã đọc lại theo thứ tự, chạy tiếp.`
        : `${stream}: vẫn dừng ở sự kiện ${still?.position}: ${still?.error}`,
    );
    return done;
  });
}

/** `readers`, `parked` and `rebuild` are about what follows the events. */
export function addReaderCommands(program: Command, print: Print): void {
  program
    .command('readers')
    .description(
      'Các bộ đọc sự kiện: vị trí, nhịp, ai đang đọc / event readers: position, heartbeat, holder',
    )
    .action(() => listReaders(print));
  const held = program
    .command('parked')
    .description('Hồ sơ bị dừng ở một bộ đọc / streams a reader could not take')
    .action(() => listParked(print));
  held
    .command('retry')
    .description('Đọc lại theo thứ tự từ sự kiện bị lỗi / replay in order from the failed event')
    .argument('<reader>')
    .argument('<stream>')
    .action(async (reader: string, stream: string) => {
      if (!(await retry(reader, stream, print))) process.exitCode = 1;
    });
  program
    .command('rebuild')
    .description(
      'Dựng lại bảng nhìn từ sự kiện, cạnh bảng đang dùng; dừng giữa chừng thì chạy lại để ' +
        'làm tiếp / rebuild a view beside the live one; run again to go on',
    )
    .argument('[view]', 'obligation | outgoing; bỏ trống: tất cả / empty: all')
    .option('--fresh', 'bỏ lần dở dang, làm từ đầu / begin anew')
    .action((view: string | undefined, { fresh = false }: { fresh?: boolean }) =>
      rebuild(view, fresh, print),
    );
}
