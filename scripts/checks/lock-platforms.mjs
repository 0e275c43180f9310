#!/usr/bin/env node
/**
 * `lock-platforms.mjs [--check] [lockfile]` enters the optional packages of other platforms that
 * the lockfile's own packages name but the lockfile lacks. A registry that mirrors one platform
 * answers 404 for the rest. npm then leaves them out, and `npm ci` calls the lockfile out of date
 * on every machine. Run it after `npm install <package>`. Entries have the exact version that their
 * parent pins, and no integrity.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const check = process.argv.includes('--check');
const file = process.argv.slice(2).find((arg) => arg !== '--check') ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));

/** Where Node would find `name` from the package at `path`, as the lockfile has it. */
function locked(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock.packages[place]) return true;
    if (at === '') return false;
  }
}

const first = (pattern, text) => pattern.exec(text)?.slice(1, 2);

/**
 * `core-linux-x64-musl` says where it runs. Parts that a name does not tell stay undefined and out
 * of the file.
 */
function platformOf(name) {
  const os = first(/\b(android|darwin|freebsd|linux|openharmony|win32)\b/, name);
  const cpu = first(/\b(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)\b/, name);
  const libc = first(/\blinux\b.*\b(gnu|musl)/, name)?.map((each) => each.replace('gnu', 'glibc'));
  return { cpu, libc, os };
}

let added = 0;
for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(
    path === '' ? {} : (entry.optionalDependencies ?? {}),
  )) {
    const platform = platformOf(name);
    if (locked(path, name) || !platform.os || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(entry.dev && { dev: true }),
      license: entry.license,
      optional: true,
      ...platform,
      ...(entry.engines && { engines: entry.engines }),
    };
    added += 1;
  }
}

if (added > 0 && !check) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  `${file}: ${added} packages of other platforms ` +
    `${check ? 'missing (scripts/checks/lock-platforms.mjs enters them)' : 'entered'}`,
);
process.exitCode = check && added > 0 ? 1 : 0;
