import { directive } from '#libs/directive';
import { declareFacts, EventStore, type Operation } from '#libs/event-store';
import { openDatabase } from '#libs/platform';
import { breakable } from './failpoints.child.js';

/**
 * `appender FROM PREFIX COUNT`: drafts as many directives as FROM's first fact gives, each by an
 * append of its own, all at once; again until each is there. A caller who was told an error asks
 * again: the expectation says whether the first one was written.
 */
breakable();
const [, , from, prefix, count] = process.argv;
declareFacts([directive]);
const dataSource = await openDatabase(process.env['DATABASE_URL']!, {
  applicationName: 'appender',
  poolSize: 4,
});
const store = new EventStore(dataSource);
const [drafted] = await store.read(from!);
const event = directive.parse({ type: drafted!.type, data: drafted!.data });
const head = directive.head(directive.evolve(directive.initial, event));

let open: Operation[] = Array.from({ length: Number(count) }, (_, i) => ({
  stream: `${prefix}-${i}`,
  expect: 'none',
  events: [event],
  head,
  actor: 'system',
}));
for (let tries = 0; open.length > 0 && tries < 10; tries++) {
  const answers = await Promise.allSettled(open.map((op) => store.append([op])));
  open = open.filter((_, i) => answers[i]!.status === 'rejected');
}
await dataSource.destroy();
process.exit(open.length === 0 ? 0 : 1);
