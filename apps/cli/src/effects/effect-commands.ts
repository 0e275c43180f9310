import { type Command, InvalidArgumentError, Option } from 'commander';
import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import {
  type DeliveryLabel,
  deliveryLabels,
  outwardChannels,
  sendingKind,
  tryEffectsAgain,
} from '#libs/messages';
import {
  type EffectLine,
  type EffectState,
  effectStates,
  inTransaction,
  listEffects,
} from '#libs/platform';
import { RENDER_NOTICE } from '#libs/records';
import { withDatabase } from '../commands.js';

type Print = (line: string) => void;

/** Whom a message is for and what it says. The id of a paper says this by itself. */
interface About {
  readonly message?: DeliveryLabel;
}

async function withMessages<Line extends { readonly kind: string; readonly subject: string }>(
  manager: EntityManager,
  lines: readonly Line[],
): Promise<(Line & About)[]> {
  const labels = await deliveryLabels(manager, lines);
  return lines.map((line) => ({ ...line, message: labels.get(line.subject) }));
}

const nouns = new Map(outwardChannels.map((channel) => [sendingKind(channel), channel.noun]));

function named({
  kind,
  subject,
  message,
}: About & { readonly kind: string; readonly subject: string }): string {
  return message === undefined
    ? subject
    : `${nouns.get(kind)} “${message.step}” tới ${message.cell} (${message.obligation})`;
}

const WORDS: Readonly<Record<EffectLine['state'], string>> = {
  pending: 'đang chờ',
  running: 'đang làm',
  failed: 'đã dừng',
  done: 'đã xong',
};
const kinds = [RENDER_NOTICE, ...nouns.keys()];

interface Listing {
  readonly state: EffectState;
  readonly kind?: string;
  readonly limit: number;
  readonly json?: boolean;
}

async function list({ state, kind, limit, json }: Listing, print: Print): Promise<void> {
  const lines = await withDatabase(async ({ manager }) =>
    withMessages(manager, await listEffects(manager, { state, kind, limit })),
  );
  if (json) return print(JSON.stringify(lines, null, 2));
  if (lines.length === 0) print('Không có việc nào như vậy.');
  for (const line of lines) print(describe(line));
  if (lines.length === limit) print(`Chỉ hiện ${limit} việc cũ nhất; xem thêm bằng --limit.`);
}

function describe(line: EffectLine & About): string {
  const { id, kind, state, late, attempts, recordedAt, retryAt, error } = line;
  const next = retryAt ? `, thử lại sau ${retryAt}` : '';
  return (
    `${id}  ${kind}  ${late ? 'chậm' : WORDS[state]}  ${named(line)}, ghi lúc ${recordedAt}, ` +
    `đã thử ${attempts} lần${next}${error ? `\n  ${error}` : ''}`
  );
}

interface Retrying {
  readonly all?: boolean;
  readonly kind?: string;
}

async function retry(
  id: string | undefined,
  { all = false, kind }: Retrying,
  print: Print,
): Promise<void> {
  if ([id !== undefined, all, kind !== undefined].filter(Boolean).length !== 1) {
    throw new Refused(
      'RETRY_WHAT',
      'Hãy nêu đúng một trong ba: mã việc, --all, hoặc --kind. Xem danh sách bằng: dondoc ' +
        'effects list.',
    );
  }
  await withDatabase(async (dataSource) => {
    const again = await inTransaction(dataSource, async (manager) => {
      const taken = await tryEffectsAgain(manager, id === undefined ? { kind } : { id });
      return withMessages(manager, taken);
    });
    for (const one of again)
      print(
        `${one.id}  ${one.kind}  ${named(one)}: ` +
          `${one.was === 'failed' ? 'đã dừng, nay thử lại' : 'thử lại ngay'}`,
      );
    print(
      again.length === 0
        ? 'Không có việc nào đã dừng hay đang chờ thử lại.'
        : `${again.length} việc được thử lại khi worker chạy.`,
    );
  });
}

function wholeNumber(text: string): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new InvalidArgumentError('Cần một số nguyên từ 1.');
  return value;
}

/**
 * `effects list` and `effects retry` are about what is done outside the database (papers, mails):
 * what waits, and what was given up.
 */
export function addEffectCommands(program: Command, print: Print): void {
  const effects = program
    .command('effects')
    .description(
      'Việc làm ra ngoài: lập tệp văn bản, gửi thư / papers and mails to be made and sent',
    );
  effects
    .command('list')
    .description(
      'Việc chưa xong: đang chờ, đang làm, đã dừng, với lý do / what is not done, and why',
    )
    .addOption(
      new Option(
        '--state <state>',
        'open: chưa xong · late: chậm · failed: đã dừng · done: đã xong',
      )
        .choices(effectStates)
        .default('open'),
    )
    .addOption(new Option('--kind <kind>', 'loại việc / kind').choices(kinds))
    .option('--limit <n>', 'hiện nhiều nhất bấy nhiêu việc / at most so many', wholeNumber, 200)
    .option('--json', 'in JSON cho máy đọc / as JSON')
    .action((options: Listing) => list(options, print));
  effects
    .command('retry')
    .description(
      'Thử lại ngay việc đã dừng hoặc đang chờ thử lại / try again what was given up or waits',
    )
    .argument('[id]', 'mã việc / id')
    .option('--all', 'mọi việc đã dừng hoặc đang chờ / all of them')
    .addOption(
      new Option('--kind <kind>', 'mọi việc của một loại / all of one kind').choices(kinds),
    )
    .action((id: string | undefined, options: Retrying) => retry(id, options, print));
}
