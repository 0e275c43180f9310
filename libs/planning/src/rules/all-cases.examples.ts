import { ageCases } from './age-cases.examples.js';
import { ballotCases } from './ballot-cases.examples.js';
import { lineCases } from './line-cases.examples.js';
import { listCases } from './list-cases.examples.js';
import { meetingCases } from './meeting-cases.examples.js';
import { personCases } from './person-cases.examples.js';
import { standingCases } from './standing-cases.examples.js';
import { termCases } from './term-cases.examples.js';
import type { RuleCase } from './situation.examples.js';

export const allCases: readonly RuleCase[] = [
  ...ageCases,
  ...ballotCases,
  ...lineCases,
  ...listCases,
  ...meetingCases,
  ...personCases,
  ...standingCases,
  ...termCases,
];
