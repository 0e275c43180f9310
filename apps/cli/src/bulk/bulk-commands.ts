import { type Command, Option } from 'commander';
import { type DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import {
  bulkCommands,
  type BulkName,
  type BulkRun,
  bulkRequest,
  BulkRuns,
  type LeftOut,
  Workflows,
} from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { type Actor, actorOfToken } from '#libs/org';
import { effectId } from '#libs/platform';
import { withDatabase } from '../commands.js';
import { countBar } from './progress.js';

type Print = (line: string) => void;

interface BulkOptions {
  readonly directive?: string;
  readonly cells?: string[];
  readonly preview?: boolean;
  readonly resume?: string;
  readonly key?: string;
  readonly dueOn?: string;
  readonly policy?: string;
  readonly reason?: string;
  readonly document?: string;
  readonly opinion?: string;
  readonly step?: string;
  readonly meetingOn?: string;
  readonly present?: string;
  readonly agreed?: string;
}

/**
 * Whoever may use the command line may do what the system does by itself. For a decision of a
 * person, their token says who decides.
 */
async function askerOf(dataSource: DataSource, command: BulkName): Promise<Actor> {
  const token = process.env['DONDOC_TOKEN'];
  const actor = token === undefined ? undefined : await actorOfToken(dataSource.manager, token);
  if (actor) return actor;
  if (token === undefined && bulkCommands[command].inTheNameOf === 'system')
    return { id: 'cli', name: 'dòng lệnh', role: 'clerk' };
  throw new Refused(
    'UNKNOWN_TOKEN',
    'Đặt DONDOC_TOKEN là mã truy cập của người quyết định (dondoc token) rồi chạy lại.',
  );
}

const bodies: Readonly<Record<BulkName, (options: BulkOptions) => object>> = {
  'extend-deadline': ({ dueOn, policy, reason, document }) => ({
    dueOn,
    reason,
    document,
    ...(policy === undefined ? {} : { policy }),
  }),
  'review-report': ({ opinion }) => ({ opinion }),
  'approve-report': ({ meetingOn, present, agreed }) => ({
    meeting: { on: meetingOn, present: Number(present), agreed: Number(agreed) },
  }),
  'take-step': ({ step, opinion }) => ({ step, ...(opinion === undefined ? {} : { opinion }) }),
  expire: () => ({}),
};

function tell(leftOut: readonly LeftOut[], print: Print): void {
  for (const { code, message, count, cells } of leftOut) {
    const more = count > cells.length ? ', …' : '';
    print(`  để lại ${count}: ${message} (${code}: ${cells.join(', ')}${more})`);
  }
}

async function advance(runs: BulkRuns, run: string, print: Print): Promise<BulkRun> {
  const bar = countBar('bulk');
  const ended = await runs
    .advance(run, { onProgress: ({ done, skipped, total }) => bar.show(done + skipped, total) })
    .finally(() => bar.end());
  const skipped = ended.skipped > 0 ? `, ${ended.skipped} không thực hiện` : '';
  print(`Lượt ${run}: xong ${ended.done}/${ended.total}${skipped}.`);
  tell(ended.notDone, print);
  return ended;
}

async function bulk(command: BulkName, options: BulkOptions, print: Print): Promise<void> {
  await withDatabase(async (dataSource, { graceMinutes, workflowsDir }) => {
    const workflows = new Workflows(dataSource, workflowsDir);
    await workflows.load();
    const runs = new BulkRuns(dataSource, new EventStore(dataSource), workflows, { graceMinutes });
    if (options.resume !== undefined) return void (await advance(runs, options.resume, print));
    const asked = bulkRequest.safeParse({
      command,
      directive: options.directive,
      cells: options.cells,
      body: bodies[command](options),
    });
    if (!asked.success)
      throw new Refused(
        'INVALID_INPUT',
        asked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
      );
    const actor = await askerOf(dataSource, command);
    if (options.preview) {
      const { selected, eligible, leftOut } = await runs.preview(actor, asked.data);
      print(`${selected} hồ sơ được chọn, ${eligible} sẽ thực hiện.`);
      return tell(leftOut, print);
    }
    const { run, total, leftOut } = await runs.start(
      actor,
      options.key ?? effectId('cli', process.pid, performance.timeOrigin),
      asked.data,
    );
    print(`Lượt ${run}: ${total} hồ sơ. Nếu bị ngắt: dondoc bulk ${command} --resume ${run}`);
    tell(leftOut, print);
    await advance(runs, run, print);
  });
}

/** `bulk` runs one command over many obligations of a directive. */
export function addBulkCommands(program: Command, print: Print): void {
  program
    .command('bulk')
    .description(
      'Thực hiện một lệnh cho nhiều hồ sơ của một đợt / one command over many obligations',
    )
    .argument('<command>', Object.keys(bulkCommands).join(' | '))
    .option('--directive <id>', 'mã đợt / directive')
    .option(
      '--cells <ids>',
      'mã chi bộ, cách nhau dấu phẩy; bỏ trống: tất cả / cells, comma separated',
      (text: string) =>
        text
          .split(',')
          .map((id) => id.trim())
          .filter((id) => id !== ''),
    )
    .option(
      '--preview',
      'chỉ đếm, kèm lý do của hồ sơ bị để lại / count only, with the reasons of those left out',
    )
    .option('--resume <run>', 'làm tiếp lượt dở dang / go on with a run')
    .option('--key <key>', 'Idempotency-Key: cùng khóa là cùng một lượt / same key, same run')
    .option('--due-on <date>', 'extend-deadline: hạn mới, NĂM-THÁNG-NGÀY')
    .addOption(
      new Option('--policy <policy>', 'extend-deadline: cách tính hạn').choices([
        'inclusive',
        'exclusive',
        'roll',
      ]),
    )
    .option('--reason <text>', 'extend-deadline: lý do')
    .option('--document <number>', 'extend-deadline: số văn bản cho phép')
    .option('--opinion <text>', 'review-report, take-step: ý kiến')
    .option('--step <command>', 'take-step: bước riêng, như quy trình ghi')
    .option('--meeting-on <date>', 'approve-report: ngày họp cấp ủy, NĂM-THÁNG-NGÀY')
    .option('--present <count>', 'approve-report: số có mặt')
    .option('--agreed <count>', 'approve-report: số đồng ý')
    .action((command: string, options: BulkOptions) => {
      if (!Object.hasOwn(bulkCommands, command))
        throw new Refused(
          'NO_SUCH_BULK_COMMAND',
          `Không có lệnh “${command}”; các lệnh làm hàng loạt: ` +
            `${Object.keys(bulkCommands).join(', ')}.`,
        );
      return bulk(command as BulkName, options, print);
    });
}
