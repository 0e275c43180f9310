import {
  type Form,
  matchHeaders,
  type RawRow,
  readTable,
  type Row,
  tableOf,
  tableOfSheet,
} from '#libs/forms';
import {
  readTables,
  readWorkbook,
  type SheetFinding,
  type TableForm,
  type TableSheet,
} from '#libs/documents';
import { people } from './workbook.people.js';

export function formOf(form: Form): TableForm {
  return {
    tables: form.tables.map(({ key, title, columns }) => ({
      key,
      title,
      helps: columns.map(({ help }) => help),
    })),
    tableOf: (name) => tableOfSheet(form, name)?.key,
    match: (table, typed) => matchHeaders(tableOf(form, table), typed),
  };
}

export interface Checked {
  readonly rows: readonly Row[];
  readonly findings: readonly (SheetFinding & { readonly source: unknown })[];
  readonly tables: ReadonlyMap<string, TableSheet>;
}

/** An upload as the product reads it: workbook, sheets, cells. */
export async function check(bytes: Buffer, form: Form = people): Promise<Checked> {
  const workbook = await readWorkbook(bytes);
  const { tables, findings } = readTables<SheetFinding>(workbook, formOf(form));
  const readings = form.tables.map((table) =>
    readTable(table, (tables.get(table.key)?.rows ?? []) as readonly RawRow[], workbook.dateSystem),
  );
  return {
    tables,
    rows: readings.flatMap(({ rows }) => rows),
    findings: [...findings, ...(readings.flatMap((reading) => reading.findings) as SheetFinding[])],
  };
}

/** `RULE row column` of every finding, in order. */
export const rulesOf = ({ findings }: Pick<Checked, 'findings'>): string[] =>
  findings.map(({ rule, row, column }) =>
    [rule, row?.number, column].filter((part) => part !== undefined && part !== null).join(' '),
  );
