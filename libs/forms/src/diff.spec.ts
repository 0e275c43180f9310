import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { applyDiff, diffRows, invertDiff, isEmptyDiff } from './diff.js';
import { type KeyedRow } from './form.js';

describe('rounds', () => {
  const values = fc.record({
    post: fc.constantFrom('a', 'b', null),
    votes: fc.constantFrom(1, 2, null),
  });
  const rounds = fc.uniqueArray(
    fc.record({ key: fc.constantFrom('1', '2', '3', '4', '5'), values }),
    { selector: ({ key }) => key },
  );
  const sorted = (rows: readonly KeyedRow[]) =>
    [...rows].sort((a, b) => a.key.localeCompare(b.key));

  test('the diff leads from one round to the other and back', () => {
    fc.assert(
      fc.property(rounds, rounds, (before, after) => {
        const diff = diffRows(before, after);
        expect(sorted(applyDiff(before, diff))).toEqual(sorted(after));
        expect(sorted(applyDiff(after, invertDiff(diff)))).toEqual(sorted(before));
        expect(isEmptyDiff(diff)).toBe(
          JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)),
        );
      }),
    );
  });

  test('a diff of other rows, or rows without unique keys, are refused', () => {
    const one = { key: '1', values: { post: 'a' } };
    const diff = diffRows([one], [{ key: '1', values: { post: 'b' } }]);
    expect(diff.changed).toEqual([
      { key: '1', columns: [{ column: 'post', before: 'a', after: 'b' }] },
    ]);
    expect(() => applyDiff([{ key: '1', values: { post: 'c' } }], diff)).toThrow(RangeError);
    expect(() => applyDiff([], diff)).toThrow(RangeError);
    expect(() => applyDiff([one], { added: [one], removed: [], changed: [] })).toThrow(RangeError);
    expect(() => diffRows([one, one], [])).toThrow(RangeError);
  });
});
