import { expectEqual } from '../../clients.js';
import { ask, timed, withConnections } from '../../http.js';
import { withPrograms } from '../../programs.js';
import { prepare as prepareOurs, submitOf, template as templateOf } from './ours.js';
import { CELLS } from './organisation.js';
import { bearer, readPeople, signedIn, signingIn } from './people.js';
import { drainReaders, nameOf } from './prepare.js';

const getting = (path, headers) => ({ method: 'GET', path, headers, expect: 200 });
const at = (list, i) => list[i % list.length];
const withAccount = ({ cells }) => cells.filter(({ account }) => account !== undefined);

/** What is asked the i-th time. */
const asked = {
  board: ({ clerk }) => getting(`/api/directives/${nameOf(0)}/board`, bearer(clerk)),
  messages: ({ cells }, i) => getting('/api/messages', at(cells, i).headers),
  directives: ({ clerk }) => getting('/api/directives', bearer(clerk)),
  obligation: ({ cells }, i) => {
    const { cell, headers } = at(cells, i);
    return getting(`/api/obligations/obligation-${nameOf(0)}--${cell}`, headers);
  },
  session: (people, i) => getting('/api/session', at(withAccount(people), i).headers),
  'sign-in': (people, i) => signingIn(people.url, at(withAccount(people), i)),
};

export const template = () => templateOf({ kind: 'form', n: 'read' });
export const prepare = (arena) => prepareOurs(arena, { kind: 'form', n: CELLS });

/** Every cell has submitted to the first directive before anybody reads. */
async function submitFirst(url, { cells }) {
  await timed(url, { clients: 32, warm: 0, count: cells.length }, (i) => submitOf(cells, i));
}

async function expectWholeBoard(url, people) {
  const request = asked.board(people);
  const { text } = await withConnections(url, 1, ([one]) => ask(one, request));
  const { lines } = JSON.parse(text);
  expectEqual(lines.filter(({ status }) => status === 'submitted').length, CELLS, 'board lines');
}

/** Each sign-in hashes a password, which is meant to cost. */
const SIGN_INS = 150;
const countOf = (what, n) => (what === 'sign-in' ? Math.min(n, SIGN_INS) : n);

/** One kind of request after the other, each with its rate and times. */
async function askAll(people, { clients, n }) {
  const results = {};
  for (const [what, requestOf] of Object.entries(asked)) {
    const count = countOf(what, n);
    const measure = { clients, warm: Math.ceil(count / 10), count };
    results[what] = await timed(people.url, measure, (i) => requestOf(people, i));
  }
  return results;
}

export async function run(arena, params) {
  const { clerk, cells } = await readPeople(arena);
  return withPrograms(arena, {}, async (url) => {
    const people = { url, clerk, cells: await signedIn(url, cells) };
    await submitFirst(url, people);
    await drainReaders(arena);
    await expectWholeBoard(url, people);
    return askAll(people, params);
  });
}
