import { rewrite } from '../integration/event-store.fixtures.js';
import { openLane } from './lane.js';
import { run, type Totals } from './run.js';

export interface Control {
  readonly name: string;
  /** What is taken away or done wrongly, in a database of its own. */
  readonly says: string;
  readonly replace: readonly [name: string, from: string, to: string];
  /** What the suite must then find. */
  readonly finds: 'lost' | 'inverted' | 'stalled';
}

const FENCE = 'select least(high, min(f.bound)) into safe from app.fences() f; /* fence */';

export const controls: readonly Control[] = [
  {
    name: 'no fence',
    says: '“id > last” in place of the fence',
    replace: ['read_bounds', FENCE, 'safe := high;'],
    finds: 'lost',
  },
  {
    name: 'oldest transaction',
    says: 'waiting for every transaction that has written, as with xmin, in place of the fence',
    replace: [
      'read_bounds',
      FENCE,
      'safe := case when pg_snapshot_xmin(pg_current_snapshot()) = ' +
        'pg_snapshot_xmax(pg_current_snapshot()) then high else 0 end;',
    ],
    finds: 'stalled',
  },
  {
    name: 'all databases',
    says: 'fences of every database of the cluster',
    replace: [
      'fences',
      'and l.database = (select d.oid from pg_database d where d.datname = current_database())',
      '',
    ],
    finds: 'stalled',
  },
  {
    name: 'backwards',
    says: 'a reader that is given a page in reverse',
    replace: ['read_after', 'order by e.position limit', 'order by e.position desc limit'],
    finds: 'inverted',
  },
];

/**
 * Plays scripts where a safeguard is gone; the suite is worth something when this finds what it
 * should.
 */
export async function runControl(
  { replace: [name, from, to] }: Control,
  what: { readonly seed: number; readonly scripts: number },
): Promise<Totals> {
  const lane = await openLane();
  try {
    await rewrite(lane.database.url, name, from, to);
    return await run([lane], { ...what, goOn: true });
  } finally {
    await lane.close();
  }
}
