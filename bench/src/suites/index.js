import { append } from './append/suite.js';
import { command } from './command/suite.js';
import { drain } from './drain/suite.js';
import { expire } from './expire/suite.js';
import { growth } from './growth/suite.js';
import { http } from './http/suite.js';
import { issue } from './issue/suite.js';
import { latency } from './latency/suite.js';
import { rebuild } from './rebuild/suite.js';
import { signIn } from './sign-in/suite.js';

export const suites = [
  append,
  command,
  issue,
  expire,
  latency,
  rebuild,
  drain,
  growth,
  signIn,
  http,
];
