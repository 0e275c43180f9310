import type { DateSystem } from './dates.js';
import type { Finding } from './finding.js';
import { fieldsKey, type Form, partsOf, type RawRow, type Row, type Values } from './form.js';
import { closedTable, openTable } from './open-table.js';
import { brokenRules } from './broken-rules.js';
import { settleCells } from './settle-cells.js';

/** What was typed or sent: single fields by their keys, rows by table. */
export interface GivenForm {
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly tables: Readonly<Record<string, readonly RawRow[]>>;
}

/** Cells as they were typed or sent, their rows numbered from 1. */
export function givenForm({
  fields,
  tables,
}: {
  readonly fields?: GivenForm['fields'];
  readonly tables: Readonly<Record<string, readonly RawRow['cells'][]>>;
}): GivenForm {
  const numbered = Object.entries(tables).map(([key, rows]): [string, RawRow[]] => [
    key,
    rows.map((cells, i) => ({ number: i + 1, cells })),
  ]);
  return { fields, tables: Object.fromEntries(numbered) };
}

export interface FormReading {
  readonly fields: Values;
  /** By table; the single fields are no table here. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly findings: readonly Finding[];
}

/**
 * A whole form, typed and checked: cells, conditions, sums and rules. The files that a column of
 * type file may name are its choices (`withFiles`).
 */
export function readForm(
  form: Form,
  { fields = {}, tables }: GivenForm,
  system: DateSystem = '1900',
): FormReading {
  const rowsOf = (key: string): readonly RawRow[] =>
    key === fieldsKey && form.fields.length > 0
      ? [{ number: 1, cells: fields }]
      : (tables[key] ?? []);
  const open = partsOf(form).map((table) => openTable(table, rowsOf(table.key), system));
  settleCells(form, open, system);
  const read = open.map((one) => ({ key: one.table.key, ...closedTable(one) }));
  return {
    fields: form.fields.length > 0 ? (read[0]?.rows[0]?.values ?? {}) : {},
    rows: Object.fromEntries(
      read.slice(form.fields.length > 0 ? 1 : 0).map(({ key, rows }) => [key, rows]),
    ),
    findings: [...read.flatMap(({ findings }) => findings), ...brokenRules(form, open)],
  };
}
