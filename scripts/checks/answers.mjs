#!/usr/bin/env node
/**
 * `answers.mjs` checks that apps/api/openapi/answers.json says what the controllers' return types
 * say. With `--write` it writes the file. It loads the whole product into the compiler, which takes
 * too long for Jest.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers } from '../openapi/answers.mjs';

const file = fileURLToPath(new URL('../../apps/api/openapi/answers.json', import.meta.url));
const named = path.relative(process.cwd(), file);

const sorted = (_key, part) =>
  part === null || typeof part !== 'object' || Array.isArray(part)
    ? part
    : Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const produced = answers();
const text = `${JSON.stringify(produced, sorted, 2)}\n`;
const count = Object.keys(produced.operations).length;

if (process.argv.includes('--write')) {
  writeFileSync(file, text);
  console.log(`${named}: written, ${count} operations`);
} else if (readFileSync(file, 'utf8') === text) {
  console.log(`${named}: ${count} operations, as their types say`);
} else {
  console.log(
    `${named} is not what the controllers’ types say. Run ` +
      '`UPDATE_CONTRACTS=1 npm test -- test/contracts/openapi.test.ts`, read the difference and ' +
      'commit it.',
  );
  process.exitCode = 1;
}
