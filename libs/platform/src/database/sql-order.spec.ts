import { describe, expect, it } from '@jest/globals';
import { inOrderOfUse } from './sql-order.js';

const file = (name: string, sql = '') => ({ name, sql });
const namesOf = (...files: { name: string; sql: string }[]): string[] =>
  inOrderOfUse(files).map(({ name }) => name);

describe('the order of SQL files', () => {
  it('is that of their names where none uses another', () => {
    expect(namesOf(file('b'), file('c'), file('a'))).toEqual(['a', 'b', 'c']);
  });

  it('has what is used before what uses it, whatever they are called', () => {
    expect(
      namesOf(
        file('age', 'select min(bound) from app.fences()'),
        file('guard.trigger', 'create trigger guard … execute function app.refuse()'),
        file('fences', 'select app.tag()'),
        file('refuse'),
        file('tag'),
      ),
    ).toEqual(['tag', 'fences', 'age', 'refuse', 'guard.trigger']);
  });

  it('does not look into comments, at tables, or at names that only begin alike', () => {
    expect(
      namesOf(
        file('a', '-- as app.b\nselect from app.event /* not\n app.c */ join app.bb on true'),
        file('b', 'select app.b()'),
        file('c'),
      ),
    ).toEqual(['a', 'b', 'c']);
  });

  it('refuses a circle and says which way it goes', () => {
    expect(() =>
      inOrderOfUse([file('a', 'app.b()'), file('b', 'app.c()'), file('c', 'app.b()')]),
    ).toThrow('in a circle: a → b → c → b');
  });

  it('refuses two files of one name', () => {
    expect(() => inOrderOfUse([file('a'), file('b'), file('a', 'other')])).toThrow('called a.sql');
  });
});
