import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

// What a phone has to fetch before it shows something, in bytes as they travel (gzip).

const folder = path.resolve('dist/web');
const KB = 1024;

interface Piece {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Build = Readonly<Record<string, Piece>>;

const build = JSON.parse(
  readFileSync(path.join(folder, 'manifest-of-build.json'), 'utf8'),
) as Build;

const weigh = (file: string): number => gzipSync(readFileSync(path.join(folder, file))).length;

/** The files of a piece with all that it imports at once. */
function filesOf(name: string, seen = new Set<string>()): Set<string> {
  const piece = build[name]!;
  if (seen.has(piece.file)) return seen;
  seen.add(piece.file);
  for (const css of piece.css ?? []) seen.add(css);
  for (const other of piece.imports ?? []) filesOf(other, seen);
  return seen;
}

const weightOf = (...names: readonly string[]): number => {
  const files = new Set(names.flatMap((name) => [...filesOf(name)]));
  return [...files].reduce((sum, file) => sum + weigh(file), 0);
};

const shell = 'index.html';
const pages = Object.keys(build).filter((name) => /^src\/.*\/page\.tsx$/.test(name));

describe('what is fetched', () => {
  it('finds the pieces', () => {
    expect(build[shell]?.isEntry).toBe(true);
    expect(pages).toContain('src/home/page.tsx');
  });

  it.each(pages.map((page) => [page]))('for %s is at most 300 KB', (page) => {
    expect(weightOf(shell, page)).toBeLessThanOrEqual(300 * KB);
  });
});
