import { type Migrated, type Staying } from '#libs/directive';
import { type DryRun } from './dry-run.js';

const stayingLines = (staying: readonly Staying[]): string[] =>
  [...new Set(staying.map(({ why }) => why))].map((why) => {
    const own = staying.filter((one) => one.why === why).map(({ obligation }) => obligation);
    const some = own.length > 3 ? `${own.slice(0, 3).join(', ')}, …` : own.join(', ');
    return `  để lại ${own.length}: ${why} (${some})`;
  });

/** What a dry run found, what would be moved, and how to do it. */
export function dryRunLines(result: DryRun, given: string): string[] {
  const { from, to, replayed, differing, moving, staying, refused, code } = result;
  const count = new Set(differing.map(({ obligation }) => obligation)).size;
  return [
    `Chạy thử ${to}: xem lại ${replayed} việc theo ` +
      `${from.length === 0 ? 'không bản cũ nào' : from.join(', ')}; ${count} việc sẽ khác. ` +
      'Không ghi gì.',
    ...differing.map(
      ({ obligation, version, why }) =>
        `  ${obligation}${version > 0 ? `, sự kiện ${version}` : ''}: ${why}`,
    ),
    `Chuyển được ${moving.length} việc chưa gửi.`,
    ...stayingLines(staying),
    ...refused.map((why) => `  không chuyển: ${why}`),
    ...(moving.length === 0
      ? []
      : [
          `Mã chạy thử: ${code}. Để chuyển: dondoc workflow migrate ${given} --apply ${code} ` +
            "--by '…' --reason '…' --document '…'",
        ]),
  ];
}

/** What was moved, and what was not any more. */
export function migratedLines({ moved, already, staying }: Migrated, to: string): string[] {
  const before = already.length > 0 ? ` (${already.length} việc đã ở bản ấy từ trước)` : '';
  return [`Đã chuyển ${moved.length} việc sang ${to}${before}.`, ...stayingLines(staying)];
}
