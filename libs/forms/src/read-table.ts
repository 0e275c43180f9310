import type { DateSystem } from './dates.js';
import type { RawRow, Table } from './form.js';
import { closedTable, openTable, type TableReading } from './open-table.js';
import { settleCells } from './settle-cells.js';

export { rowKey, type TableReading } from './open-table.js';

/**
 * Reads and checks the rows of one table cell by cell, and drops blank rows. A cell that cannot be
 * read is null in its row, with a finding; the row stays, so all its findings are reported at once.
 * What its cells ask about other tables or single fields is not there: `readForm` reads all.
 */
export function readTable(
  table: Table,
  raw: readonly RawRow[],
  system: DateSystem = '1900',
): TableReading {
  const open = openTable(table, raw, system);
  settleCells({ fields: [], tables: [table] }, [open], system);
  return closedTable(open);
}
