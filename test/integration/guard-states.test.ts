import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { markAfter, sqlGuards } from '#libs/directive/testing';
import { Clock } from '#libs/platform';
import { guardHolds, guardsOf, type Workflow } from '#libs/workflow';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { byId, everyWorkflow } from '../support/every-definition.js';
import {
  factsOf,
  instant,
  NOW,
  type State,
  statesOf,
  writeStates,
} from './guard-states.fixtures.js';

// Every guard of every definition over generated states: the rule in TypeScript asks facts that are
// told from the state, the sweep's SQL asks the rows. `GUARD_SEED` plays another set of states.

const SEED = Number(process.env['GUARD_SEED'] ?? 2024);
const STATES = 10_000;
const EACH = Math.ceil(STATES / everyWorkflow.length);

/** They ask for every field there is, and for states of the definition's own. */
const beside = ({ states }: Workflow): string[] => [
  `obligation.status in [${Object.keys(states)
    .map((name) => `'${name}'`)
    .join(', ')}]`,
  'obligation.cell < obligation.directive or obligation.cell = ""',
  'obligation.cutoffAt is null or not obligation.markAt > now',
  'report.receivedAt <= obligation.cutoffAt and report.count >= 2',
  'asked.cutoffAt != now',
  'upload.unfinished or hold.exists and report.straddled',
];

/** The guards of each step of the definition, each text once, as the rule and the sweep ask it. */
function whensOf(workflow: Workflow): string[] {
  const own = workflow.transitions.flatMap(({ command, from }) =>
    from.flatMap((status) => guardsOf(workflow, command, status).map(({ when }) => when)),
  );
  return [...new Set([...own, ...beside(workflow)])];
}

/** One operator is another one. */
const other: Readonly<Record<string, string>> = {
  '<=': '<',
  '<': '<=',
  '>=': '>',
  '>': '>=',
  '=': '!=',
  '!=': '=',
  or: 'and',
  and: 'or',
  'not ': '',
};
const operator = /[<>!]=|[<>=]|\b(?:or|and)\b|\bnot (?!in)/g;
const mutants = (when: string): string[] =>
  [...when.matchAll(operator)].map(
    ({ 0: found, index }) => when.slice(0, index) + other[found] + when.slice(index + found.length),
  );

describe('guards over generated states', () => {
  let database: FreshDatabase;
  const states = new Map<string, readonly State[]>(
    byId.map(([name, workflow], i) => [
      name,
      statesOf(workflow, { seed: SEED + i, count: EACH, prefix: `${i}` }),
    ]),
  );
  const all = [...states.values()].flat();
  beforeAll(async () => {
    database = await freshDatabase();
    await new Clock(database.dataSource).set(NOW);
    await writeStates(database.url, all);
  });
  afterAll(() => database.drop());

  /** Whether each guard refuses each state, by the SQL of the sweep: one statement. */
  async function refusedBySql(
    workflow: Workflow,
    whens: readonly string[],
    asked: readonly State[],
  ): Promise<boolean[][]> {
    const [step] = workflow.transitions;
    const guarded = {
      ...workflow,
      transitions: [
        { ...step!, guards: whens.map((when) => ({ code: 'ASKED', message: 'x', when })) },
      ],
    };
    const own = {
      ...markAfter(workflow.deadline.graceMinutes),
      'asked.cutoffAt': 'g.asked',
    };
    const guards = sqlGuards(guarded, { command: step!.command, status: step!.from[0]! }, own);
    const rows: { refuses: boolean[] }[] = await database.dataSource.query(
      `select array[${guards.map(({ refuses }) => refuses).join(', ')}] as refuses
        from rows from (jsonb_to_recordset($1::jsonb) as (stream text, asked timestamptz))
          with ordinality as g(stream, asked, n)
        join app.head h on h.stream = g.stream order by g.n`,
      [
        JSON.stringify(
          asked.map(({ stream, asked: at }) => ({
            stream,
            asked: at === null ? null : instant(at),
          })),
        ),
      ],
    );
    return rows.map(({ refuses }) => refuses);
  }

  const refusedByRule = (
    workflow: Workflow,
    whens: readonly string[],
    asked: readonly State[],
  ): boolean[][] =>
    asked.map((state) => {
      const facts = factsOf(state, workflow);
      return whens.map((when) => !guardHolds(when, facts));
    });

  it('are at least ten thousand', () => {
    expect(all.length).toBeGreaterThanOrEqual(STATES);
    expect(new Set(all.map(({ stream }) => stream)).size).toBe(all.length);
  });

  it.each(byId)('answer alike in TypeScript and in SQL: %s', async (name, workflow) => {
    const whens = whensOf(workflow);
    const asked = states.get(name)!;
    const rule = refusedByRule(workflow, whens, asked);
    const sql = await refusedBySql(workflow, whens, asked);
    expect(sql).toHaveLength(asked.length);
    const differ = asked.flatMap((state, i) =>
      whens
        .filter((_, j) => rule[i]![j] !== sql[i]![j])
        .map((when) => ({ when, state, facts: factsOf(state, workflow) })),
    );
    expect({ seed: SEED, differ: differ.slice(0, 3) }).toEqual({ seed: SEED, differ: [] });
    // A guard that says the same of every state would compare nothing.
    for (const [j, when] of whens.entries())
      expect({ when, said: new Set(rule.map((row) => row[j])) }).toEqual({
        when,
        said: new Set([true, false]),
      });
  });

  it('read what belongs to an obligation by an index, not all of it for each', async () => {
    const [[, workflow]] = byId as [(typeof byId)[number]];
    const guards = sqlGuards(workflow, { command: 'expire', status: 'issued' }, markAfter(5));
    const plan: { 'QUERY PLAN': string }[] = await database.dataSource.query(
      `explain select ${guards.map(({ refuses }) => refuses).join(', ')} from app.head h`,
    );
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('receipt_obligation');
    expect(text).not.toMatch(/Seq Scan on (?:receipt|intent)/);
  });

  it.each(byId)('must-fail control: find one changed operator: %s', async (name, workflow) => {
    const asked = states.get(name)!;
    const changed = whensOf(workflow).flatMap((when) =>
      mutants(when).map((mutant) => ({ when, mutant })),
    );
    expect(changed.length).toBeGreaterThanOrEqual(5);
    const rule = refusedByRule(
      workflow,
      changed.map(({ when }) => when),
      asked,
    );
    const sql = await refusedBySql(
      workflow,
      changed.map(({ mutant }) => mutant),
      asked,
    );
    const unseen = changed.filter((_, j) => rule.every((row, i) => row[j] === sql[i]![j]));
    expect({ seed: SEED, unseen }).toEqual({ seed: SEED, unseen: [] });
  });
});
