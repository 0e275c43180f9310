import { GetDraftAboveHandler } from '../tree/get-draft-above.js';
import { GetLetterFromAboveHandler, ListFromAboveHandler } from '../tree/get-from-above.js';
import { GetSubordinatesHandler } from '../tree/get-subordinates.js';

/** What the controllers of the tree of committees need of their module. */
export const treeProviders = [
  GetSubordinatesHandler,
  ListFromAboveHandler,
  GetLetterFromAboveHandler,
  GetDraftAboveHandler,
];
