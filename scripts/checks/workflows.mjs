#!/usr/bin/env node
/**
 * `workflows.mjs [folder]` checks that every definition under workflows/ is whole, with all three
 * files. Findings have their line and column, and say what to write instead.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readShelf } from '#libs/directive';
import { formatFinding } from '#libs/workflow';

const root = resolve(process.argv[2] ?? 'workflows');
const { shipped, skipped } = existsSync(root) ? readShelf(root) : { shipped: [], skipped: [] };
const count = shipped.length + skipped.length;

const all = skipped.flatMap(({ findings }) => findings.map(formatFinding));
for (const finding of all) console.log(finding);
console.log(`workflows: ${count} definitions, ${all.length} findings`);
process.exitCode = all.length > 0 || count === 0 ? 1 : 0;
