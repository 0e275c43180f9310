import { account } from '../account/screen.js';
import { home } from '../home/screen.js';
import { administration } from '../office/administration/screen.js';
import { calendar } from '../office/calendar/screen.js';
import { definitions } from '../office/definitions/screen.js';
import { organisation } from '../office/organisation/screen.js';
import { organisationCell } from '../office/organisation-cell/screen.js';
import { people } from '../office/people/screen.js';
import { registers } from '../office/registers/screen.js';
import { securityLog } from '../office/security-log/screen.js';
import { timeline } from '../office/timeline/screen.js';
import { type Screen } from './screen.js';

/** Every screen, one line each. */
export const screens: readonly Screen[] = [
  home,
  account,
  registers,
  organisation,
  organisationCell,
  people,
  administration,
  calendar,
  definitions,
  securityLog,
  timeline,
];
