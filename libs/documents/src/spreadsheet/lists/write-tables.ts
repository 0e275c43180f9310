import type { SheetSpec, SpecCell, SpecRow, SpecValue } from '../write/sheet-spec.js';
import type { CellStyle } from '../write/styles.js';
import { writeBook } from '../write/write-book.js';

/** One column of a table of all cells. */
export interface TablesColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly kind: 'text' | 'number' | 'day';
}

/** A figure of a column: its sum, or how often a choice was made. */
export interface TablesFigure {
  readonly column: string;
  readonly item: string;
  readonly value: number;
}

/** One table. Days are ISO text in columns of kind `day`. */
export interface PrintedTable {
  readonly title: string;
  readonly columns: readonly TablesColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** By column; null where nothing is added up. */
  readonly totals: readonly (number | null)[];
  readonly figures: readonly TablesFigure[];
}

export interface TablesBook {
  readonly title: string;
  /** What the figures cover: "Tính đến ngày …; 10/12 chi bộ". */
  readonly note: string;
  readonly tables: readonly PrintedTable[];
}

const heading: CellStyle = { size: 14, bold: true };
const remark: CellStyle = { size: 11, italic: true };
const head: CellStyle = { bold: true, border: true, align: 'center', wrap: true, fill: 'D9E1F2' };
const body: CellStyle = { border: true, wrap: true, vertical: 'top' };
const looks: Readonly<Record<TablesColumn['kind'], CellStyle>> = {
  text: { ...body, format: '@' },
  number: { ...body, format: 'General', align: 'right' },
  day: { ...body, format: 'dd/mm/yyyy', align: 'center' },
};
const headerRow = 3;

const cell = (value: SpecValue, style: CellStyle): SpecCell => ({ value, style });

function valueOf(value: string | number | null, kind: TablesColumn['kind']): SpecValue {
  return kind === 'day' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? { day: value }
    : value;
}

/** Names of sheets are short, and no two are alike. */
function sheetNames(titles: readonly string[]): string[] {
  const names: string[] = [];
  for (const title of titles) {
    const plain = title.replaceAll(/[:\\/?*[\]]/g, '-').slice(0, 27);
    const taken = names.filter((name) => name.startsWith(plain)).length;
    names.push(taken === 0 ? plain : `${plain} ${taken + 1}`);
  }
  return names;
}

function sheet(
  name: string,
  { title, note }: Pick<TablesBook, 'title' | 'note'>,
  { columns, rows }: { columns: readonly TablesColumn[]; rows: readonly SpecRow[] },
): SheetSpec {
  const last = rows.length + headerRow;
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [
      { height: 24, cells: [cell(title, heading)] },
      { cells: [cell(note, remark)] },
      { cells: columns.map((column) => cell(column.title, head)) },
      ...rows,
    ],
    frozen: { rows: headerRow, columns: 1 },
    print: {
      landscape: true,
      ...(last > headerRow ? { repeat: [headerRow, headerRow] as const } : {}),
      margins: { top: 20, bottom: 15, left: 10, right: 10, header: 10 },
      numberSize: 13,
    },
  };
}

function tableSheet(name: string, table: PrintedTable, book: TablesBook): SheetSpec {
  const { columns, rows, totals } = table;
  const lines = rows.map((values): SpecRow => ({
    cells: columns.map(({ kind }, i) => cell(valueOf(values[i] ?? null, kind), looks[kind])),
  }));
  const bold = (kind: TablesColumn['kind']): CellStyle => ({ ...looks[kind], bold: true });
  const total: SpecRow = {
    cells: columns.map(({ kind }, i) =>
      cell(i === 0 ? 'Tổng cộng' : (totals[i] ?? null), bold(kind)),
    ),
  };
  return sheet(
    name,
    { title: `${book.title}: ${table.title}`, note: book.note },
    {
      columns,
      rows: [...lines, total],
    },
  );
}

const figureColumns: readonly TablesColumn[] = [
  { title: 'Bảng', width: 30, kind: 'text' },
  { title: 'Cột', width: 30, kind: 'text' },
  { title: 'Chỉ tiêu', width: 40, kind: 'text' },
  { title: 'Số', width: 12, kind: 'number' },
];

function figuresSheet(name: string, book: TablesBook): SheetSpec {
  const rows = book.tables.flatMap(({ title, figures }) =>
    figures.map(({ column, item, value }): SpecRow => ({
      cells: [title, column, item, value].map((each, i) =>
        cell(each, looks[figureColumns[i]!.kind]),
      ),
    })),
  );
  return sheet(name, book, { columns: figureColumns, rows });
}

/** All rows of all tables as .xlsx: a sheet for each table, and one of their figures. */
export function writeTablesWorkbook(book: TablesBook): Buffer {
  const names = sheetNames([...book.tables.map(({ title }) => title), 'Số liệu']);
  return writeBook({
    title: book.title,
    font: 'Times New Roman',
    size: 12,
    sheets: [
      ...book.tables.map((table, i) => tableSheet(names[i]!, table, book)),
      figuresSheet(names.at(-1)!, book),
    ],
  });
}
