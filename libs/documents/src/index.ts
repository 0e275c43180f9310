export { claimedType, downloadHeaders, mediaTypeOf } from './files/media-type.js';
export { type FileDoubt, type FileType, fileTypes, type Sniffed } from './files/file-kind.js';
export { sniffFile, sniffHead } from './files/sniff.js';
export { linesOf, wordLines } from './files/word-lines.js';
export { sniffMembers } from './files/zip-kind.js';
export { NoBrowser } from './browser/find-browser.js';
export {
  PdfRenderer,
  type PdfRendererOptions,
  RenderDeadline,
  RendererClosed,
} from './pdf/pdf-renderer.js';
export { PaperTooWide } from './pdf/tab.js';
export {
  bareText,
  type PaperPage,
  type PaperRun,
  PaperUnreadable,
  readPaper,
} from './pdf/read-paper.js';
export { type Board, boardSchema, composePage } from './templates/board.js';
export { checkTemplates, TemplateMismatch } from './templates/check-templates.js';
export { ensureTemplates, templatesState } from './templates/ensure-templates.js';
export { composeDocument, composeStored } from './templates/documents.js';
export { composeFormTable, type FormTablePage } from './templates/form-table.js';
export {
  composeLinkInMail,
  composeLinkPage,
  type LinkInMail,
  type LinkPage,
} from './templates/link-page.js';
export {
  composeMessage,
  type Message,
  type MessageData,
  messageSchemas,
  type MessageStep,
} from './templates/messages.js';
export { type Profile, profileFor } from './templates/profile.js';
export * from './spreadsheet/index.js';
export { writeListDocument } from './docx/list-document.js';
