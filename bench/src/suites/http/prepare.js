import { withConnections, ask, posting } from '../../http.js';
import { withStore } from '../../ours.js';
import { withPool } from '../../plain-sql.js';
import { withPrograms } from '../../programs.js';
import {
  createToken,
  importOrg,
  inTransaction,
  listCells,
  migrate,
  obligationView,
  onDirectiveIssued,
  ReaderLoop,
  viewReader,
} from '../../product.js';
import { draftOf, farOff, today } from './letters.js';
import { CELLS, largeOrganisation } from './organisation.js';
import { reportOf } from './reports.js';

export const COMMITTEE = 'dang-uy-vp';

const tokenOf = (dataSource, holder) =>
  inTransaction(dataSource, (manager) => createToken(manager, { days: 2, ...holder }));

/** Who asks, and what each cell sends. It is read again when a run begins. */
async function keepPeople({ url }, dataSource, kind) {
  const clerk = await tokenOf(dataSource, { name: 'Văn thư', role: 'clerk', committee: COMMITTEE });
  const known = await listCells(dataSource.manager, COMMITTEE, today());
  const cells = [];
  for (const [seed, { id: cell }] of known.entries()) {
    const token = await tokenOf(dataSource, { name: `Bí thư ${seed}`, role: 'cell', cell });
    const report = JSON.stringify(await reportOf(kind, dataSource, { cell, seed }));
    cells.push({ cell, token, report });
  }
  await withPool(url, 1, async (pool) => {
    await pool.query('create schema bench create table people (people jsonb)');
    await pool.query('insert into bench.people values ($1)', [JSON.stringify({ clerk, cells })]);
  });
}

/**
 * The token of the clerk, and of each cell that submits its id, token and report; `silent` are the
 * ids of the few that do not.
 */
export function readPeople({ url }) {
  return withPool(url, 1, async (pool) => {
    const { rows } = await pool.query('select people from bench.people');
    const { clerk, cells } = rows[0].people;
    return {
      clerk,
      cells: cells.slice(0, CELLS),
      silent: cells.slice(CELLS).map(({ cell }) => cell),
    };
  });
}

export const bearer = (token) => ({ authorization: `Bearer ${token}` });

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
