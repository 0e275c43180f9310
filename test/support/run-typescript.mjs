/**
 * `node --conditions=source --import ./test/support/run-typescript.mjs file.ts` runs the sources
 * without a build, for processes that tests start.
 */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
