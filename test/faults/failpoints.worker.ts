import 'reflect-metadata';
import { breakable } from './failpoints.child.js';

breakable();
await import('../../apps/worker/src/main.js');
