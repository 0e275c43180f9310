/**
 * `reader-process URL NAME SHARDS` is a worker that runs one sharded view until it is killed. With
 * the view's own writes it writes down every event that it took.
 */
import { type Reader, ReaderLoop, viewReader } from '#libs/event-store';
import { openDatabase } from '#libs/platform';
import { tally } from './tally.js';

const [url, name, shards] = process.argv.slice(2);
if (url !== undefined && name !== undefined) {
  const dataSource = await openDatabase(url, { applicationName: name, poolSize: 12 });
  const view = viewReader({ ...tally, shards: Number(shards) });
  const reader: Reader = {
    ...view,
    async handle(events, manager) {
      await view.handle(events, manager);
      await manager.query(
        `insert into app.taken (loop, stream, version) select $1, * from unnest($2::text[],
          $3::bigint[])`,
        [name, events.map((event) => event.stream), events.map((event) => event.version)],
      );
    },
  };
  new ReaderLoop(dataSource, [reader], { pollMs: 50 }).start();
}
