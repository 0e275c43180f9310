import { shortDate } from '#libs/calendar';
import { type PrintedTable } from '#libs/document-kinds';
import { type FormTablePage, type TablesBook, type TablesColumn } from '#libs/documents';
import { shownValue, type Column, type Value } from '#libs/forms';
import { type Workflow } from '#libs/workflow';
import { type CellRow, type ColumnSum, type SummedTable } from './form-sums.js';
import { type FormTable } from './read-form-table.js';

/** What a table of all cells is made into a file from. */
export interface TableFacts {
  readonly table: FormTable;
  /** By table and column key: how each cell is shown. */
  readonly columns: ReadonlyMap<string, readonly Column[]>;
  readonly workflow: Workflow;
  /** Civil date. */
  readonly today: string;
}

/** So many columns fit a page beside the cell; a wider table goes on in a further part. */
const PAGE_COLUMNS = 8;

const kinds: Readonly<Partial<Record<Column['type'], TablesColumn['kind']>>> = {
  integer: 'number',
  number: 'number',
  date: 'day',
};

const subjectOf = ({ title, year }: FormTable): string => `${title} năm ${year}`;

function noteOf({ table: { cells, symbol, issuedOn }, today }: TableFacts): string {
  return (
    `Công văn số ${symbol}, ngày ${shortDate(issuedOn)}; tính đến ngày ${shortDate(today)}: ` +
    `${cells.counted}/${cells.all} chi bộ`
  );
}

function shownCells({ values }: CellRow, columns: readonly Column[]): (string | number | null)[] {
  return columns.map((column) => shownValue(column, values[column.key] ?? null));
}

function figuresOf({ title, sum, counts = [] }: ColumnSum) {
  return [
    ...(sum === undefined ? [] : [{ column: title, item: 'Tổng', value: sum }]),
    ...counts.map(({ title: item, count }) => ({ column: title, item, value: count })),
  ];
}

/** All rows, a sheet for each table, and a sheet of sums and counts. */
export function formTableBook(facts: TableFacts): TablesBook {
  const { table, columns: known } = facts;
  return {
    title: subjectOf(table),
    note: noteOf(facts),
    tables: table.tables.map(({ key, title, columns: sums, rows }) => {
      const columns = known.get(key) ?? [];
      return {
        title,
        columns: [
          { title: 'Chi bộ', width: 30, kind: 'text' },
          ...columns.map(({ title: heading, width, type }): TablesColumn => ({
            title: heading,
            width: Math.max(width, 10),
            kind: kinds[type] ?? 'text',
          })),
        ],
        rows: rows.map((row) => [row.cellName, ...shownCells(row, columns)]),
        totals: [null, ...sums.map(({ sum }) => sum ?? null)],
        figures: sums.flatMap(figuresOf),
      };
    }),
  };
}

/** A number as it is printed: 1.234,5. */
function printedNumber(value: number): string {
  const [whole = '', rest] = String(value).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, '.');
  return rest === undefined ? grouped : `${grouped},${rest}`;
}

function printedCell(column: Column, value: Value): string {
  const shown = shownValue(column, value);
  if (shown === null) return '';
  if (typeof shown === 'number') return printedNumber(shown);
  return column.type === 'date' ? shortDate(shown) : shown;
}

const countsLine = ({ title, counts = [] }: ColumnSum): string =>
  `${title}: ${counts.map(({ title: item, count }) => `${item} ${count}`).join('; ')}`;

type Part = PrintedTable;

function printedPart(
  { title, rows }: SummedTable,
  columns: readonly Column[],
  sums: readonly ColumnSum[],
): Part {
  return {
    title,
    headings: ['Chi bộ', ...columns.map(({ title: heading }) => heading)],
    rows: rows.map(({ cellName, values }) => ({
      cells: [cellName, ...columns.map((one) => printedCell(one, values[one.key] ?? null))],
    })),
    totals: ['Tổng cộng', ...sums.map(({ sum }) => (sum === undefined ? '' : printedNumber(sum)))],
    counts: sums.filter(({ counts }) => counts !== undefined).map(countsLine),
  };
}

/** The table in parts that are each no wider than a page; the cell stands in every part. */
export function printedParts(table: SummedTable, columns: readonly Column[]): Part[] {
  const parts = Math.ceil(columns.length / PAGE_COLUMNS);
  const width = Math.ceil(columns.length / parts);
  return Array.from({ length: parts }, (_part, i) => {
    const from = i * width;
    const part = printedPart(
      table,
      columns.slice(from, from + width),
      table.columns.slice(from, from + width),
    );
    return parts === 1 ? part : { ...part, title: `${part.title} (phần ${i + 1}/${parts})` };
  });
}

/** The same for a page; who issues it comes from the committee's letterhead. */
export function formTablePage(facts: TableFacts, issuer: FormTablePage['issuer']): FormTablePage {
  const { table, columns, workflow, today } = facts;
  return {
    issuedOn: today,
    issuer,
    subject: subjectOf(table),
    note: noteOf(facts),
    tables: table.tables.flatMap((one) => printedParts(one, columns.get(one.key) ?? [])),
    without: table.cells.without.map(
      ({ name, status }) => `${name}: ${workflow.states[status]?.title ?? status}`,
    ),
  };
}
