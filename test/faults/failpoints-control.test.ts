import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installProbe } from '#libs/platform/testing';
import { type Mode, modes } from './failpoints.armed.js';
import { type Case, cases } from './failpoints.cases.js';
import { openScene, type Scene } from './failpoints.scene.js';

const MINUTES = 60_000;

const caseOf = (point: string, subject: string): Case =>
  cases.find((one) => one.point === point && one.subject === subject)!;

let scene: Scene;

/** Takes one safeguard away: with two gone, neither could tell when all is at rest. */
function without(safeguard: string): void {
  beforeAll(async () => {
    scene = await openScene({ unsafe: safeguard });
  }, 2 * MINUTES);
  afterAll(() => scene?.close(), MINUTES);
}

async function troubles(wrong: string): Promise<string[]> {
  const rows: object[] = await scene.dataSource.query(wrong);
  return [...rows.map((row) => JSON.stringify(row)), ...(await scene.violations())];
}

async function newTroubles({ point, subject, act }: Case, mode: Mode): Promise<string[]> {
  const before = await troubles('select where false');
  const { wrong } = await act(scene, { point, subject }, () => scene.arm({ point, subject, mode }));
  await scene.settle();
  return (await troubles(wrong)).filter((trouble) => !before.includes(trouble));
}

/** What the suite finds must be worth something: the same cases, with a safeguard taken away. */
describe('a product broken at a named point, whose readers commit their cursor first', () => {
  without('cursor');

  it.each(modes)(
    'control: %s: verify finds the view wrong',
    async (mode) => {
      expect(
        (await newTroubles(caseOf('reader:commit', 'obligation'), mode)).filter((trouble) =>
          trouble.startsWith('I9'),
        ),
      ).not.toEqual([]);
    },
    MINUTES,
  );
});

describe('a product broken at a named point, whose effects are done before they are run', () => {
  without('ledger');

  it.each(modes)(
    'control: %s: messages are never sent',
    async (mode) => {
      expect(await newTroubles(caseOf('relay:ran', 'send-mail'), mode)).not.toEqual([]);
    },
    MINUTES,
  );
});

describe('a probe', () => {
  it('cannot be put in in production', () => {
    const { NODE_ENV } = process.env;
    process.env['NODE_ENV'] = 'production';
    try {
      expect(() => installProbe(() => undefined)).toThrow('no probes in production');
    } finally {
      process.env['NODE_ENV'] = NODE_ENV;
    }
  });
});
