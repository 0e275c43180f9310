import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { fieldsKey, type Finding, groupFindings } from '#libs/forms';
import { prepared } from '#libs/platform';
import { keptFinding, type KeptWorkbook } from '../obligation/report.js';

// What was found in the workbook that a draft came from. It is kept beside the draft, because the
// cells alone no longer show it.

/**
 * What stood at the place when the fault was found. As long as it stands there, nothing was mended.
 * It is left out for the workbook as a whole.
 */
export interface Place {
  /** Hash by which the row is known: of its key columns, or of the whole row. */
  readonly row?: string;
  /** Value of the cell, the column or the table. */
  readonly value?: string;
}

/**
 * A finding with the place where a person looks for it: the sheet and a cell like `C7`; both are ''
 * for the workbook as a whole.
 */
export type PlacedFinding = Finding & { readonly sheet: string; readonly cell: string };

export interface UploadFinding {
  readonly found: PlacedFinding;
  readonly was: Place;
}

/** The workbook that became the draft. */
export interface DraftUpload {
  readonly sha256: string;
  readonly bytes: number;
  readonly findings: readonly UploadFinding[];
}

export type Cells = Readonly<Record<string, unknown>>;
type Tables = Readonly<Record<string, readonly Cells[]>>;

/**
 * The rows of a draft as its workbook has them: the single fields are rows too, of their keys and
 * values.
 */
export function sheetRows({
  fields,
  tables,
}: {
  readonly fields?: Cells | null | undefined;
  readonly tables: Tables | null;
}): Tables {
  const rows = Object.entries(fields ?? {}).map(([label, value]) => ({ label, value }));
  return { ...tables, ...(fields ? { [fieldsKey]: rows } : {}) };
}

const hash = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url')
    .slice(0, 22);
const plain = (cells: Cells): [string, unknown][] =>
  Object.entries(cells)
    .filter(([, value]) => value !== null && value !== '')
    .sort(([a], [b]) => Number(a > b) - Number(a < b));

/** True for rules about everything that stands in a row. */
const ofWholeRow = (rule: string): boolean => rule.startsWith('ROW');

function cellPlace(found: Finding, cells: Cells, rowKey: readonly string[]): Place {
  if (found.column === null || ofWholeRow(found.rule)) return { row: hash(plain(cells)) };
  const column = found.table === fieldsKey ? 'value' : found.column;
  return {
    row: hash(rowKey.map((key) => cells[key] ?? null)),
    value: hash(cells[column] ?? null),
  };
}

function tablePlace({ column }: Finding, rows: readonly Cells[]): Place {
  return {
    value:
      column === null ? hash(rows.map(plain)) : hash(rows.map((cells) => cells[column] ?? null)),
  };
}

/** Key columns of each table of a form. */
export function rowKeysOf(
  tables: readonly { readonly key: string; readonly rowKey: readonly string[] }[],
): Map<string, readonly string[]> {
  return new Map(tables.map(({ key, rowKey }) => [key, rowKey]));
}

/**
 * `index` is the row in the draft's table; undefined for what stands above the rows, or for the
 * table as a whole.
 */
export function placeIn(
  found: Finding,
  tables: Tables,
  { index, rowKey }: { readonly index: number | undefined; readonly rowKey: readonly string[] },
): Place {
  if (found.table === '') return {};
  const rows = tables[found.table] ?? [];
  const cells = index === undefined ? undefined : rows[index];
  return cells ? cellPlace(found, cells, rowKey) : tablePlace(found, rows);
}

const moved = (
  found: PlacedFinding,
  row: NonNullable<Finding['row']>,
  at: number,
): PlacedFinding => ({ ...found, row: { ...row, number: at + 1 } });

type Index = ReadonlyMap<string, number>;

