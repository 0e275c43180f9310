import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Columns,
  fieldNames,
  fields,
  type FieldType,
  guardHolds,
  guardProblem,
  guardSql,
} from '#libs/workflow';
import { guardExpression, guardFacts } from '#libs/workflow/testing';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

const RUNS = 400;
const PER_RUN = 8;
const sqlTypes: Readonly<Record<FieldType, string>> = {
  instant: 'timestamptz',
  text: 'text',
  number: 'bigint',
  boolean: 'boolean',
};
const names = fieldNames.map((name, i) => [name, `f${i}`] as const);
const columns = Object.fromEntries(names.map(([name, column]) => [name, `h.${column}`])) as Columns;
const shape = names.map(([name, column]) => `${column} ${sqlTypes[fields[name].type]}`).join(', ');

describe('a guard in TypeScript and in SQL', () => {
  let database: FreshDatabase;
  beforeAll(async () => void (database = await freshDatabase()));
  afterAll(() => database.drop());

  async function inSql(text: string, rows: readonly object[]): Promise<boolean[]> {
    const asked: { holds: boolean }[] = await database.dataSource.query(
      `select (${guardSql(text, columns)}) is true as holds from rows
        from (jsonb_to_recordset($1::jsonb) as (${shape})) with ordinality as h ` +
        'order by ordinality',
      [JSON.stringify(rows)],
    );
    return asked.map(({ holds }) => holds);
  }

  const rowOf = (facts: object): object =>
    Object.fromEntries(names.map(([name, column]) => [column, Reflect.get(facts, name) ?? null]));

  it(
    'gives the same verdict on every row: empty fields, microseconds, letters of all ' + 'planes',
    async () => {
      let [held, refused] = [0, 0];
      await fc.assert(
        fc.asyncProperty(
          guardExpression,
          fc.array(guardFacts, { minLength: PER_RUN, maxLength: PER_RUN }),
          async (text, rows) => {
            const verdicts = rows.map((facts) => guardHolds(text, facts));
            expect({ text, verdicts: await inSql(text, rows.map(rowOf)) }).toEqual({
              text,
              verdicts,
            });
            held += verdicts.filter((holds) => holds).length;
            refused += verdicts.filter((holds) => !holds).length;
          },
        ),
        { numRuns: RUNS },
      );
      // A language that always says no would pass as well.
      expect(Math.min(held, refused)).toBeGreaterThan((RUNS * PER_RUN) / 10);
    },
  );

  it('calls every generated guard well formed for one of the commands', () => {
    fc.assert(
      fc.property(guardExpression, (text) => {
        const problems = (['expire', 'reopen'] as const).map((command) =>
          guardProblem(text, command),
        );
        expect(
          problems.every((problem) => problem && !/không hỏi được/.test(problem.message))
            ? { text, problems }
            : undefined,
        ).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('would notice an order of letters that is not the database’s', async () => {
    const facts = { 'obligation.cell': '\u{10400}', 'obligation.directive': '\uFB01' };
    expect(await inSql('obligation.cell > obligation.directive', [rowOf(facts)])).toEqual([true]);
    expect(facts['obligation.cell'] > facts['obligation.directive']).toBe(false);
  });
});
