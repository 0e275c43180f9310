import { home } from '../home/screen.js';
import { registers } from '../office/registers/screen.js';
import { type Screen } from './screen.js';

/** Every screen, one line each. */
export const screens: readonly Screen[] = [home, registers];
