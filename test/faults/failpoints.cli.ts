import 'reflect-metadata';
import { breakable } from './failpoints.child.js';

breakable();
await import('../../apps/cli/src/main.js');
