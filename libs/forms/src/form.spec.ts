import { describe, expect, test } from '@jest/globals';
import { columnTypes, type FormInput, formShape } from './form.js';
import { input } from './form.examples.js';

describe('a form written by hand', () => {
  const broken = (change: Partial<FormInput['tables'][number]>) =>
    formShape.safeParse({ ...input, tables: [{ ...input.tables[0], ...change }] }).success;
  test('is refused when it contradicts itself', () => {
    expect(broken({})).toBe(true);
    expect(broken({ rowKey: ['nobody'] })).toBe(false);
    expect(broken({ columns: [{ key: 'card', title: 'A', type: 'enum' }] })).toBe(false);
    expect(
      broken({
        columns: [
          { key: 'card', title: 'A', type: 'text' },
          { key: 'card', title: 'B', type: 'text' },
        ],
      }),
    ).toBe(false);
    expect(formShape.safeParse({ ...input, tilte: 'x' }).success).toBe(false);
    expect(columnTypes).toHaveLength(11);
  });
});
