import { describe, expect, it } from '@jest/globals';
import { projectPath } from '#libs/platform';
import { checkDefinition } from '#libs/workflow';
import { definitionParts } from './definition.js';
import { readTexts } from './folders.js';

describe('a form whose results are told in one notice', () => {
  it('has rows where that notice prints them', () => {
    const texts = readTexts(projectPath('workflows', 'dang-ky-y-kien'))!;
    const findings = (form: string) => checkDefinition({ ...texts, form }, 'thu', definitionParts);
    expect(findings(texts.form!)).toEqual([]);
    const bare = 'schemaVersion: 1\nid: thu\ntitle: Thử\nattachments: { types: [pdf] }\n';
    expect(findings(bare)).toMatchObject([
      { line: 3, message: expect.stringContaining('{total}') },
    ]);
  });
});
