import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { definitionNames, definitionSchemas, jsonSchemaOf } from '#libs/directive';
import { check as checkFolders } from '../../apps/cli/src/workflow/check.js';
import { projectRoot } from './trees.js';

const planning = 'quy-hoach-cap-uy';

/** The program of `npm run check:workflows`, as a process. */
function script(folder: string): Promise<{ code: number; output: string }> {
  const args = [
    '--conditions=source',
    '--import',
    './test/support/run-typescript.mjs',
    'scripts/checks/workflows.mjs',
    folder,
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: projectRoot }, (error, stdout) =>
      resolve({ code: error ? 1 : 0, output: stdout }),
    );
  });
}

/** What both the program and `dondoc workflow check` say, in this process. */
async function check(folder: string): Promise<{ code: number; output: string }> {
  const lines: string[] = [];
  const fine = await checkFolders({ given: [], root: folder }, (line) => lines.push(line));
  return { code: fine ? 0 : 1, output: lines.join('\n') };
}

describe('the check of workflow definitions', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-workflows-'));
    await cp(join(projectRoot, 'workflows', planning), join(folder, planning), { recursive: true });
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const change = async (file: string, from: string, to: string): Promise<number> => {
    const path = join(folder, planning, file);
    const text = await readFile(path, 'utf8');
    expect(text.split(from)).toHaveLength(2);
    await writeFile(path, text.replace(from, to));
    return text.slice(0, text.indexOf(from)).split('\n').length;
  };

  it.each([
    ['workflow.yaml', '\nreminders:', '\nremindres:', 1, "'reminders'"],
    ['form.yaml', 'title: Lý do đưa ra,', 'titel: Lý do đưa ra,', 0, "'title'"],
    ['rules.yaml', 'overrides: []', 'override: []', 0, "'overrides'"],
  ])(
    'names line, column and the fix of a typing error in %s',
    async (...[file, from, to, below, meant]) => {
      const line = (await change(file, from, to)) + below;
      const { code, output } = await check(folder);
      expect(code).toBe(1);
      expect(output).toContain(`${file}:${line}:`);
      expect(output).toContain(meant);
    },
  );

  it.each([
    [
      'a column heading used twice',
      'form.yaml',
      'title: Lý do đưa ra,',
      'title: Lý luận chính trị,',
      'Tiêu đề cột “Lý luận chính trị” trùng',
    ],
    [
      'a column that the rules of planning read, under another key',
      'form.yaml',
      '{ key: agreed, ',
      '{ key: inFavour, ',
      "Bảng 'votes' thiếu cột 'agreed'",
    ],
    [
      'a choice that the rules of planning do not know',
      'form.yaml',
      '{ value: chuyen-cong-tac,',
      '{ value: nghi-huu,',
      "không biết lựa chọn 'nghi-huu' của cột 'ground'",
    ],
    [
      'a rule set named twice',
      'rules.yaml',
      '[qd50-2021, qd377-2025]',
      '[qd50-2021, qd50-2021]',
      "'qd50-2021' ghi hai lần",
    ],
    [
      'a rule set nobody knows',
      'rules.yaml',
      'qd377-2025]',
      'qd377-2052]',
      "Không có bộ quy tắc nào tên 'qd377-2052'. Có phải ý là 'qd377-2025'?",
    ],
    [
      'a parameter that the rule does not have',
      'rules.yaml',
      'overrides: []',
      'overrides: [{ rule: COEFFICIENT_OUT_OF_RANGE, parameter: maks, value: 2, document: ' +
        '12-NQ/ĐU }]',
      "không có tham số 'maks'. Có phải ý là 'max'?",
    ],
    [
      'a guard about a field nobody knows',
      'workflow.yaml',
      'when: not report.onTime',
      'when: not report.intime',
      "Không có trường nào tên 'report.intime'",
    ],
  ])('finds %s', async (...[, file, from, to, message]) => {
    await change(file, from, to);
    const { code, output } = await check(folder);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(message) });
    expect(output).toContain(`${file}:`);
  });

  it('asks for all three files', async () => {
    await rm(join(folder, planning, 'form.yaml'));
    expect((await check(folder)).output).toContain('form.yaml:1:1: Không có tệp này.');
  });

  it('refuses a definition under another name than its own', async () => {
    await cp(join(folder, planning), join(folder, 'other'), { recursive: true });
    const { code, output } = await check(folder);
    expect(code).toBe(1);
    expect(output).toContain("khác tên thư mục 'other'");
    expect(output.split('\n')).toHaveLength(1);
  });

  it('refuses an empty folder: it would prove nothing', async () => {
    await rm(join(folder, planning), { recursive: true });
    expect(await script(folder)).toEqual({
      code: 1,
      output: 'workflows: 0 definitions, 0 findings\n',
    });
  });

  it('accepts those of this project', async () => {
    expect(await script('workflows')).toEqual({
      code: 0,
      output: `workflows: ${definitionNames().length} definitions, 0 findings\n`,
    });
    expect(definitionNames().length).toBeGreaterThanOrEqual(3);
  });
});

describe('the published JSON Schemas', () => {
  const parts = Object.keys(definitionSchemas) as (keyof typeof definitionSchemas)[];

  it.each(parts)(
    '%s.schema.json is the one made from the zod schema (UPDATE_CONTRACTS=1 writes it)',
    async (name) => {
      const file = join(projectRoot, 'workflows/schema', `${name}.schema.json`);
      const made = `${JSON.stringify(jsonSchemaOf(name).schema, null, 2)}\n`;
      if (process.env['UPDATE_CONTRACTS'] === '1') await writeFile(file, made);
      expect(await readFile(file, 'utf8')).toBe(made);
    },
  );

  it.each(parts)('says in Vietnamese what each key of %s.yaml is', (name) => {
    expect(jsonSchemaOf(name).missing).toEqual([]);
    const text = JSON.stringify(jsonSchemaOf(name).schema);
    expect(text.split('"description"').length).toBeGreaterThan(6);
  });

  it('has patterns that take what ships, and no other', () => {
    const { schema } = jsonSchemaOf('workflow') as {
      schema: { properties: Record<string, { pattern: string }> };
    };
    const name = new RegExp(schema.properties['name']!.pattern, 'u');
    expect(definitionNames().filter((one) => !name.test(one))).toEqual([]);
    expect(['Quy hoạch', 'a_b', '-a'].filter((one) => name.test(one))).toEqual([]);
  });

  it('is named by the first line of every file, for the editor', async () => {
    for (const definition of definitionNames()) {
      for (const part of parts) {
        const [first] = (
          await readFile(join(projectRoot, 'workflows', definition, `${part}.yaml`), 'utf8')
        ).split('\n');
        expect(`${definition} ${first}`).toBe(
          `${definition} # yaml-language-server: $schema=../schema/${part}.schema.json`,
        );
      }
    }
  });
});
