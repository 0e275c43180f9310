import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from './trees.js';

const script: { refuseNameless: (metafile: object) => void } = await import(
  pathToFileURL(join(projectRoot, 'scripts/bundle.mjs')).href
);
const { refuseNameless } = script;

const loading = (format: string, kind: string) => ({
  inputs: {
    'dist/libs/x/src/mail.js': { imports: [{ kind, path: 'node_modules/nodemailer/index.js' }] },
    'node_modules/nodemailer/index.js': { format, imports: [] },
  },
});

describe('a package that a program loads when it is needed', () => {
  it('may be loaded as it is when it is of Node’s newer kind, or by a file of ours', () => {
    refuseNameless(loading('esm', 'dynamic-import'));
    refuseNameless(loading('cjs', 'import-statement'));
  });

  it('is refused where its names would be gone, by the file that loads it', () => {
    expect(() => refuseNameless(loading('cjs', 'dynamic-import'))).toThrow(
      /mail\.js loads .*nodemailer/,
    );
  });
});
