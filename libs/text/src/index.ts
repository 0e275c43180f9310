export { cleanText, compareNames, foldKey, sameText, spellingKey } from './text.js';
