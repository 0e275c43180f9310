import { describe, expect, it } from '@jest/globals';
import { arrayLiteral } from './array-literal.js';

describe('an array literal', () => {
  it.each([
    [['a', 'b c'], '{"a","b c"}'],
    [['{"x": "y"}', 'back\\slash'], '{"{\\"x\\": \\"y\\"}","back\\\\slash"}'],
    [[1, null, -2.5], '{1,null,-2.5}'],
    [['NULL', '', 'Đảng uỷ, 🙂'], '{"NULL","","Đảng uỷ, 🙂"}'],
    [[], '{}'],
  ])('%j', (values, literal) => expect(arrayLiteral(values)).toBe(literal));

  it.each([[['a\nb']], [['tab\t']], [['\u0001']], [['half \ud800']], [['C:\\new']]])(
    'leaves what JSON would escape otherwise to pg: %j',
    (values) => expect(arrayLiteral(values)).toBe(values),
  );
  it.each([
    ['text'],
    [null],
    [[true]],
    [[['nested']]],
    [[new Date(0)]],
    [[undefined]],
    [[Buffer.from('a')]],
  ])('leaves %p alone', (value) => expect(arrayLiteral(value)).toBe(value));
});
