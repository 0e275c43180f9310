import { type DataSource } from 'typeorm';
import { z } from 'zod';
import { Refused } from '#libs/decider';
import { type Migrated, migrateObligations, type Shipped, Workflows } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { type Actor, officesNamed } from '#libs/org';
import { humanText } from '#libs/platform';
import { dryRun, type DryRun } from './dry-run.js';

export interface ApplyOptions {
  /** The code of the dry run. */
  readonly apply: string;
  readonly by?: string;
  readonly reason?: string;
  readonly document?: string;
}

const decision = z.object({
  by: humanText(1, 200),
  reason: humanText(3, 2000),
  document: humanText(3, 100),
});

/** Errors: `Refused` DECISION_NEEDED. */
function decisionOf(options: ApplyOptions): z.infer<typeof decision> {
  const parsed = decision.safeParse(options);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path }) => `--${path.join('.')}`).join(', ');
  throw new Refused(
    'DECISION_NEEDED',
    `Chuyển việc đã giao là quyết định của một người, theo một văn bản; còn thiếu hoặc sai: ` +
      `${wrong}. Hãy ghi --by (tài khoản), --reason (lý do) và --document (số văn bản).`,
  );
}

/** The one open account of that id or name that may issue. Errors: `Refused` NOT_ONE_PERSON. */
async function personOf({ manager }: DataSource, by: string): Promise<Actor> {
  const found = await officesNamed(manager, by, 'directive.issue');
  if (found.length === 1) return found[0]!;
  const names = found.map(({ id, role }) => `${id} (${role})`).join(', ');
  throw new Refused(
    'NOT_ONE_PERSON',
    found.length === 0
      ? `Không có tài khoản nào tên hoặc mã “${by}” được ban hành công văn. Hãy ghi mã tài khoản ` +
          'của văn thư hoặc cấp ủy.'
      : `Có ${found.length} tài khoản tên “${by}”: ${names}. Hãy ghi mã tài khoản.`,
  );
}

/** Errors: `Refused` DRY_RUN_DIFFERS, NOTHING_MAY_MOVE. */
function requireSeen({ code, moving, refused, to }: DryRun, given: string): void {
  if (code !== given)
    throw new Refused(
      'DRY_RUN_DIFFERS',
      `Mã ${given} không phải là kết quả chạy thử lúc này của ${to}: chưa chạy thử, hoặc từ lúc ` +
        'ấy đã có thay đổi. Hãy chạy lại dondoc workflow migrate … --dry-run, đọc kết quả, rồi ' +
        'dùng mã mới.',
    );
  if (moving.length === 0 && refused.length > 0)
    throw new Refused('NOTHING_MAY_MOVE', `Không chuyển việc nào. ${refused.join(' ')}`);
}

/**
 * Puts every obligation under the new version that the dry run of this code would move, a
 * transaction for each directive. Asking again moves nothing. Errors: those above, and those of
 * `migrateObligations`.
 */
export async function applyMigration(
  dataSource: DataSource,
  next: Shipped,
  options: ApplyOptions,
): Promise<Migrated & { readonly seen: DryRun }> {
  const { by, reason, document } = decisionOf(options);
  const actor = await personOf(dataSource, by);
  const seen = await dryRun(dataSource, next.definition, options.apply);
  requireSeen(seen, options.apply);
  const store = new EventStore(dataSource);
  const workflows = new Workflows(dataSource);
  const all: Migrated[] = [];
  for (const directive of [...new Set(seen.moving.map((one) => one.directive))].sort()) {
    const obligations = seen.moving.flatMap((one) =>
      one.directive === directive ? [one.obligation] : [],
    );
    const asked = { directive, obligations, next, actor, reason, document, dryRun: seen.code };
    all.push(await migrateObligations({ store, workflows }, asked));
  }
  return {
    moved: all.flatMap(({ moved }) => moved),
    already: all.flatMap(({ already }) => already),
    staying: all.flatMap(({ staying }) => staying),
    seen,
  };
}
