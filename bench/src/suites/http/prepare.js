import { withConnections, ask, posting } from '../../http.js';
import { withStore } from '../../ours.js';
import { withPrograms } from '../../programs.js';
import {
  importOrg,
  inTransaction,
  migrate,
  migrateQueue,
  obligationView,
  onDirectiveIssued,
  ReaderLoop,
  viewReader,
} from '../../product.js';
import { draftOf, farOff } from './letters.js';
import { largeOrganisation } from './organisation.js';
import { bearer, COMMITTEE, keepPeople, readPeople } from './people.js';

/** Drafts and issues a directive to all cells over HTTP. Its obligations come by the reader. */
export async function issueDirective(
  connection,
  { clerk, cells, silent = [] },
  { kind, directive, deadline },
) {
  const post = (path, key, { body = {}, expect = 200 }) =>
    ask(
      connection,
      posting(path, JSON.stringify(body), {
        expect,
        headers: { ...bearer(clerk), 'idempotency-key': `bench-${directive}-${key}` },
      }),
    );
  const ids = [...cells.map(({ cell }) => cell), ...silent];
  const body = draftOf(kind, { directive, committee: COMMITTEE, cells: ids, deadline });
  await post('/api/directives', 'draft', { body, expect: 201 });
  await post(`/api/directives/${directive}/issue`, 'issue', {});
}

export const nameOf = (n) => `bench-${n}`;

/** Does what a worker's readers do for the obligations and the board. */
export function drainReaders(arena) {
  return withStore(arena, ({ dataSource, store }) => {
    const readers = [onDirectiveIssued(store), viewReader(obligationView)];
    return new ReaderLoop(dataSource, readers).drainOnce();
  });
}

/** Makes the organisation with its accounts, and so many issued directives to all cells. */
export async function prepareIssued(arena, { kind, directives }) {
  await migrate(arena.url);
  await migrateQueue({ databaseUrl: arena.url });
  await withStore(arena, async ({ dataSource }) => {
    const organisation = await largeOrganisation();
    await inTransaction(dataSource, (manager) => importOrg(manager, organisation));
    await keepPeople(arena, dataSource, kind);
    const { clerk, cells } = await readPeople(arena);
    await withPrograms(arena, {}, (url) =>
      withConnections(url, 1, async ([connection]) => {
        for (let n = 0; n < directives; n++)
          await issueDirective(
            connection,
            { clerk, cells },
            {
              kind,
              directive: nameOf(n),
              deadline: farOff(),
            },
          );
      }),
    );
  });
  await drainReaders(arena);
}
