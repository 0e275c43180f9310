export { type BoardWords, boardWords } from './board-words.js';
export { largestFile, readBytes } from './bytes.js';
export { definitionId } from './canonical.js';
export {
  checkDefinition,
  type Definition,
  type DefinitionTexts,
  parseDefinition,
  readDefinition,
  parseStored,
  type Part,
  type Parts,
} from './definition.js';
export { type Change, dateChanges, diffDefinitions } from './diff.js';
export {
  type Finding,
  formatFinding,
  type UnplacedFinding,
  suggest,
  WorkflowError,
} from './finding.js';
export { guardProblem } from './guard/check.js';
export {
  type FieldName,
  fieldNames,
  fields,
  type FieldType,
  type FieldValue,
  type GuardFacts,
} from './guard/fields.js';
export { guardHolds } from './guard/predicate.js';
export { type Columns, guardSql } from './guard/sql.js';
export { lacksLateReason, lateOutcome, type LateOutcome } from './late.js';
export { toMermaid } from './mermaid.js';
export { checkWorkflowText, parseWorkflow, type Workflow } from './parse.js';
export { concludes, legalPairs, placesOf, statusOf, stepsOf } from './place.js';
export {
  asksSecondPerson,
  commandTitle,
  guardsOf,
  initialStatus,
  leadsTo,
  needsSecondPerson,
  nextStatus,
  offeredCommands,
  type Onward,
  onwardFrom,
  peopleAsked,
  permits,
  requireGuards,
  statusTitle,
  whoActs,
} from './permits.js';
export { type Every, periodMonths } from './period-names.js';
export {
  datePeriod,
  type DatedPeriod,
  isStanding,
  type Period,
  periodAfter,
  periodName,
  periodNamed,
  periodText,
  standingWording,
  textOfPeriod,
} from './periods.js';
export { type LastDirective, nextYear, type NextYear, openingDay } from './recur.js';
export {
  type ApprovalPaper,
  cellPaper,
  type CellPaper,
  directivePaper,
  stepPaper,
} from './papers.js';
export { type Signer } from './paper-schema.js';
export { type Guard, type ReminderStep, workflowSchema } from './schema.js';
export {
  cellBlanks,
  directiveBlanks,
  letterBlanks,
  LIST,
  offices,
  type Role,
  roles,
  roleTitles,
} from './vocabulary.js';
export {
  type Command,
  commandFacts,
  commands,
  type CountedAs,
  counted,
  doneStatuses,
  endedWithLetter,
  engineStates,
  firstStatus,
  isAmong,
  isEngineCommand,
  markAhead,
  markMade,
  ownStatuses,
  type OwnStatus,
  reportReceived,
  reportUndecided,
  type Status,
  takersOf,
  statuses,
  statusesCountedAs,
  statusFacts,
  type Undecided,
  waitingForCell,
  waitingForCommittee,
  waitingUnmarked,
} from './status.js';
export { hasTerms, type Term, termOf } from './term.js';
export { reminderWaves, type Wave } from './waves.js';
export { renderWording } from './wording.js';
export { waysOut } from './ways-out.js';
export { type StateMachineJson, toXState } from './xstate.js';
export { type Words, wordsOf } from './words.js';
