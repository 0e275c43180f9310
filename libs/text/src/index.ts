export { type LegacyEncoding, type LegacyText, legacyText } from './legacy.js';
export { latinLook } from './look-alikes.js';
export {
  type NameDoubt,
  type NameProblem,
  offeredName,
  type PersonName,
  personName,
} from './person-name.js';
export {
  cleanText,
  compareNames,
  foldKey,
  isReadable,
  plainPunctuation,
  sameText,
  spellingKey,
} from './text.js';
