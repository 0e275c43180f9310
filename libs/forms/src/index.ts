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
export { type Choice, choiceMark, choiceShape, chosenOf, columnShape } from './column.js';
export {
  choiceTitle,
  type Column,
  type ColumnType,
  columnTypes,
  defineForm,
  emptyForm,
  fieldsKey,
  fieldsTable,
  type Form,
  type FormInput,
  formShape,
  type KeyedRow,
  partsOf,
  type RawForm,
  type RawRow,
  type Row,
  type Rule,
  settledForm,
  type Table,
  tableOf,
  type Value,
  type Values,
  withFiles,
} from './form.js';
export { conditionInWords } from './condition-words.js';
export { type FormReading, type GivenForm, givenForm, readForm } from './read-form.js';
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
export {
  type FieldsOfSheet,
  fieldsSheetCells,
  readFieldsSheet,
  sheetForm,
} from './fields-sheet.js';
export { columnHelp } from './column-help.js';
export {
  placeOf,
  type Reckoned,
  reckoningOrder,
  termsOfColumn,
  waitsFor,
} from './reckoning-order.js';
export { looseKey, sheetErrorIn } from './typed-text.js';
