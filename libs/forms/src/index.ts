export {
  dateRange,
  type DateReading,
  type DateSystem,
  isPartialDate,
  type PartialDate,
  partialDateText,
  readDate,
  readPartialDate,
  serialDate,
} from './dates.js';
export {
  applyDiff,
  type ColumnChange,
  diffRows,
  invertDiff,
  isEmptyDiff,
  type RowChange,
  type RowsDiff,
} from './diff.js';
export {
  certainties,
  type Certainty,
  type Finding,
  type FindingDraft,
  finding,
  type Severity,
  sortFindings,
  type Source,
  sourceShape,
} from './finding.js';
export {
  choiceTitle,
  type Column,
  type ColumnType,
  columnTypes,
  defineForm,
  type Form,
  type FormInput,
  formShape,
  type KeyedRow,
  type RawRow,
  type Row,
  type Table,
  tableOf,
  type Value,
  type Values,
} from './form.js';
export { groupFindings } from './group-findings.js';
export { type CellProblem } from './cell-problem.js';
export { type CellReading } from './cell-reading.js';
export { nameProblem, readCell, textProblem } from './read-cell.js';
export { type HeaderMatch, matchHeaders } from './match-headers.js';
export { readTable, rowKey, type TableReading } from './read-table.js';
export {
  type SheetColumn,
  sheetCells,
  type SheetLayout,
  sheetLayouts,
  shownValue,
  tableOfSheet,
} from './sheet-layout.js';
export { sheetErrorIn } from './typed-text.js';
