import { expectEqual } from '../../clients.js';
import { known, PASSWORD, preparePeople, trySignIn, withApi } from './door.js';

export const template = ({ n }) => `sign-in-rush-${n}`;
export const prepare = (arena, { n }) => preparePeople(arena, n + 2);

const MB = 1024 * 1024;
const rss = () => process.memoryUsage.rss() / MB;

/** So many sign in at once, while somebody asks again and again whether the api is ready. */
export function run(arena, { n }) {
  return withApi(arena, async (url) => {
    for (const i of [n, n + 1]) await trySignIn(url, known(i), PASSWORD);
    const before = rss();
    let most = before;
    let rushing = true;
    const slowest = (async () => {
      let worst = 0;
      while (rushing) {
        const start = performance.now();
        const reply = await fetch(`${url}/readyz`);
        await reply.arrayBuffer();
        expectEqual(reply.status, 200, '/readyz');
        worst = Math.max(worst, performance.now() - start);
        most = Math.max(most, rss());
      }
      return worst;
    })();
    const start = performance.now();
    const replies = await Promise.all(
      Array.from({ length: n }, (_, i) => trySignIn(url, known(i), PASSWORD)),
    );
    const seconds = (performance.now() - start) / 1000;
    rushing = false;
    expectEqual(replies.filter(({ status }) => status === 200).length, n, 'people who got in');
    return { count: n, seconds, readyMs: await slowest, memoryMb: most - before };
  });
}
