import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStage, type Stage } from '../support/stage.js';
import { expectContract, stableJson } from './regenerated.js';

interface Operation {
  readonly responses?: object;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
}

describe('the HTTP contract', () => {
  let stage: Stage | undefined;
  let document: { openapi: string; paths: Record<string, Record<string, Operation>> };

  beforeAll(async () => {
    stage = await openStage({ worker: false });
    document = (await (await fetch(new URL('/api/openapi.json', stage.url))).json()) as typeof document;
  });
  afterAll(() => stage?.close());

  it('is the one that was agreed', async () => {
    expect(document.openapi).toBe('3.1.0');
    await expectContract('openapi.json', stableJson(document));
  });

  it('asks for an Idempotency-Key on every command', () => {
    const commands = Object.entries(document.paths).flatMap(([path, operations]) => Object.entries(operations).filter(([method]) => method !== 'get').map(([method, operation]) => ({ path, method, operation })));
    const without = commands.filter(({ operation }) => !operation.parameters?.some((one) => one.in === 'header' && one.name.toLowerCase() === 'idempotency-key' && one.required === true));
    expect(commands.length).toBeGreaterThan(10);
    expect(without.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});
