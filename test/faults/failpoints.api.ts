import 'reflect-metadata';
import { breakable } from './failpoints.child.js';

breakable();
await import('../../apps/api/src/main.js');
