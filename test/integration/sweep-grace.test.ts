import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  definitionParts,
  expireObligations,
  obligation,
  obligationStream,
  readTexts,
  type SweepOptions,
} from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { projectPath, setLogLevel } from '#libs/platform';
import { parseDefinition } from '#libs/workflow';
import { type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';
import { from } from './cutoff-race.fixtures.js';

setLogLevel('error');

const MINUTE = 60_000;
const SLOW = obligationStream('cham-2024', 'cb-tong-hop');

/**
 * The shipped definition with half an hour of grace, as a later version that one obligation is
 * pinned to.
 */
async function pinSlow({ dataSource }: Stage, cutoffAt: string): Promise<void> {
  const shipped = readTexts(projectPath('workflows', 'quy-hoach-cap-uy'))!;
  const texts = {
    ...shipped,
    workflow: shipped.workflow
      .replace('graceMinutes: 5', 'graceMinutes: 30')
      .replace(/^version: \d+$/m, 'version: 99'),
  };
  const { workflow } = parseDefinition(texts, 'thu', definitionParts);
  await dataSource.query(
    `insert into app.workflow_definition (id, source, form, rules, name, version)
      values ($1, $2, $3, $4, $5, $6)`,
    [workflow.id, texts.workflow, texts.form, texts.rules, workflow.name, workflow.version],
  );
  const event = {
    type: 'ObligationIssued',
    data: {
      directive: 'cham-2024',
      cell: 'cb-tong-hop',
      workflow: workflow.id,
      wording: 'trước ngày 15/02/2024',
      dueOn: '2024-02-15',
      cutoffAt,
    },
  } as const;
  await new EventStore(dataSource).append([
    {
      stream: SLOW,
      expect: 'none',
      events: [event],
      head: obligation.head(obligation.evolve(obligation.initial, event)),
      actor: 'system',
    },
  ]);
}

describe('the grace of the mark', () => {
  let stage: Stage;
  let issued: Issued;
  beforeEach(async () => {
    ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
    await pinSlow(stage, issued.cutoffAt);
  }, 60_000);
  afterEach(() => stage.close());

  /** Marks of the shipped definition (12 obligations), and of the slow one. */
  async function marksAt(minutes: number, options?: SweepOptions): Promise<[number, number]> {
    await stage.moveTo(from(issued.cutoffAt, minutes * MINUTE));
    await expireObligations(stage.dataSource, new EventStore(stage.dataSource), options).run();
    const rows: { stream: string }[] = await stage.dataSource.query(
      `select stream from app.head where category = 'obligation' and status = 'expired'`,
    );
    return [
      rows.filter(({ stream }) => stream !== SLOW).length,
      rows.filter(({ stream }) => stream === SLOW).length,
    ];
  }

  it('is that of the definition each obligation is pinned to', async () => {
    expect(await marksAt(4.99)).toEqual([0, 0]);
    expect(await marksAt(5)).toEqual([12, 0]);
    expect(await marksAt(29.99)).toEqual([12, 0]);
    expect(await marksAt(30)).toEqual([12, 1]);
  });

  it('is one for all when it is set from outside', async () => {
    expect(await marksAt(30, { graceMinutes: 45 })).toEqual([0, 0]);
    expect(await marksAt(45, { graceMinutes: 45 })).toEqual([12, 1]);
  });

  it(
    'is waited before an unfinished upload becomes a hold: one that ends within the grace of ' +
      'its own definition needs nobody',
    async () => {
      const fast = issued.cells[0]!.obligation;
      for (const stream of [fast, SLOW])
        await stage.dataSource.query(
          `insert into app.intent (id, obligation, actor, begun_at) values ($1, $1, 'chibo-1',
          $2::timestamptz - interval '1 minute')`,
          [stream, issued.cutoffAt],
        );
      const holds = async () =>
        (
          (await stage.dataSource.query('select obligation from app.hold order by 1')) as {
            obligation: string;
          }[]
        ).map(({ obligation: stream }) => stream);
      expect([await marksAt(10), await holds()]).toEqual([[11, 0], [fast]]);
      await stage.dataSource.query(
        `update app.intent set resolved_at = app.now(), outcome = 'abandoned'`,
      );
      expect([await marksAt(30), await holds()]).toEqual([[11, 1], [fast]]);
    },
  );
});
