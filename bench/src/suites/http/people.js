import { ask, posting, withConnections } from '../../http.js';
import { withPool } from '../../plain-sql.js';
import {
  addOfficial,
  createToken,
  giveOffice,
  hashPassword,
  inTransaction,
  listCells,
  openAccount,
  storePassword,
} from '../../product.js';
import { today } from './letters.js';
import { CELLS } from './organisation.js';
import { reportOf } from './reports.js';

export const COMMITTEE = 'dang-uy-vp';
const PASSWORD = 'bốn con vịt xanh qua sông (dữ liệu mẫu)';
/** Of so many cells one comes by the cookie of a session, the others by a token. */
const BY_SESSION = 4;
const BY = { by: 'operator:bench' };

const tokenOf = (dataSource, holder) =>
  inTransaction(dataSource, (manager) => createToken(manager, { days: 2, ...holder }));

/** A person who speaks for the cell and signs in by the name that is answered. */
function accountOf(dataSource, { cell, seed, hash }) {
  const name = `bi.thu.${seed}`;
  return inTransaction(dataSource, async (manager) => {
    const email = `${name}@example.invalid`;
    const official = await addOfficial(manager, { name: `Bí thư ${seed}`, email }, BY);
    await giveOffice(manager, { official, role: 'cell', cell }, BY);
    await openAccount(manager, { official, name, reason: 'đo tốc độ', ...BY });
    await storePassword(manager, official, hash);
    return name;
  });
}

async function personOf(dataSource, kind, { cell, seed, hash }) {
  const report = JSON.stringify(await reportOf(kind, dataSource, { cell, seed }));
  if (seed % BY_SESSION === 0)
    return { cell, report, account: await accountOf(dataSource, { cell, seed, hash }) };
  const token = await tokenOf(dataSource, { name: `Bí thư ${seed}`, role: 'cell', cell });
  return { cell, report, token };
}

/** Who asks, and what each cell sends. It is read again when a run begins. */
export async function keepPeople({ url }, dataSource, kind) {
  const clerk = await tokenOf(dataSource, { name: 'Văn thư', role: 'clerk', committee: COMMITTEE });
  const known = await listCells(dataSource.manager, COMMITTEE, today());
  const hash = await hashPassword(PASSWORD);
  const cells = [];
  for (const [seed, { id: cell }] of known.entries())
    cells.push(await personOf(dataSource, kind, { cell, seed, hash }));
  await withPool(url, 1, async (pool) => {
    await pool.query('create schema bench create table people (people jsonb)');
    await pool.query('insert into bench.people values ($1)', [JSON.stringify({ clerk, cells })]);
  });
}

/**
 * The token of the clerk, and each cell that submits with its report and its token or account;
 * `silent` are the ids of the few that do not.
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

export const signingIn = (url, { account }) =>
  posting('/api/session', JSON.stringify({ name: account, password: PASSWORD }), {
    expect: 200,
    headers: { origin: new URL(url).origin },
  });

async function signIn(connection, url, person) {
  const { headers } = await ask(connection, signingIn(url, person));
  return [headers['set-cookie']]
    .flat()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}

/** The cells with the headers by which each says who it is: its token, or its cookie. */
export function signedIn(url, cells) {
  const { origin } = new URL(url);
  return withConnections(url, 2, (connections) =>
    Promise.all(
      connections.map(async (connection, k) => {
        const known = [];
        for (const person of cells.filter((_, i) => i % 2 === k)) {
          const headers = person.token
            ? bearer(person.token)
            : { cookie: await signIn(connection, url, person), origin };
          known.push({ ...person, headers });
        }
        return known;
      }),
    ),
  ).then(([even, odd]) => cells.map((_, i) => (i % 2 === 0 ? even : odd)[i >> 1]));
}
