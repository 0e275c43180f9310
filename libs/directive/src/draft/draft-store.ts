import { type DataSource, type EntityManager } from 'typeorm';
import { keyReused } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { type DraftUpload } from '../receipt/draft-upload.js';
import { type DraftContent } from './draft-content.js';
import { keepState } from './draft-states.js';
import { changedSince } from '../definition/refusals.js';

/** `content` is null when the draft was discarded. `savedAt` is UTC text. */
export interface DraftRow {
  readonly version: number;
  readonly round: number;
  readonly content: DraftContent | null;
  /**
   * The workbook that the draft came from, whatever was typed since; null when all of it was typed.
   */
  readonly workbook: DraftUpload | null;
  readonly by: string;
  readonly command: string;
  readonly savedAt: string;
}

const COLUMNS = 'version, round, content, workbook, by, command, app.iso(saved_at) as "savedAt"';

export async function readDraft(
  manager: EntityManager,
  obligation: string,
): Promise<DraftRow | undefined> {
  const rows: DraftRow[] = await manager.query(
    `select ${COLUMNS} from app.report_draft where obligation = $1`,
    [obligation],
  );
  return rows[0];
}

function requireVersion(
  old: DraftRow | undefined,
  { actor, commandId, ifVersion }: ObligationCommand,
): void {
  if (old?.command === commandId && old.by === actor.id) {
    throw keyReused();
  }
  const { version, content } = old ?? { version: 0, content: null };
  // Nothing can be overwritten where nothing stands, so the first write need not say which version
  // it has seen.
  const seen = ifVersion ?? (content === null ? version : -1);
  if (seen !== version) throw changedSince(version);
}

type Locked = DraftRow & { readonly same: boolean };
interface Writing {
  readonly round: number;
  /** Null discards the draft. */
  readonly content: DraftContent | null;
  /** The workbook that replaces the content. Left out when the content was typed. */
  readonly workbook?: DraftUpload | null;
}

interface Text {
  readonly content: string | null;
  /** Undefined leaves it as it is. */
  readonly workbook: string | null | undefined;
}

async function lock(
  manager: EntityManager,
  obligation: string,
  { content, workbook }: Text,
): Promise<Locked | undefined> {
  const rows: Locked[] = await manager.query(
    `select ${COLUMNS}, content is not distinct from $2::jsonb and ($4 or workbook is not distinct
      from $3::jsonb) as same from app.report_draft where obligation = $1 for update`,
    [obligation, content, workbook ?? null, workbook === undefined],
  );
  return rows[0];
}

async function write(
  manager: EntityManager,
  { obligation, actor, commandId }: ObligationCommand,
  { round, text, version }: { round: number; text: Text; version: number },
): Promise<DraftRow> {
  const rows: DraftRow[] = await manager.query(
    `insert into app.report_draft as d (obligation, version, round, content, workbook, by, command)
      values ($1, 1, $2, $3::jsonb, $7::jsonb, $4, $5)
     on conflict (obligation) do update set version = d.version + 1, round = $2,
       content = $3::jsonb, workbook = case when $8 then d.workbook else $7::jsonb end, by = $4,
       command = $5, saved_at = app.now()
     where d.version = $6
     returning ${COLUMNS}`,
    [
      obligation,
      round,
      text.content,
      actor.id,
      commandId,
      version,
      text.workbook ?? null,
      text.workbook === undefined,
    ],
  );
  // Two first writes came at once, and there was no row to lock.
  if (!rows[0] || rows[0].version !== version + 1)
    throw changedSince(rows[0]?.version ?? version + 1);
  return rows[0];
}

const textOf = ({ content, workbook }: Writing): Text => ({
  content: content && JSON.stringify(content),
  workbook:
    content === null
      ? null
      : workbook === undefined
        ? undefined
        : workbook && JSON.stringify(workbook),
});

/**
 * Writes or discards a draft. The same content, or the same Idempotency-Key again, writes nothing
 * and answers what stands. Errors: `Refused` CHANGED_SINCE with the present version when the caller
 * has not seen it; IDEMPOTENCY_KEY_REUSED.
 */
export async function writeDraft(
  dataSource: DataSource,
  command: ObligationCommand,
  writing: Writing,
): Promise<DraftRow | undefined> {
  const text = textOf(writing);
  const { round, content } = writing;
  return inTransaction(dataSource, async (manager) => {
    const old = await lock(manager, command.obligation, text);
    if (old?.same && old.round === round) return old;
    requireVersion(old, command);
    if (old === undefined && content === null) return undefined;
    await keepState(manager, command.obligation, { typed: text.workbook === undefined });
    return write(manager, command, { round, text, version: old?.version ?? 0 });
  });
}
