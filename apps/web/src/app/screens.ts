import { home } from '../home/screen.js';
import { approval } from '../office/approval/screen.js';
import { report } from '../office/report/screen.js';
import { reviewQueue } from '../office/review-queue/screen.js';
import { type Screen } from './screen.js';

/** Every screen, one line each. */
export const screens: readonly Screen[] = [home, reviewQueue, approval, report];
