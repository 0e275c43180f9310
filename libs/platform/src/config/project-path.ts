import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = path.join(folder, 'package.json');
    if (
      existsSync(manifest) &&
      (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'dondoc'
    )
      return folder;
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('no package.json of dondoc above the running file');
    folder = parent;
  }
}

let root: string | undefined;

/**
 * A path inside the project. It is the same whether the running file is TypeScript under libs/ or
 * JavaScript under dist/.
 */
export function projectPath(...parts: string[]): string {
  root ??= findRoot();
  return path.join(root, ...parts);
}
