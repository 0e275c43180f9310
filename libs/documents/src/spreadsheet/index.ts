export { columnLetters } from './cell-text.js';
export { annotateWorkbook, type PlacedFinding } from './annotate/annotate-workbook.js';
export { type WorkbookLimits, workbookLimits } from './limits.js';
export { type PrintedList } from './lists/list-paper.js';
export {
  type ConsolidationPaper,
  writeConsolidationWorkbook,
} from './lists/write-consolidation.js';
export { writeListWorkbook } from './lists/write-list.js';
export {
  type PrintedTable,
  type TablesBook,
  type TablesColumn,
  type TablesFigure,
  writeTablesWorkbook,
} from './lists/write-tables.js';
export { CellError, type CellValue } from './read/cell-value.js';
export { readTables, type TablesReading } from './read/read-tables.js';
export { readWorkbook, type Workbook } from './read/read-workbook.js';
export { type FormulaCell, type Sheet, type SheetRow } from './read/sheet.js';
export { type RawTableRow, type TableForm, type TableSheet } from './read/table-form.js';
export { type SheetFinding } from './sheet-finding.js';
export { checkStamp, type WorkbookStamp } from './stamp.js';
export { WorkbookRefused, type WorkbookRefusal } from './workbook-refused.js';
export { writeBook } from './write/write-book.js';
export {
  type FormCells,
  type FormColumn,
  type FormSheet,
  type WorkbookOptions,
  writeWorkbook,
} from './write/write-workbook.js';
