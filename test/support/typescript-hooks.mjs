import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform, version } from '@swc/core';

/**
 * Compiled sources are kept by their content, because a run of the tests starts hundreds of
 * processes.
 */
const cache = fileURLToPath(new URL('../../node_modules/.cache/dondoc-swc/', import.meta.url));
const globals = new URL('./runner/globals.mjs', import.meta.url).href;
const options = {
  sourceMaps: 'inline',
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};
const settings = `${version} ${JSON.stringify(options)}`;

/**
 * The sources import each other as `.js`, as the build names them, and the libs by the condition
 * `source`.
 */
export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: globals, format: 'module', shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts')) {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, {
    ...context,
    conditions: [...new Set([...context.conditions, 'source'])],
  });
}

async function compiled(filename) {
  const source = await readFile(filename, 'utf8');
  const kept = path.join(
    cache,
    `${createHash('sha1').update(settings).update(filename).update(source).digest('hex')}.mjs`,
  );
  const known = await readFile(kept, 'utf8').catch(() => undefined);
  if (known !== undefined) return known;
  const { code } = await transform(source, { ...options, filename });
  await mkdir(cache, { recursive: true });
  // The file is there whole or not at all, whoever else compiles it now.
  await writeFile(`${kept}.${process.pid}`, code);
  await rename(`${kept}.${process.pid}`, kept);
  return code;
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: await compiled(fileURLToPath(url)), shortCircuit: true };
}
