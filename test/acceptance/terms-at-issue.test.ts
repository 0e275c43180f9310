import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directive, obligationStream } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { type OrgFile, readOrg } from '#libs/org';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { importOrgFile } from '../../apps/cli/src/import-org.js';
import { call } from '../support/call.js';
import { type Cell, freshKey, type Issued, issueOn, reportOf } from '../support/issued.js';
import { plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';

// Issued on 12/01/2024 while no worker is there; the organisation is changed by an import on 15/01;
// the worker comes on 17/01.

const BEFORE = 'truoc-day-2024';
const CONGRESS = 'cb-tong-hop';
let stage: Stage;
let issued: Issued;
let report: object;
let recorded: OrgFile['terms'];

/**
 * The congress of one cell was held two days before the issue and told afterwards; every other
 * cell's first term was prolonged by a month.
 */
const later = (terms: OrgFile['terms']): OrgFile['terms'] =>
  terms.map((term) => {
    if (term.body === letter2024.committee) return term;
    const [last, first] =
      term.body === CONGRESS ? ['2024-01-10', '2024-01-11'] : ['2025-06-30', '2025-07-01'];
    if (term.name === '2022-2025') return { ...term, to: last };
    return term.name === '2025-2027' ? { ...term, from: first } : term;
  });

async function changeOrganisation(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-terms-'));
  const file = (await readOrg(stage.dataSource.manager, letter2024.committee))!;
  recorded = file.terms;
  await writeFile(
    path.join(folder, 'to-chuc.json'),
    JSON.stringify({ ...file, terms: later(file.terms) }),
  );
  expect(
    (await importOrgFile(stage.dataSource, path.join(folder, 'to-chuc.json'), { confirm: true }))
      .changed,
  ).toBeGreaterThan(2);
  await rm(folder, { recursive: true });
}

/**
 * The same facts once more, as they were written before an issue wrote the terms down beside them.
 */
async function writeAsBefore(): Promise<void> {
  const store = new EventStore(stage.dataSource);
  const facts = (await store.read(`directive-${letter2024.directive}`)).map((event) =>
    directive.parse(event),
  );
  let state = directive.initial;
  for (const [version, fact] of facts.entries()) {
    state = directive.evolve(state, fact);
    await store.append([
      {
        stream: `directive-${BEFORE}`,
        expect: version,
        events: [fact],
        head: directive.head(state),
        actor: 'test',
      },
    ]);
  }
}

beforeAll(async () => {
  stage = await openStage({ worker: false });
  await stage.moveTo('2024-01-12T09:00:00+07:00');
  issued = await issueOn(stage, {
    meanwhile: async () => {
      report = await reportOf(stage, CONGRESS);
      await writeAsBefore();
      await stage.moveTo('2024-01-15T09:00:00+07:00');
      await changeOrganisation();
      await stage.moveTo('2024-01-17T09:00:00+07:00');
    },
  });
}, 60_000);
afterAll(() => stage.close());

type Line = readonly [name: string, startsOn: string, endsOn: string | null];
async function pinned(of: string, cell: string): Promise<{ on: string; lines: Line[] }> {
  const [row] = (await stage.dataSource.query(
    `select data->'terms' as terms from app.event where stream = $1 and version = 1`,
    [obligationStream(of, cell)],
  )) as {
    terms: { on: string; list: { name: string; startsOn: string; endsOn: string | null }[] };
  }[];
  return {
    on: row!.terms.on,
    lines: row!.terms.list.map(({ name, startsOn, endsOn }) => [name, startsOn, endsOn]),
  };
}
const onFile = (terms: OrgFile['terms'], cell: string): Line[] =>
  terms
    .filter((term) => term.body === cell && letter2024.targetTerms!.includes(term.name))
    .map(({ name, from, to }): Line => [name, from, to ?? null])
    .toSorted();
const congress = (): Cell => issued.cells.find(({ id }) => id === CONGRESS)!;

describe('an organisation that changes between the issue and the worker', () => {
  it('leaves every cell the terms that were on record at the issue', async () => {
    for (const { id } of issued.cells)
      expect({ id, ...(await pinned(issued.directive, id)) }).toEqual({
        id,
        on: '2024-01-12',
        lines: onFile(recorded, id),
      });
  });

  it(
    'control: where the issue wrote nothing down, as before, the obligations pin what is on ' +
      'record when the worker comes',
    async () => {
      const after = later(recorded);
      for (const { id } of issued.cells) {
        const { lines } = await pinned(BEFORE, id);
        expect(lines).not.toEqual(onFile(recorded, id));
        expect(lines).toEqual(
          onFile(after, id).filter(([, , endsOn]) => endsOn === null || endsOn >= '2024-01-12'),
        );
      }
      expect((await pinned(BEFORE, CONGRESS)).lines.map(([name]) => name)).toEqual(['2025-2027']);
    },
  );

  it(
    'takes the report on both terms; control: without them one of the two is not asked ' + 'for',
    async () => {
      const send = (obligation: string) =>
        call(stage.url, `/api/obligations/${obligation}/reports`, {
          token: congress().token,
          key: freshKey(),
          body: report,
        });
      const refused = await send(obligationStream(BEFORE, CONGRESS));
      expect(refused).toMatchObject({ status: 400 });
      expect(refused.text).toContain('2022-2025');
      expect(await send(congress().obligation)).toMatchObject({ status: 201 });
    },
  );

  it('leaves a database that verifies', async () => {
    const worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
    await worker.drain();
    await worker.stop();
    const { violations } = await runVerify({
      dataSource: stage.dataSource,
      archiveDir: stage.config.archiveDir,
    });
    // The copy from before shares its number and letter with the directive that was issued.
    expect(violations.filter((line) => !line.includes(BEFORE))).toEqual([]);
  });
});
