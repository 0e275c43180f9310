import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WorkflowError } from '#libs/workflow';
import { brokenFolders, copyOfGood, oddFolders } from './broken-folders.examples.js';
import { checkFolder, definitionNames, readShelf, readTexts } from './folders.js';

describe('a folder of a definition', () => {
  let root: string;
  beforeEach(() => void (root = mkdtempSync(path.join(tmpdir(), 'dondoc-folders-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('may be used as it is: the control of the rest', () => {
    copyOfGood(root, 'tot');
    expect(checkFolder(path.join(root, 'tot'))).toEqual([]);
    expect(readShelf(root)).toMatchObject({ shipped: [{}], skipped: [] });
  });

  it.each(brokenFolders)('is skipped for $name', ({ spoil, file, line, message, fix }) => {
    spoil(copyOfGood(root, 'hong'), root);
    const { skipped } = readShelf(root);
    expect(skipped.map(({ folder }) => folder)).toEqual(['hong']);
    const shown = path.join('workflows/hong', file);
    const said = skipped[0]!.findings.find((finding) => message.test(finding.message));
    expect(said ?? skipped[0]!.findings).toMatchObject({ file: shown, line });
    expect(said!.fix).toMatch(fix);
  });

  it.each(oddFolders)('is taken with $name', ({ spoil }) => {
    spoil(copyOfGood(root, 'la'), root);
    expect(readShelf(root)).toMatchObject({
      shipped: [{ definition: { workflow: { name: 'la' } } }],
      skipped: [],
    });
  });

  it('is looked for among folders alone; a file beside them is named', () => {
    copyOfGood(root, 'tot');
    copyOfGood(root, '.git');
    copyOfGood(root, 'schema');
    writeFileSync(path.join(root, 'README.md'), 'x');
    writeFileSync(path.join(root, 'workflow.yaml'), 'name: x');
    expect(definitionNames(root)).toEqual(['tot']);
    expect(readShelf(root).skipped).toMatchObject([
      { folder: 'workflow.yaml', findings: [{ message: expect.stringContaining('nằm ngoài') }] },
    ]);
  });

  it('stops nobody when there is none', () =>
    expect(readShelf(path.join(root, 'khong-co'))).toEqual({ shipped: [], skipped: [] }));

  it('throws for whoever asks for the texts of a file that is none', () => {
    const folder = copyOfGood(root, 'hong');
    writeFileSync(path.join(folder, 'form.yaml'), Buffer.from([0xff, 0xfe, 0, 0]));
    expect(() => readTexts(folder)).toThrow(WorkflowError);
  });
});