/** Index of every row by the place of the finding in it. Of equal rows it takes the first. */
function rowsBy(rows: readonly Cells[], found: Finding, rowKey: readonly string[]): Index {
  const index = new Map<string, number>();
  rows.forEach((cells, at) => {
    const { row, value } = cellPlace(found, cells, rowKey);
    const mark = `${row} ${value}`;
    if (!index.has(mark)) index.set(mark, at);
  });
  return index;
}

/** The findings whose place is unchanged, with the draft's own row numbers. */
export function standingFindings(
  upload: DraftUpload | null | undefined,
  tables: Tables,
  rowKeys: ReadonlyMap<string, readonly string[]>,
): PlacedFinding[] {
  const indexes = new Map<string, Index>();
  function indexOf(found: Finding): Index {
    const name = `${found.table} ${ofWholeRow(found.rule) ? '' : found.column}`;
    const index =
      indexes.get(name) ?? rowsBy(tables[found.table] ?? [], found, rowKeys.get(found.table) ?? []);
    indexes.set(name, index);
    return index;
  }
  function inRow({ found, was }: UploadFinding): PlacedFinding[] {
    const at = indexOf(found).get(`${was.row} ${was.value}`);
    if (at === undefined) return [];
    if (found.table === fieldsKey) return [found];
    return found.row ? [moved(found, found.row, at)] : [];
  }
  const stands = ({ found, was }: UploadFinding): boolean =>
    was.value === undefined || tablePlace(found, tables[found.table] ?? []).value === was.value;
  return (upload?.findings ?? []).flatMap((one) => {
    if (one.was.row !== undefined) return inRow(one);
    return stands(one) ? [one.found] : [];
  });
}

/** Leaves out, for each row, what only follows from a missing sheet or heading. */
export function withoutConsequences(
  findings: readonly Finding[],
  upload: readonly Finding[],
): Finding[] {
  const headless = new Set(
    upload
      .filter(({ rule }) => rule === 'HEADER_MISSING')
      .map(({ table, column }) => `${table} ${column}`),
  );
  const absent = new Set(
    upload.filter(({ rule }) => rule === 'SHEET_MISSING').map(({ table }) => table),
  );
  return findings.filter(
    ({ rule, table, column }) =>
      !(rule === 'CELL_REQUIRED' && headless.has(`${table} ${column}`)) &&
      !(['BASE_NOT_ANSWERED', 'TERMS_MISSING'].includes(rule) && absent.has(table)),
  );
}

interface DraftOfReport {
  readonly tables: Tables | null;
  readonly fields: Cells | null;
  readonly workbook: DraftUpload | null;
}

const DRAFT = prepared(
  'workbook-of-draft',
  `select content -> 'tables' as tables, content -> 'fields' as fields, workbook
    from app.report_draft where obligation = $1
    and content is not null and workbook is not null`,
);

/**
 * What the cell's draft still says about its workbook when the report is sent. Its warnings are
 * sent along for the reviewers to see. Null when the draft was typed. Error: `Refused`
 * WORKBOOK_HAS_ERRORS with the findings.
 */
export async function workbookOfDraft(
  manager: EntityManager,
  obligation: string,
  rowKeys: ReadonlyMap<string, readonly string[]>,
): Promise<KeptWorkbook | null> {
  const rows: DraftOfReport[] = await manager.query(DRAFT, [obligation]);
  const [draft] = rows;
  if (!draft?.workbook) return null;
  const standing = groupFindings(standingFindings(draft.workbook, sheetRows(draft), rowKeys));
  const errors = standing.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const [first] = errors;
    throw new Refused(
      'WORKBOOK_HAS_ERRORS',
      `Bảng tính đã tải lên còn ${errors.length} lỗi chưa sửa: ${first!.message}. Hãy sửa ` +
        'rồi tải lên lại, sửa ngay trong bản nháp, hoặc bỏ bản nháp.',
      { findings: errors.slice(0, 100) },
    );
  }
  const { sha256, bytes } = draft.workbook;
  return {
    sha256,
    bytes,
    findings: standing.slice(0, 2_000).map((found) => keptFinding.parse(found)),
  };
}
