import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Contract files live beside the tests that regenerate them. */
export const contractsFolder = dirname(fileURLToPath(import.meta.url));

/** Keys in alphabetical order and one final line break: the same value gives the same bytes. */
export function stableJson(value: unknown): string {
  const sorted = (_key: string, part: unknown): unknown => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
  return `${JSON.stringify(value, sorted, 2)}\n`;
}

function firstDifference(committed: string, produced: string): string {
  const [before, after] = [committed.split('\n'), produced.split('\n')];
  const line = before.findIndex((text, index) => text !== after[index]);
  const at = line < 0 ? before.length : line;
  return (
    `line ${at + 1}\n  committed: ${before[at] ?? '(end)'}\n  now:       ` +
    `${after[at] ?? '(end)'}`
  );
}

/** Whether the files are written anew, instead of compared. */
export const isUpdating = (): boolean =>
  process.env.UPDATE_CONTRACTS === '1' && process.env.CI !== 'true';

/**
 * The committed file must equal what the code produces now; a contract changes only on purpose, in
 * the same commit. `UPDATE_CONTRACTS=1` writes the file instead; it never does so where CI=true.
 * `folder` is for this helper's own test.
 */
export async function expectContract(
  name: string,
  produced: string,
  folder = contractsFolder,
): Promise<void> {
  const path = join(folder, name);
  if (isUpdating()) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, produced);
    return;
  }
  const committed = await readFile(path, 'utf8').catch(() => undefined);
  if (committed === undefined)
    throw new Error(
      `The contract ${name} is not committed. Run the contract tests once with ` +
        'UPDATE_CONTRACTS=1, read the file, commit it.',
    );
  if (committed === produced) return;
  throw new Error(
    `The contract ${name} is not what the code produces: ` +
      `${firstDifference(committed, produced)}\nIf the change is meant: UPDATE_CONTRACTS=1, ` +
      'read the diff, commit it.',
  );
}
