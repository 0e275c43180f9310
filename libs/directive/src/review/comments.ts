import { type EntityManager } from 'typeorm';
import { type Anchor } from './anchor.js';

/** A comment as it is stored. `by` and `resolvedBy` are offices. */
export interface Comment {
  readonly id: string;
  readonly round: number;
  readonly anchor: Anchor;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly resolvedBy: string | null;
  readonly resolvedAt: string | null;
}

const COLUMNS =
  'id, round, anchor, text, by, app.iso(at) as at, resolved_by as "resolvedBy", ' +
  'app.iso(resolved_at) as "resolvedAt"';

/** Ids of the comments that nobody has settled, oldest first. */
export async function openComments(manager: EntityManager, obligation: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `select id from app.review_comment where obligation = $1 and resolved_at is null
      order by ordinal`,
    [obligation],
  );
  return rows.map(({ id }) => id);
}

/** Oldest first, up to and with round `until`. */
export async function commentsOf(
  manager: EntityManager,
  obligation: string,
  until: number,
): Promise<Comment[]> {
  return manager.query(
    `select ${COLUMNS} from app.review_comment c where c.obligation = $1 and c.round <= $2
      order by c.ordinal`,
    [obligation, until],
  );
}

export async function commentOf(
  manager: EntityManager,
  obligation: string,
  id: string,
): Promise<Comment | undefined> {
  const rows: Comment[] = await manager.query(
    `select ${COLUMNS} from app.review_comment where obligation = $1 and id = $2`,
    [obligation, id],
  );
  return rows[0];
}

export async function writeComment(
  manager: EntityManager,
  obligation: string,
  { id, round, anchor, text, by }: Pick<Comment, 'id' | 'round' | 'anchor' | 'text' | 'by'>,
): Promise<void> {
  await manager.query(
    `insert into app.review_comment (id, obligation, round, anchor, text, by)
      values ($1, $2, $3, $4, $5, $6)`,
    [id, obligation, round, anchor === null ? null : JSON.stringify(anchor), text, by],
  );
}

/** Settles a comment once. Who settled it first stays on record. */
export async function settleComment(
  manager: EntityManager,
  obligation: string,
  { id, by }: { id: string; by: string },
): Promise<void> {
  await manager.query(
    `update app.review_comment set resolved_by = $3, resolved_at = app.now() where obligation = $1
      and id = $2 and resolved_at is null`,
    [obligation, id, by],
  );
}
