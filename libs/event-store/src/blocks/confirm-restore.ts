import { type DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { inTransaction } from '#libs/platform';
import { type Checkpoint, isGenuine, type Counter, type Counters } from './checkpoint.js';
import { type CheckpointPlace, compareWithCheckpoints, type Comparison } from './compare.js';
import { describeBehind, standingHold } from './numbering.js';
import { type SigningKey } from './signing-key.js';

export interface Confirmation extends CheckpointPlace {
  readonly reason: string;
  /** The person who confirms. */
  readonly by: string;
  /**
   * How far each counter really came, where a person knows it better than the checkpoints do, from
   * papers that went out.
   */
  readonly known?: Readonly<Record<string, number>>;
  /** Accepts the counters of a checkpoint that this key did not sign. */
  readonly acceptUnsigned?: boolean;
  /**
   * Raises the counters to `marks`, so the next numbers are above them. Answers what was skipped,
   * for the record.
   */
  readonly advance: (manager: EntityManager, marks: Counters) => Promise<object>;
}

function requireReadable({ behind }: Comparison): void {
  const broken = behind.filter(({ reason }) => reason === 'unreadable');
  if (broken.length === 0) return;
  throw new Refused(
    'CHECKPOINT_UNREADABLE',
    `${describeBehind(broken)}. Hãy chép lại tệp này từ thư mục kia hoặc từ bản sao; nếu ` +
      'không còn, dời tệp hỏng đi rồi chạy lại với --last cho từng sổ.',
  );
}

function requireGenuine(checkpoints: readonly Checkpoint[], { publicKey }: SigningKey): void {
  const odd = checkpoints.find((checkpoint) => !isGenuine(checkpoint, publicKey));
  if (odd)
    throw new Refused(
      'CHECKPOINT_NOT_GENUINE',
      `Điểm niêm phong số ${odd.block.number} không mang chữ ký của SECRET_KEY đang dùng. ` +
        'Nếu khóa vừa được đổi và tệp đúng là của hệ thống này, chạy lại với --accept-unsigned.',
    );
}

/**
 * The furthest of what the database, the hold, the checkpoints and people know. A counter that a
 * person names must be known to one of the others.
 */
function furthest(
  here: Counters,
  told: readonly (Counter & { readonly mark: string })[],
  known: Readonly<Record<string, number>>,
): Counters {
  const all: Record<string, Counter> = { ...here };
  const raise = ({ mark, last, about }: Counter & { readonly mark: string }): void => {
    if (last > (all[mark]?.last ?? -1)) all[mark] = { last, about };
  };
  told.forEach(raise);
  for (const [mark, last] of Object.entries(known)) {
    if (!all[mark])
      throw new Refused(
        'NO_SUCH_REGISTER',
        `Không có sổ “${mark}”. Hiện có: ${Object.keys(all).join(', ') || '(chưa có sổ nào)'}.`,
      );
    raise({ mark, last, about: all[mark].about });
  }
  return all;
}

function countersOf(checkpoints: readonly Checkpoint[]): (Counter & { readonly mark: string })[] {
  return checkpoints.flatMap(({ marks }) =>
    Object.entries(marks).map(([mark, value]) => ({ mark, ...value })),
  );
}

/**
 * Lets an older database give out numbers again, above every number that its checkpoints or `known`
 * name. It does everything or nothing, and records who did it, why, and what was skipped. Errors:
 * `Refused` NOTHING_TO_CONFIRM, CHECKPOINT_UNREADABLE, CHECKPOINT_NOT_GENUINE, NO_SUCH_REGISTER.
 */
export async function confirmRestore(
  dataSource: DataSource,
  key: SigningKey,
  confirmation: Confirmation,
): Promise<{ readonly skipped: object; readonly marks: Counters }> {
  const { reason, by, known = {}, acceptUnsigned = false, advance } = confirmation;
  if (reason.trim() === '') throw new Refused('NO_REASON', 'Phải ghi lý do xác nhận.');
  return inTransaction(dataSource, async (manager) => {
    const comparison = await compareWithCheckpoints(manager, confirmation);
    const held = await standingHold(manager);
    if (comparison.behind.length === 0 && held.length === 0 && Object.keys(known).length === 0) {
      throw new Refused(
        'NOTHING_TO_CONFIRM',
        'Cơ sở dữ liệu không cũ hơn điểm niêm phong nào: không có gì phải xác nhận.',
      );
    }
    requireReadable(comparison);
    const late = comparison.behind.map(({ folder }) => comparison.found.get(folder)!);
    if (!acceptUnsigned) requireGenuine(late, key);
    // A hold remembers what was missing, for the case that its checkpoint was taken away since.
    // While the checkpoint is there, its signature has been checked.
    const remembered = held
      .filter(({ folder }) => !comparison.found.has(folder))
      .flatMap(({ missing }) => missing);
    const marks = furthest(comparison.marks, [...countersOf(late), ...remembered], known);
    const skipped = await advance(manager, marks);
    await manager.query(
      `insert into app.restore_confirmation (checkpoints, reason, by, skipped)
        values ($1::jsonb, $2, $3, $4::jsonb)`,
      [JSON.stringify(late), reason, by, JSON.stringify(skipped)],
    );
    await manager.query('delete from app.restore_hold');
    return { skipped, marks };
  });
}
