import { home } from '../home/screen.js';
import {
  administration,
  daysOff,
  definitions,
  securityLog,
} from '../office/administration/screen.js';
import { organisation, organisationCell } from '../office/organisation/screen.js';
import { people } from '../office/people/screen.js';
import { registers } from '../office/registers/screen.js';
import { timeline } from '../office/timeline/screen.js';
import { type Screen } from './screen.js';

/** Every screen, one line each. */
export const screens: readonly Screen[] = [
  home,
  registers,
  organisation,
  organisationCell,
  people,
  timeline,
  administration,
  daysOff,
  definitions,
  securityLog,
];
