#!/usr/bin/env node
/**
 * `floors.mjs [lockfile…]` checks that every package of security/floors.json is at or above its
 * floor, wherever in the tree it sits, and that no forbidden one is there under any name.
 * Advisories cannot be reached from closed networks, so this table is what we know.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { floors, forbidden } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../security/floors.json', import.meta.url)), 'utf8'),
);

/** "1.2.3-beta.1" gives [1, 2, 3, -1], so a prerelease sorts below its release. */
function parts(version) {
  const [release, prerelease] = version.split('+')[0].split(/-(.*)/s);
  const [major = 0, minor = 0, patch = 0] = release.split('.').map(Number);
  return [major, minor, patch, prerelease ? -1 : 0];
}

function below(version, floor) {
  const [a, b] = [parts(version), parts(floor)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] < b[at];
}

/**
 * The installed packages of a lockfile. An alias (`npm:xlsx@…`) carries its real name in the entry.
 */
function installed(lockfile) {
  const { packages = {} } = JSON.parse(readFileSync(lockfile, 'utf8'));
  return Object.entries(packages)
    .filter(([path]) => path.includes('node_modules/'))
    .map(([path, { name, version }]) => ({
      path,
      name: name ?? path.split('node_modules/').at(-1),
      version: version ?? '0.0.0',
    }));
}

function findings(lockfile) {
  return installed(lockfile).flatMap(({ path, name, version }) => {
    if (forbidden[name]) return [`${lockfile}: ${path}: ${name} is forbidden: ${forbidden[name]}`];
    const floor = floors[name];
    return floor && below(version, floor.min)
      ? [`${lockfile}: ${path}: ${name} ${version} is below ${floor.min}: ${floor.reason}`]
      : [];
  });
}

const given = process.argv.slice(2);
const lockfiles =
  given.length > 0
    ? given
    : ['package-lock.json', 'bench/package-lock.json', 'apps/web/package-lock.json'].filter(
        (file) => existsSync(file),
      );
const all = lockfiles.flatMap(findings);
for (const finding of all) console.log(finding);
const present = new Set(lockfiles.flatMap(installed).map(({ name }) => name));
const guarded = Object.keys(floors).filter((name) => present.has(name));
console.log(
  `floors: ${present.size} packages, ${guarded.length} of ${Object.keys(floors).length} ` +
    `guarded ones present, ${all.length} findings`,
);
process.exitCode = all.length > 0 || present.size === 0 ? 1 : 0;
