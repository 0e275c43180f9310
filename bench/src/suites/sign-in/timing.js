import { expectEqual } from '../../clients.js';
import { median } from '../../statistics.js';
import { known, preparePeople, trySignIn, withApi } from './door.js';

export const template = ({ n }) => `sign-in-${n}`;
export const prepare = (arena, { n }) => preparePeople(arena, n + 20);

/** A wrong password for a name that is there and for one that is not, in turn. */
export function run(arena, { n }) {
  return withApi(arena, async (url) => {
    for (let i = 0; i < 20; i += 1) await trySignIn(url, known(n + i), 'sai rồi');
    const times = { known: [], unknown: [] };
    let refused = 0;
    const start = performance.now();
    for (let i = 0; i < n; i += 1) {
      for (const who of i % 2 === 0 ? ['known', 'unknown'] : ['unknown', 'known']) {
        const name = who === 'known' ? known(i) : `khong.co.${i}`;
        const { status, ms } = await trySignIn(url, name, 'sai rồi');
        if (status === 401) refused += 1;
        times[who].push(ms);
      }
    }
    expectEqual(refused, 2 * n, 'answers 401');
    return {
      count: 2 * n,
      seconds: (performance.now() - start) / 1000,
      knownMs: median(times.known),
      unknownMs: median(times.unknown),
    };
  });
}
