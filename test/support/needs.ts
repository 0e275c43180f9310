import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from '@jest/globals';
import { projectPath } from '#libs/platform/testing';

/**
 * Describes a suite that needs a program of the machine. `npm test` installs it where it can. Where
 * it cannot, it sets DONDOC_WITHOUT_…, and the reporter names and counts what was left out. Without
 * that variable the suite runs, and fails loudly when the program is missing.
 */
function describeUnless(variable: string, program: string) {
  return (name: string, suite: () => void): void => {
    const leftOut = process.env[variable] === '1';
    (leftOut ? describe.skip : describe)(leftOut ? `${name} [needs ${program}]` : name, suite);
  };
}

export const describeWithRedis = describeUnless('DONDOC_WITHOUT_REDIS', 'redis-server');
export const describeWithPoppler = describeUnless('DONDOC_WITHOUT_POPPLER', 'poppler-utils');
/**
 * LibreOffice is large and is not installed for the tests. Where it is there, its pages are tested
 * too.
 */
export const describeWithOffice = (name: string, suite: () => void): void => {
  const there = spawnSync('soffice', ['--version']).error === undefined;
  (there ? describe : describe.skip)(there ? name : `${name} [needs libreoffice]`, suite);
};
export const describeAsRoot = (name: string, suite: () => void): void => {
  const root = process.getuid?.() === 0;
  (root ? describe : describe.skip)(root ? name : `${name} [needs root]`, suite);
};

function canMount(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'dondoc-mount-'));
  const mounted =
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
  if (mounted) spawnSync('umount', [folder]);
  rmdirSync(folder);
  return mounted;
}
/**
 * A suite that needs a disk of its own which can be full. It runs only where the kernel lets this
 * account mount one.
 */
export const describeWithDisk = (name: string, suite: () => void): void => {
  const there = canMount();
  (there ? describe : describe.skip)(there ? name : `${name} [needs a disk to mount]`, suite);
};

/** The account “nobody”, which owns nothing. */
export const STRANGER = { uid: 65534, gid: 65534 } as const;
/**
 * Processes under another account: root alone can start them, and they must be able to read what
 * they run.
 */
export const describeAsStranger = (name: string, suite: () => void): void => {
  const there =
    process.getuid?.() === 0 &&
    spawnSync(process.execPath, ['--check', projectPath('test/support/run-typescript.mjs')], {
      ...STRANGER,
      cwd: '/',
    }).status === 0;
  (there ? describe : describe.skip)(
    there ? name : `${name} [needs root, and a folder that everybody can read]`,
    suite,
  );
};
