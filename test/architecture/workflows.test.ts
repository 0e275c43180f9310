import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from './trees.js';

const definition = join(projectRoot, 'workflows/quy-hoach-cap-uy/workflow.yaml');

function check(folder: string): Promise<{ code: number; output: string }> {
  const args = ['--conditions=source', '--import', './test/support/run-typescript.mjs', 'scripts/checks/workflows.mjs', folder];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: projectRoot }, (error, stdout) => resolve({ code: error ? 1 : 0, output: stdout }));
  });
}

describe('the check of workflow definitions', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-workflows-'));
    await mkdir(join(folder, 'quy-hoach-cap-uy'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('names line, column and the fix of a typing error', async () => {
    const text = await readFile(definition, 'utf8');
    const line = text.split('\n').findIndex((each) => each.startsWith('reminders:')) + 1;
    await writeFile(join(folder, 'quy-hoach-cap-uy/workflow.yaml'), text.replace('\nreminders:', '\nremindres:'));
    const { code, output } = await check(folder);
    expect(code).toBe(1);
    expect(output).toContain(`workflow.yaml:${line}:1:`);
    expect(output).toContain("'reminders'");
  });

  it('refuses a definition under another name than its own', async () => {
    await mkdir(join(folder, 'other'));
    await cp(definition, join(folder, 'quy-hoach-cap-uy/workflow.yaml'));
    await cp(definition, join(folder, 'other/workflow.yaml'));
    const { code, output } = await check(folder);
    expect(code).toBe(1);
    expect(output).toContain("khác tên thư mục 'other'");
    expect(output).toContain('2 definitions, 1 findings');
  });

  it('refuses an empty folder: it would prove nothing', async () => {
    await rm(join(folder, 'quy-hoach-cap-uy'), { recursive: true });
    expect((await check(folder)).code).toBe(1);
  });

  it('accepts those of this project', async () => {
    expect((await check('workflows')).code).toBe(0);
  });
});
