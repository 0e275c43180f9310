import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type DraftUpload } from '../receipt/draft-upload.js';
import { type DraftContent } from './draft-content.js';

/** An earlier state of a draft. */
export interface DraftState {
  readonly version: number;
  readonly round: number;
  readonly savedAt: string;
  readonly by: string;
  /** Hash of the workbook that it came from; null when it was typed. */
  readonly workbook: string | null;
  /** Number of rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

const KEPT = 20;

/**
 * Keeps the content that is about to be overwritten. It does so before every upload, discard and
 * restore; while somebody types, who saves every few seconds, it does so once in ten minutes. The
 * newest twenty states stay.
 */
export async function keepState(
  manager: EntityManager,
  obligation: string,
  { typed }: { readonly typed: boolean },
): Promise<void> {
  await manager.query(
    `insert into app.report_draft_state (obligation, version, round, content, workbook, by,
      saved_at)
     select obligation, version, round, content, workbook, by, saved_at from app.report_draft d
       where obligation = $1 and content is not null
       and (not $2 or not exists (select from app.report_draft_state s
         where s.obligation = d.obligation and s.kept_at > app.now() - interval '10 minutes'))
     on conflict do nothing`,
    [obligation, typed],
  );
  await manager.query(
    `delete from app.report_draft_state where obligation = $1 and version <= (select version
      from app.report_draft_state where obligation = $1 order by version desc offset $2 limit 1)`,
    [obligation, KEPT],
  );
}

export async function statesOf(manager: EntityManager, obligation: string): Promise<DraftState[]> {
  return manager.query(
    `select version, round, app.iso(saved_at) as "savedAt", by, workbook ->> 'sha256' as workbook,
       coalesce((select jsonb_object_agg(key, jsonb_array_length(value))
         from jsonb_each(content -> 'tables')), '{}') as rows
     from app.report_draft_state where obligation = $1 order by version desc`,
    [obligation],
  );
}

/** Error: `Refused` NO_SUCH_DRAFT_STATE. */
export async function stateOf(
  manager: EntityManager,
  obligation: string,
  version: string,
): Promise<{ readonly content: DraftContent; readonly workbook: DraftUpload | null }> {
  const known = /^\d{1,9}$/.test(version);
  const rows: { content: DraftContent; workbook: DraftUpload | null }[] = !known
    ? []
    : await manager.query(
        `select content, workbook from app.report_draft_state where obligation = $1
          and version = $2`,
        [obligation, version],
      );
  if (rows[0]) return rows[0];
  throw new Refused(
    'NO_SUCH_DRAFT_STATE',
    `Không còn giữ bản nháp số “${version.slice(0, 20)}”. Hãy xem danh sách các bản nháp ` +
      'trước rồi chọn lại.',
  );
}
