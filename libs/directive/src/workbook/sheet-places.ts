import { columnLetters, type SheetFinding, type TableSheet } from '#libs/documents';
import {
  fieldsKey,
  type FieldsOfSheet,
  type Finding,
  finding,
  type Form,
  type RawRow,
  readFieldsSheet,
} from '#libs/forms';
import { type PlacedFinding } from '../receipt/draft-upload.js';

// The single fields stand in a sheet of their own, a row for each. Here what was read of that sheet
// becomes fields, and what is said of a field finds its way back to its row.

/** Row of the sheet of the single fields, by key of the field. */
export interface FieldPlaces {
  readonly fieldRows: FieldsOfSheet['rows'];
}

export interface PartsRead extends FieldPlaces {
  /** Rows by table, with their row numbers in the sheet. */
  readonly rows: Readonly<Record<string, readonly RawRow[]>>;
  readonly fields: FieldsOfSheet['fields'];
  readonly found: readonly Finding[];
}

/** The rows of the tables, and the single fields out of theirs. */
export function partsRead(form: Form, tables: ReadonlyMap<string, TableSheet>): PartsRead {
  const own = form.fields.length > 0 ? tables.get(fieldsKey) : undefined;
  const { fields, rows: fieldRows, strange } = readFieldsSheet(form, own?.rows ?? []);
  const rest = [...tables].filter(([table]) => table !== fieldsKey || form.fields.length === 0);
  return {
    rows: Object.fromEntries(rest.map(([table, sheet]) => [table, sheet.rows])),
    fields,
    fieldRows,
    found: strange.map(({ number, label }) =>
      finding({
        rule: 'FIELD_UNKNOWN',
        severity: 'warning',
        table: fieldsKey,
        row: { key: `#${number}`, number },
        measured: label,
        message: `Dòng “${label.slice(0, 60)}” không có trong mẫu và bị bỏ qua`,
        fix: 'Dùng đúng mẫu đã tải về; không thêm, không đổi tên các dòng.',
      }),
    ),
  };
}

/** What the reader says of the value of a single field is said of that field. */
export function ofField<F extends Finding | SheetFinding>(
  found: F,
  rows: FieldPlaces['fieldRows'],
): F {
  if (found.table !== fieldsKey || found.column !== 'value' || !found.row) return found;
  const { number } = found.row;
  const [key] = [...rows].find(([, row]) => row === number) ?? [];
  return key === undefined ? found : { ...found, row: null, column: key };
}

/** Where a finding stands in the workbook: a single field in the row of its label. */
export function inSheet<F extends Finding>(found: F, { fieldRows }: FieldPlaces): F {
  const number = found.table === fieldsKey ? fieldRows.get(found.column ?? '') : undefined;
  if (number === undefined || found.row) return found;
  return { ...found, row: { key: `#${number}`, number }, column: 'value' };
}

/**
 * Where each finding stands in the sheets. A row without a column is shown at its first cell, and a
 * column without a row at its heading.
 */
export function placeInSheets(
  findings: readonly Finding[],
  reading: FieldPlaces & { readonly tables: ReadonlyMap<string, TableSheet> },
): PlacedFinding[] {
  return findings.map((found) => {
    const at = reading.tables.get(found.table);
    if (!at) return { ...found, sheet: '', cell: '' };
    const place = inSheet(found, reading);
    const positions = [...at.columns]
      .filter(([, key]) => place.column === null || key === place.column)
      .map(([position]) => position);
    const column = columnLetters(positions.length > 0 ? Math.min(...positions) : 0);
    const cell = `${column}${place.row?.number ?? at.headerRow}`;
    return { ...found, sheet: at.sheet, cell };
  });
}
