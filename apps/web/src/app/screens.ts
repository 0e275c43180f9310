import { duty } from '../answer/duty/screen.js';
import { receipt } from '../answer/receipt/screen.js';
import { report } from '../answer/report/screen.js';
import { home } from '../home/screen.js';
import { type Screen } from './screen.js';

/** Every screen, one line each. */
export const screens: readonly Screen[] = [home, duty, report, receipt];
