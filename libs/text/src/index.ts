export { type LegacyEncoding, type LegacyText, legacyText } from './legacy.js';
export { latinLook } from './look-alikes.js';
export { type NameProblem, type PersonName, personName } from './person-name.js';
export { cleanText, compareNames, foldKey, isReadable, plainMarks, sameText, spellingKey } from './text.js';
