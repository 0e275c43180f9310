export { latinLook } from './look-alikes.js';
export { cleanText, compareNames, foldKey, sameText, spellingKey } from './text.js';
