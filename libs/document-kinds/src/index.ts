export { cite } from './citing.js';
export {
  type ConsolidatedTerm,
  type ConsolidatedTermInput,
  consolidatedTerm,
  decimal,
} from './consolidated-term.js';
export * from './document-kinds.js';
export {
  type ApprovalFacts,
  type DefinitionText,
  type IssueFacts,
  type IssueText,
  type PrintedLists,
  type PrintedPerson,
  type PrintedTable,
  type ResultsFacts,
} from './facts.js';
export { civilDate, optionalText, text } from './fields.js';
export {
  type AskedKind,
  askedKind,
  type DocumentData,
  type DocumentKind,
  findKind,
  isAsked,
  kindNamed,
  type KindName,
  kindsWhere,
  printsLists,
} from './find-kinds.js';
export { type ReadData } from './kind.js';
export { type PaperFrame, type PaperHead } from './paper.js';
