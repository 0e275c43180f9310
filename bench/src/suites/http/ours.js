import { expectEqual } from '../../clients.js';
import { posting, timed } from '../../http.js';
import { expectEvents, withStore } from '../../ours.js';
import { obligationStream } from '../../product.js';
import { withPrograms } from '../../programs.js';
import { CELLS } from './organisation.js';
import { readPeople, signedIn } from './people.js';
import { nameOf, prepareIssued } from './prepare.js';

export const warmOf = (n) => Math.max(CELLS, Math.ceil(n / 10));
const directivesOf = (n) => Math.ceil((warmOf(n) + n) / CELLS);

export const template = ({ kind, n }) => `http-${kind}-${n}`;
export const prepare = (arena, { kind, n }) =>
  prepareIssued(arena, { kind, directives: directivesOf(n) });

/** The first report of each cell to each directive, one after the other. */
export const submitOf = (cells, i) => {
  const { cell, headers, report } = cells[i % cells.length];
  const obligation = obligationStream(nameOf(Math.floor(i / cells.length)), cell);
  return posting(`/api/obligations/${obligation}/reports`, report, {
    expect: 201,
    headers: { ...headers, 'idempotency-key': `bench-submit-${i}` },
  });
};

export function run(arena, { clients, n }) {
  return withStore({ ...arena, poolSize: 2 }, async ({ dataSource }) => {
    const { cells } = await readPeople(arena);
    const warm = warmOf(n);
    const result = await withPrograms(arena, {}, async (url) => {
      const known = await signedIn(url, cells);
      return timed(url, { clients, warm, count: n }, (i) => submitOf(known, i));
    });
    const [{ receipts, late }] = await dataSource.query(
      `select count(*)::int as receipts,
        count(*) filter (where timeliness <> 'onTime')::int as late from app.receipt`,
    );
    expectEqual(receipts, warm + n, 'receipts');
    expectEqual(late, 0, 'late receipts');
    await expectEvents(dataSource, { type: 'ReportSubmitted', count: warm + n });
    return { ...result, bytes: Buffer.byteLength(cells[0].report) };
  });
}
