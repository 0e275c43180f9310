import { randomUUID } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transformFile } from '@swc/core';
import { projectPath } from '#libs/platform';

/**
 * A process that archives the documents 1…n and prints each hash: the modules under test as
 * JavaScript, with a stand-in for the platform's door.
 */
export async function buildWriter(): Promise<string> {
  const source = projectPath('libs/records/src/archive');
  const folder = projectPath('var', `archive-writer-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  const files = (await readdir(source)).filter((file) => !/\.(test|spec|examples)\.ts$/.test(file));
  for (const file of files) {
    const { code } = await transformFile(join(source, file), {
      swcrc: false,
      module: { type: 'es6' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    });
    await writeFile(
      join(folder, file.replace('.ts', '.js')),
      code.replace('#libs/platform', './platform.js'),
    );
  }
  await writeFile(
    join(folder, 'platform.js'),
    'export const identityOf = (pid) => { try { process.kill(pid, 0); return { pid }; } catch { ' +
      'return undefined; } };\n',
  );
  await writeFile(
    join(folder, 'writer.mjs'),
    `import { Archive } from './archive.js';
import { placeCopy } from './durable-file.js';
const [dir, count, title] = process.argv.slice(2);
const archive = new Archive(dir);
for (let n = 1; n <= Number(count); n += 1) {
  const { sha256 } = await archive.put({ bytes: Buffer.from('%PDF-1.7 ' + n), ` +
      `mediaType: 'application/pdf', dossier: '2024', name: n + '-TB', title });
  console.log(sha256);
}
`,
  );
  return folder;
}
