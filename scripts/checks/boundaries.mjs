#!/usr/bin/env node
/**
 * `boundaries.mjs [--json] [root…]` judges the imports of each root (by default this folder) by
 * .dependency-cruiser.mjs and rooms.mjs. It counts what it saw. A cruiser that resolves no #libs/…
 * edge would pass anything, so that is a failure of its own.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import config from '../../.dependency-cruiser.mjs';
import { judgeRooms } from './rooms.mjs';

const { options, ...ruleSet } = config;

const specifier =
  /^(?:import|export)\b[^'"]*['"](#libs\/[^'"]+)['"]|import\(\s*['"](#libs\/[^'"]+)['"]/gm;

/**
 * Door imports as they are written, found by plain text search. The cruiser must have resolved
 * them.
 */
function writtenDoors(baseDir, sources) {
  const written = new Set();
  for (const source of sources) {
    for (const [, still, dynamic] of readFileSync(join(baseDir, source), 'utf8').matchAll(
      specifier,
    ))
      written.add(`${source} ${still ?? dynamic}`);
  }
  return written;
}

function resolvedDoors(modules) {
  const seen = modules.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ module, resolved }) => module.startsWith('#libs/') && resolved.startsWith('libs/'))
      .map(({ module }) => `${source} ${module}`),
  );
  return new Set(seen);
}

async function judge(root) {
  const baseDir = resolve(root);
  const folders = ['libs', 'apps', 'test', 'scripts'].filter((folder) =>
    existsSync(join(baseDir, folder)),
  );
  const tsConfig = extractTSConfig(join(baseDir, 'tsconfig.json'));
  const { output } = await cruise(
    folders,
    { ...options, baseDir, ruleSet, validate: true },
    {},
    { tsConfig },
  );
  const own = output.modules.filter(({ source }) =>
    /^(libs|apps|test|scripts)\/.*\.tsx?$/.test(source),
  );
  const violations = [
    ...output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    ...judgeRooms(own),
  ];
  const resolved = resolvedDoors(own);
  const unseen = [
    ...writtenDoors(
      baseDir,
      own.map(({ source }) => source),
    ),
  ].filter((edge) => !resolved.has(edge));
  return {
    root,
    modules: own.length,
    imports: own.flatMap(({ dependencies }) => dependencies).length,
    doors: resolved.size,
    unseen,
    violations,
  };
}

const args = process.argv.slice(2);
const roots = args.filter((arg) => !arg.startsWith('--'));
const results = [];
for (const root of roots.length > 0 ? roots : ['.']) results.push(await judge(root));

if (args.includes('--json')) {
  process.stdout.write(JSON.stringify(results));
} else {
  for (const { root, modules, imports, doors, unseen, violations } of results) {
    for (const { rule, from, to } of violations) console.log(`${rule}: ${from} → ${to}`);
    for (const edge of unseen) console.log(`not resolved by the checker: ${edge}`);
    console.log(
      `${root}: ${modules} modules, ${imports} imports, ${doors} through lib doors, ` +
        `${violations.length} violations`,
    );
  }
  const blind = results.some(({ doors, unseen }) => doors === 0 || unseen.length > 0);
  if (blind)
    console.log('the checker does not see every import through a lib door: it proves nothing');
  process.exitCode = blind || results.some(({ violations }) => violations.length > 0) ? 1 : 0;
}
