import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkFolder, definitionNames, readShelf } from '#libs/directive';
import { newDefinition } from '../../apps/cli/src/workflow/new-definition.js';

describe('dondoc workflow new', () => {
  let root: string;
  beforeEach(() => void (root = mkdtempSync(path.join(tmpdir(), 'dondoc-new-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it.each(definitionNames())('writes from %s what may be used as it is', (from) => {
    const title = "Đăng ký: 'học tập' #1";
    const folder = newDefinition({ name: 'dang-ky', from, title, root });
    expect(checkFolder(folder)).toEqual([]);
    expect(readShelf(root)).toMatchObject({
      shipped: [{ definition: { workflow: { name: 'dang-ky', version: 1, title } } }],
      skipped: [],
    });
    for (const part of ['workflow', 'form', 'rules']) {
      const [schema, head] = readFileSync(path.join(folder, `${part}.yaml`), 'utf8').split('\n');
      expect(schema).toMatch(
        new RegExp(`^# yaml-language-server: \\$schema=.+/${part}.schema.json$`),
      );
      expect(head).toContain(from);
    }
  });

  it('starts from a definition that was written before', () => {
    newDefinition({ name: 'mot', from: 'bao-cao-dinh-ky', root });
    newDefinition({ name: 'hai', from: 'mot', root });
    expect(readShelf(root).shipped.map(({ definition }) => definition.workflow.name)).toEqual([
      'hai',
      'mot',
    ]);
  });

  it.each([
    ['Biên bản', 'bao-cao-dinh-ky', 'NOT_A_WORKFLOW_NAME'],
    ['../ngoai', 'bao-cao-dinh-ky', 'NOT_A_WORKFLOW_NAME'],
    ['schema', 'bao-cao-dinh-ky', 'NOT_A_WORKFLOW_NAME'],
    ['moi', 'khong-co', 'NO_SUCH_WORKFLOW'],
    ['co-roi', 'bao-cao-dinh-ky', 'WORKFLOW_EXISTS'],
  ])('refuses %s from %s', (name, from, code) => {
    newDefinition({ name: 'co-roi', from: 'bao-cao-dinh-ky', root });
    expect(() => newDefinition({ name, from, root })).toThrow(expect.objectContaining({ code }));
  });

  it('says what is wrong with the one that it starts from', () => {
    const file = path.join(
      newDefinition({ name: 'mot', from: 'bao-cao-dinh-ky', root }),
      'form.yaml',
    );
    writeFileSync(file, readFileSync(file, 'utf8').replace('attachments:', 'attachment:'));
    expect(() => newDefinition({ name: 'hai', from: 'mot', root })).toThrow(
      expect.objectContaining({
        code: 'NOT_SOUND',
        message: expect.stringContaining("Có phải ý là 'attachments'?"),
      }),
    );
  });
});
