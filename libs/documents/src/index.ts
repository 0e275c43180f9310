export { NoBrowser } from './browser/find-browser.js';
export { PdfRenderer, type PdfRendererOptions, RenderDeadline, RendererClosed } from './pdf/pdf-renderer.js';
export { type Board, boardSchema, composePage } from './templates/board.js';
export { checkTemplates, TemplateMismatch } from './templates/check-templates.js';
export { type ApprovalNotice, composeDocument, type DirectiveLetter, type DocumentData, type DocumentKind, documentSchemas, type PlainNotice } from './templates/documents.js';
export { composeMessage, type Message, type MessageData, messageSchemas, type MessageStep } from './templates/messages.js';
export { type Profile, profileFor } from './templates/profile.js';
export { sampleOf } from './templates/sample.js';
