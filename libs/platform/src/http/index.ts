export { toStoredText } from './bad-input.js';
export { admitFirst, callerOf, hasBody } from './callers.js';
export { CommandId, commandIdOf, IsCommand } from './command-id.js';
export {
  type ApiDocument,
  type Described,
  type Example,
  type Operation,
  type Schema,
} from './description.js';
export {
  FileBody,
  type FileUpload,
  FieldsBody,
  FormBody,
  isFormRoute,
  LongBody,
  UploadedBytes,
} from './file-body.js';
export { createHttpApp, openApi } from './http-app.js';
export { humanNote, humanText } from './human-text.js';
export { type Watched } from './raw-routes.js';
export { turns, TurnsTaken } from './turns.js';
export { pageHeaders, rimOf } from './rim.js';
export { ProblemFilter } from './problem.filter.js';
export {
  type FieldError,
  InvalidInput,
  type Problem,
  problem,
  statusOfRefusal,
  toProblem,
} from './problem.js';
export { Html, markup } from './html.js';
