import { findingOf, type SheetFinding } from '../sheet-finding.js';
import type { Sheet } from './sheet.js';
import { findHeader, type Read, readOne } from './read-table.js';
import type { Workbook } from './read-workbook.js';
import type { TableForm, TableSheet } from './table-form.js';

export interface TablesReading<Found> {
  readonly tables: ReadonlyMap<string, TableSheet>;
  /** Of the sheets, and of the headings as `match` gave them. */
  readonly findings: readonly (SheetFinding | Found)[];
}

function strangeSheet({ name, rows, hidden }: Sheet): SheetFinding[] {
  if (hidden || rows.length === 0) return [];
  return [
    findingOf({
      rule: 'SHEET_UNKNOWN',
      severity: 'warning',
      measured: name,
      message: `Trang “${name}” không thuộc mẫu và bị bỏ qua`,
      fix: 'Nội dung cần nộp phải nằm trong các trang của mẫu.',
    }),
  ];
}

const isError = (found: unknown): boolean => (found as { severity?: unknown }).severity === 'error';

/** A sheet that has all columns of a table under another name; of several the one with most. */
function likelySheet<Found>(
  strange: readonly Sheet[],
  table: string,
  form: TableForm,
): { readonly sheet: Sheet; readonly read: Read<Found> } | undefined {
  const likely = strange
    .filter(({ rows }) => rows.length > 0)
    .flatMap((sheet) => {
      const { match } = findHeader(sheet, (headings) => form.match(table, headings));
      return match.columns.size >= 3 && !match.findings.some(isError)
        ? [{ sheet, size: match.columns.size }]
        : [];
    })
    .sort((a, b) => b.size - a.size);
  const [best] = likely;
  return best && { sheet: best.sheet, read: readOne<Found>(best.sheet, table, form) };
}

function missingSheet(
  { key, title }: TableForm['tables'][number],
  likely: Sheet | undefined,
): SheetFinding {
  const common = { table: key, rule: 'SHEET_MISSING', severity: 'error' } as const;
  if (!likely)
    return findingOf({
      ...common,
      message: `Không thấy trang “${title}”`,
      fix: 'Tải lại mẫu và điền vào đúng trang; không xóa, không đổi tên trang.',
    });
  return findingOf({
    ...common,
    message:
      `Không thấy trang “${title}”; trang “${likely.name}” có các cột của trang này nên được ` +
      'đọc thay',
    fix: `Đổi tên trang “${likely.name}” lại thành “${title}” rồi tải lên lại.`,
  });
}

/**
 * The sheets of a form as raw rows, whatever their order, with what is odd about them. Cells are
 * read by the forms library.
 */
export function readTables<Found = never>(
  { sheets }: Workbook,
  form: TableForm,
): TablesReading<Found> {
  const tables = new Map<string, TableSheet>();
  const findings: (SheetFinding | Found)[] = [];
  const strange: Sheet[] = [];
  const take = (table: string, read: Read<Found>): void => {
    tables.set(table, read.table);
    for (const found of read.findings) findings.push(found);
  };
  for (const sheet of sheets) {
    const table = form.tableOf(sheet.name);
    if (table === undefined) strange.push(sheet);
    else if (tables.has(table)) {
      findings.push(
        findingOf({
          table,
          rule: 'SHEET_REPEATED',
          severity: 'error',
          measured: sheet.name,
          message:
            'Có hai trang cho cùng một bảng: ' + `“${tables.get(table)?.sheet}” và “${sheet.name}”`,
          fix: 'Gộp nội dung vào một trang và xóa trang kia.',
        }),
      );
    } else take(table, readOne<Found>(sheet, table, form));
  }
  const used = new Set<Sheet>();
  const absent = form.tables
    .filter(({ key }) => !tables.has(key))
    .flatMap((table) => {
      const likely = likelySheet<Found>(
        strange.filter((sheet) => !used.has(sheet)),
        table.key,
        form,
      );
      if (likely) {
        used.add(likely.sheet);
        take(table.key, likely.read);
      }
      return [missingSheet(table, likely?.sheet)];
    });
  return {
    tables,
    findings: [
      ...strange.filter((sheet) => !used.has(sheet)).flatMap(strangeSheet),
      ...findings,
      ...absent,
    ],
  };
}
