import { type DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type DefinitionTexts, type Finding } from '#libs/workflow';
import { readSent, type Shipped } from '../definition/folders.js';
import { againstUsed } from '../definition/used-versions.js';

/** A definition that is being written. `savedAt` is UTC text. */
export interface DraftRow {
  readonly name: string;
  /** Counts the writings of this draft, from 1. */
  readonly version: number;
  readonly texts: DefinitionTexts;
  readonly by: string;
  readonly savedAt: string;
}

const COLUMNS = `name, version, jsonb_build_object('workflow', source, 'form', form, 'rules', rules)
  as texts, by, app.iso(saved_at) as "savedAt"`;

/** Held to the end of the transaction; it holds a name off that has no row yet, too. */
export async function lockDraftName(manager: EntityManager, name: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('workflow-draft ' || $1))`, [name]);
}

export async function findDraft(
  manager: EntityManager,
  name: string,
  { lock = false } = {},
): Promise<DraftRow | undefined> {
  const rows: DraftRow[] = await manager.query(
    `select ${COLUMNS} from app.workflow_draft where name = $1 ${lock ? 'for update' : ''}`,
    [name],
  );
  return rows[0];
}

/** Error: `Refused` NO_SUCH_WORKFLOW_DRAFT. */
export async function requireDraft(
  manager: EntityManager,
  name: string,
  how?: { lock: boolean },
): Promise<DraftRow> {
  const draft = await findDraft(manager, name, how);
  if (draft) return draft;
  throw new Refused(
    'NO_SUCH_WORKFLOW_DRAFT',
    `Không có bản đang viết nào tên “${name}”. Có thể bản ấy đã công bố hoặc đã bỏ; hãy mở lại ` +
      'danh sách.',
  );
}

export function allDrafts({ manager }: DataSource): Promise<DraftRow[]> {
  return manager.query(`select ${COLUMNS} from app.workflow_draft order by name`);
}

export async function writeDraft(
  manager: EntityManager,
  { name, version, texts, by }: Omit<DraftRow, 'savedAt'>,
): Promise<void> {
  await manager.query(
    `insert into app.workflow_draft (name, version, source, form, rules, by)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (name) do update set version = excluded.version, source = excluded.source,
       form = excluded.form, rules = excluded.rules, by = excluded.by, saved_at = app.now()`,
    [name, version, texts.workflow, texts.form ?? null, texts.rules ?? null, by],
  );
}

/** What a draft is worth now: what is wrong with it, also beside the versions that were used. */
export async function judged(
  manager: EntityManager,
  { name, texts }: Pick<DraftRow, 'name' | 'texts'>,
): Promise<{ readonly findings: readonly Finding[]; readonly shipped?: Shipped }> {
  const read = readSent(name, texts);
  if (!read.shipped) return read;
  const findings = await againstUsed(manager, [read.shipped]);
  return findings.length > 0 ? { findings } : read;
}

/** Error: `Refused` WORKFLOW_NOT_SOUND, with the findings. */
export async function requireSound(manager: EntityManager, draft: DraftRow): Promise<Shipped> {
  const { findings, shipped } = await judged(manager, draft);
  if (shipped) return shipped;
  throw new Refused(
    'WORKFLOW_NOT_SOUND',
    `Quy trình “${draft.name}” còn ${findings.length} lỗi. Hãy sửa từng chỗ đã nêu rồi lưu lại.`,
    { findings },
  );
}
