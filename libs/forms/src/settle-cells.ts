import { type CellReading, refused, shown } from './cell-reading.js';
import type { Column } from './column.js';
import { conditionInWords } from './condition-words.js';
import type { DateSystem } from './dates.js';
import type { Form } from './form.js';
import { type OpenRow, type OpenTable, placeCell } from './open-table.js';
import { isEmptyCell, readCell } from './read-cell.js';
import { scopeIn, type WideScope } from './open-scope.js';
import { sumIn, verdictIn } from './reckon.js';
import { reckoningOrder, termsOfColumn } from './reckoning-order.js';
import { saysNothing } from './typed-text.js';

interface Cell {
  readonly column: Column;
  readonly raw: unknown;
  readonly scope: WideScope;
  readonly system: DateSystem;
}

const nothing: CellReading = { value: null };

/** An unticked box says nothing either. */
const isLeftOut = ({ raw, column }: Cell): boolean =>
  isEmptyCell(raw) || raw === false || saysNothing(raw, column);

function notAsked(cell: Cell): CellReading {
  const { column, scope, raw } = cell;
  if (isLeftOut(cell)) return nothing;
  const when = conditionInWords(column.when!, (name) => scope.column(name));
  return refused(
    'CELL_NOT_ASKED',
    `“${column.title}” ghi “${shown(raw)}”, mà mục này chỉ ghi khi ${when}`,
    'Hãy xóa ô này, hoặc sửa lại chỗ kia.',
  );
}

function reckoned(cell: Cell): CellReading {
  const { column, scope, raw, system } = cell;
  const optional = { ...column, required: false };
  const result = readCell(sumIn(column.calc!, scope), optional, system);
  if (isLeftOut(cell) || result.problem) return result;
  if (readCell(raw, optional, system).value === result.value) return result;
  return {
    value: result.value,
    problem: {
      rule: 'CELL_RECKONED',
      message:
        `“${column.title}” ghi “${shown(raw)}”, mà phần mềm tính ra ` +
        (result.value === null ? 'chưa có gì' : String(result.value)),
      fix: 'Hãy xóa ô này, vì phần mềm tự tính; nếu số tính ra sai thì sửa các ô được tính.',
    },
  };
}

function given({ column, raw, system }: Cell): CellReading {
  if (column.default === undefined) return readCell(raw, column, system);
  const standard = readCell(column.default, column, system);
  if (isEmptyCell(raw)) return standard;
  const read = readCell(raw, column, system);
  if (!column.fixed || read.problem || read.value === standard.value) return read;
  return refused(
    'CELL_FIXED',
    `“${column.title}” ghi “${shown(raw)}”, mà ô này do phần mềm ghi`,
    'Hãy xóa ô này: phần mềm tự ghi.',
  );
}

function settled(cell: Cell): CellReading {
  const { column, scope } = cell;
  if (column.when !== undefined && verdictIn(column.when, scope) !== true) return notAsked(cell);
  return column.calc === undefined ? given(cell) : reckoned(cell);
}

/** What follows from a wrong cell is not told as well. */
function settle(row: OpenRow, { column, scope, system }: Omit<Cell, 'raw'>): void {
  const { key } = column;
  if (termsOfColumn(column).some((term) => scope.isWrong(term))) row.unsure.add(key);
  else placeCell(row, key, settled({ column, scope, system, raw: row.raw.cells[key] }));
}

/** Fills in the cells that wait for others, each after what it waits for. */
export function settleCells(
  form: Pick<Form, 'fields' | 'tables'>,
  open: readonly OpenTable[],
  system: DateSystem = '1900',
): void {
  const order = reckoningOrder(form);
  if (order.length === 0) return;
  const scopeOf = scopeIn(open);
  for (const { table, column } of order)
    open
      .find((one) => one.table.key === table.key)
      ?.rows.forEach((row) => settle(row, { column, scope: scopeOf(table.key, row), system }));
}
