import { type EntityManager } from 'typeorm';
import { keyReused } from '#libs/event-store';
import { Refused } from '#libs/decider';
import { type FileType } from '#libs/documents';

/** A file as the list shows it. Instants are UTC text. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: FileType;
  readonly bytes: number;
  readonly sha256: string;
  readonly completedAt: string;
  /** Number of the report that it is part of; null when it was not sent yet. */
  readonly receipt: string | null;
}

export interface NewAttachment {
  readonly id: string;
  readonly obligation: string;
  readonly sha256: string;
  readonly name: string;
  readonly type: FileType;
  readonly bytes: number;
  readonly by: string;
  readonly command: string;
  readonly begunAt: string;
}

const COLUMNS = 'id, name, type, bytes, sha256, app.iso(completed_at) as "completedAt", receipt';

export async function listOf(manager: EntityManager, obligation: string): Promise<Attachment[]> {
  return manager.query(
    `select ${COLUMNS} from app.attachment where obligation = $1 and removed_at is null
      order by completed_at, id`,
    [obligation],
  );
}

/** Those that a report names, as far as they are there. */
export async function filesNamed(
  manager: EntityManager,
  obligation: string,
  ids: readonly string[],
): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  const named = ids.map((id) => id.toLowerCase());
  return (await listOf(manager, obligation)).filter(({ id }) => named.includes(id));
}

export function noSuchAttachment(): Refused {
  return new Refused(
    'NO_SUCH_ATTACHMENT',
    'Không có tệp này trong các tệp của báo cáo, hoặc tệp đã bị xóa. Hãy tải lại danh sách tệp.',
  );
}

/** Errors: `Refused` NO_SUCH_ATTACHMENT. */
export async function attachmentOf(
  manager: EntityManager,
  obligation: string,
  id: string,
): Promise<Attachment> {
  const known = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  const rows: Attachment[] = known
    ? await manager.query(
        `select ${COLUMNS} from app.attachment where obligation = $1 and id = $2
          and removed_at is null`,
        [obligation, id],
      )
    : [];
  if (rows[0]) return rows[0];
  throw noSuchAttachment();
}

interface Done extends Attachment {
  readonly obligation: string;
}

/**
 * What an Idempotency-Key has made before. The same bytes under the same name get the same answer.
 * Error: `Refused` IDEMPOTENCY_KEY_REUSED.
 */
export async function alreadyDone(
  manager: EntityManager,
  asked: Pick<NewAttachment, 'by' | 'command' | 'obligation' | 'sha256' | 'name'>,
): Promise<Attachment | undefined> {
  const rows: Done[] = await manager.query(
    `select obligation, ${COLUMNS} from app.attachment where by = $1 and command = $2`,
    [asked.by, asked.command],
  );
  if (!rows[0]) return undefined;
  const { obligation, ...found } = rows[0];
  if (obligation === asked.obligation && found.sha256 === asked.sha256 && found.name === asked.name)
    return found;
  throw keyReused();
}

/**
 * Until the transaction ends, nobody else counts, adds or removes files of this obligation, and
 * nobody else touches the bytes of this hash.
 */
export async function lockFilesOf(manager: EntityManager, obligation: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(x'D10'::int, hashtext($1))`, [obligation]);
}

export async function lockBytes(manager: EntityManager, sha256: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(x'D11'::int, hashtext($1))`, [sha256]);
}

/**
 * Counts the files that may go into the next report, and those of the present one. `present` is its
 * number.
 */
export async function countOf(
  manager: EntityManager,
  obligation: string,
  present: string | null,
): Promise<number> {
  const rows: { n: number }[] = await manager.query(
    `select count(*)::int as n from app.attachment where obligation = $1 and removed_at is null
      and (receipt is null or receipt = $2)`,
    [obligation, present],
  );
  return rows[0]!.n;
}

export async function addRow(
  manager: EntityManager,
  { id, obligation, sha256, name, type, bytes, by, command, begunAt }: NewAttachment,
): Promise<Attachment> {
  const rows: Attachment[] = await manager.query(
    `insert into app.attachment (id, obligation, sha256, name, type, bytes, by, command, begun_at,
      completed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, app.now()) returning ${COLUMNS}`,
    [id, obligation, sha256, name, type, bytes, by, command, begunAt],
  );
  return rows[0]!;
}
