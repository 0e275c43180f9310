import { type EntityManager } from 'typeorm';
import { InvalidInput } from '#libs/platform';
import { type FormFile } from '../definition/definition.js';
import { type ReportFile } from '../obligation/report.js';
import { attachmentErrors } from './attachment-rules.js';

interface Ids {
  readonly obligation: string;
  readonly ids: readonly string[];
}

type Row = ReportFile & { readonly receipt: string | null };

/**
 * Locks the files, in one order for everybody, until the report is decided. Errors: `InvalidInput`
 * attachments.<i>.
 */
async function lockedRows(manager: EntityManager, { obligation, ids }: Ids): Promise<Row[]> {
  const rows: Row[] = await manager.query(
    `select id, name, type, bytes, sha256, receipt from app.attachment
     where obligation = $1 and id = any ($2::uuid[]) and removed_at is null order by id for update`,
    [obligation, ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const unknown = ids.flatMap((id, i) =>
    byId.has(id)
      ? []
      : [
          {
            path: `attachments.${i}`,
            message:
              'Không có tệp này trong các tệp đã tải lên cho báo cáo, hoặc tệp đã bị xóa. ' +
              'Hãy tải lên lại',
          },
        ],
  );
  if (unknown.length > 0) throw new InvalidInput(unknown);
  return ids.map((id) => byId.get(id)!);
}

const fileOf = ({ id, name, type, bytes, sha256 }: Row): ReportFile => ({
  id,
  name,
  type,
  bytes,
  sha256,
});

/**
 * The files that a report names, in its order and as its receipt hashes them, locked. Whether they
 * belong to a report already is not asked here, so the same report sent again finds the receipt it
 * has. The time of a file's upload does not count: the first byte of the report itself decides
 * whether it is in time (design §6). Errors: `InvalidInput` attachments when the form objects, or
 * when a file is unknown, of another obligation, or removed.
 */
export async function attachedFiles(
  manager: EntityManager,
  { form, obligation, ids: given }: Ids & { readonly form: FormFile | null },
): Promise<ReportFile[]> {
  const ids = given.map((id) => id.toLowerCase());
  const errors = attachmentErrors(form, ids);
  if (errors.length > 0) throw new InvalidInput(errors);
  return ids.length === 0 ? [] : (await lockedRows(manager, { obligation, ids })).map(fileOf);
}

/**
 * Makes the files part of a report, in the transaction that keeps the receipt. None of them changes
 * from then on. Errors: `InvalidInput` attachments.<i> when a file is unknown, of another
 * obligation, removed, or part of another report (it can be handed in again as a copy).
 */
export async function bindAttachments(
  manager: EntityManager,
  { receipt, obligation, ids }: Ids & { readonly receipt: string; readonly by: string },
): Promise<ReportFile[]> {
  if (ids.length === 0) return [];
  const rows = await lockedRows(manager, { obligation, ids: ids.map((id) => id.toLowerCase()) });
  const taken = rows.flatMap((row, i) =>
    row.receipt === null || row.receipt === receipt
      ? []
      : [
          {
            path: `attachments.${i}`,
            message:
              `Tệp “${row.name}” đã thuộc báo cáo số ${row.receipt}. Hãy chọn “dùng lại tệp” ` +
              '(tạo bản sao) rồi gửi',
          },
        ],
  );
  if (taken.length > 0) throw new InvalidInput(taken);
  await manager.query(
    'update app.attachment set receipt = $2 where id = any ($1::uuid[]) and receipt is null',
    [rows.map(({ id }) => id), receipt],
  );
  return rows.map(fileOf);
}
