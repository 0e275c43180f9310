import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type ApiDocument } from '#libs/platform';
import { readExamples } from '../../apps/api/src/description.js';
import { faultsOf } from './described.js';
import { contractsFolder } from './regenerated.js';

const read = async (): Promise<ApiDocument> =>
  JSON.parse(await readFile(path.join(contractsFolder, 'openapi.json'), 'utf8')) as ApiDocument;

type Answer = Record<string, unknown>;
interface Loose {
  summary?: string;
  tags?: string[];
  requestBody: { content: Record<string, { example?: Answer }> };
  responses: Record<string, { content?: Record<string, { example?: Answer }> }>;
}
const JSON_TYPE = 'application/json';

/** The document with one operation changed, which the check must find. */
async function broken(change: (operation: Loose) => unknown): Promise<string[]> {
  const document = await read();
  const path = '/api/obligations/{obligation}/extend';
  const operation: unknown = document.paths[path]!['post'];
  change(operation as Loose);
  return faultsOf({ ...document, paths: { [path]: document.paths[path]! } });
}
const ID = 'ObligationController_extend';

describe('every operation', () => {
  it('has a summary, a tag that is explained, and examples that fit their schemas', async () => {
    // A missing example: CONTRIBUTING.md, “Add a route”.
    expect(faultsOf(await read())).toEqual([]);
  });

  it('is there for every example', async () => {
    const { paths } = await read();
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(readExamples()).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each([
    ['a missing summary', (operation) => delete operation.summary, 'has no summary'],
    ['no tag', (operation) => (operation.tags = []), 'has no tag'],
    ['a tag of nobody', (operation) => (operation.tags = ['khac']), 'has the unknown tag khac'],
    [
      'no example of the body',
      ({ requestBody }) => delete requestBody.content[JSON_TYPE]!.example,
      'has no example: requestBody',
    ],
    [
      'no example of the answer',
      ({ responses }) => delete responses['200']!.content![JSON_TYPE]!.example,
      'has no example: responses 200',
    ],
    [
      'an answer without a schema',
      ({ responses }) => delete responses['200']!.content,
      'does not say what 200 answers',
    ],
  ] as [string, (operation: Loose) => unknown, string][])(
    'control: %s is found',
    async (_, change, fault) => {
      expect(await broken(change)).toEqual([`${ID} ${fault}`]);
    },
  );

  it.each([
    [
      'a field that the type does not have',
      (answer) => (answer['khac'] = 1),
      'additional properties',
    ],
    ['a field that is missing', (answer) => delete answer['obligation'], 'required property'],
    ['a field of another type', (answer) => (answer['version'] = 'một'), 'must be number'],
  ] as [string, (answer: Answer) => unknown, string][])(
    'control: an example with %s is found',
    async (_, change, fault) => {
      const faults = await broken(({ responses }) =>
        change(responses['200']!.content![JSON_TYPE]!.example!),
      );
      expect(faults).toEqual([expect.stringContaining(fault)]);
    },
  );
});
