import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cutoffPolicies } from '#libs/calendar';
import { checkFolder, readShelf } from '#libs/directive';
import { columnTypes } from '#libs/forms';
import { letterBlanks } from '#libs/workflow';
import { projectRoot } from './trees.js';

const page = readFileSync(join(projectRoot, 'docs/quy-trinh.md'), 'utf8');
const name = 'dang-ky-hoc-tap';
const parts = ['workflow.yaml', 'form.yaml', 'rules.yaml'] as const;

/** The fenced text under the heading with that name. */
function example(part: string): string {
  const found = new RegExp(`^### ${part}\n\n\`\`\`yaml\n([^]*?)^\`\`\`$`, 'm').exec(page);
  if (!found) throw new Error(`the page has no example of ${part}`);
  return found[1]!;
}

describe('the author’s page', () => {
  let root: string;
  let folder: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'dondoc-page-'));
    folder = join(root, name);
    mkdirSync(folder);
    for (const part of parts) writeFileSync(join(folder, part), example(part));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('has an example that may be used as it stands', () => {
    expect(checkFolder(folder)).toEqual([]);
    expect(readShelf(root).shipped[0]!.definition.workflow.name).toBe(name);
  });

  it('control: an example that went stale is found', () => {
    writeFileSync(
      join(folder, 'workflow.yaml'),
      example('workflow.yaml').replace('graceMinutes', 'grace'),
    );
    expect(checkFolder(folder)).not.toEqual([]);
  });

  it('names every policy, every type of a column and every blank of a letter', () => {
    for (const word of [...cutoffPolicies, ...columnTypes, ...letterBlanks.map((b) => `{${b}}`)])
      expect(page).toContain(`\`${word}\``);
  });

  it('has no key in its example that the schemas do not know', () => {
    const keys = parts.flatMap((part) =>
      [...example(part).matchAll(/^ *(?:- )?([a-zA-Z]+):/gm)].map(([, key]) => key!),
    );
    const schemas = ['workflow', 'form', 'rules'].map((part) =>
      readFileSync(join(projectRoot, `workflows/schema/${part}.schema.json`), 'utf8'),
    );
    const unknown = [...new Set(keys)].filter(
      (key) => !schemas.some((schema) => schema.includes(`"${key}"`)),
    );
    expect(unknown).toEqual([]);
  });
});
