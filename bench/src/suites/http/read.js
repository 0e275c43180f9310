import { expectEqual } from '../../clients.js';
import { ask, timed, withConnections } from '../../http.js';
import { withPrograms } from '../../programs.js';
import { bearer, drainReaders, nameOf, readPeople } from './prepare.js';
import { prepare as prepareOurs, submitOf, template as templateOf } from './ours.js';
import { CELLS } from './organisation.js';

const getting = (path, token) => ({
  method: 'GET',
  path,
  headers: bearer(token),
  expect: 200,
});

/** What is asked, and how many lines its answer must have. */
const asked = {
  board: ({ clerk }) => ({ ...getting(`/api/directives/${nameOf(0)}/board`, clerk), lines: CELLS }),
  messages: ({ cells }, i) => getting('/api/messages', cells[i % cells.length].token),
  directives: ({ clerk }) => getting('/api/directives', clerk),
  obligation: ({ cells }, i) => {
    const { cell, token } = cells[i % cells.length];
    return getting(`/api/obligations/obligation-${nameOf(0)}--${cell}`, token);
  },
};

export const template = () => templateOf({ kind: 'form', n: 'read' });
export const prepare = (arena) => prepareOurs(arena, { kind: 'form', n: CELLS });

/** Every cell has submitted to the first directive before anybody reads. */
async function submitFirst(url, { cells }) {
  await timed(url, { clients: 32, warm: 0, count: cells.length }, (i) => submitOf(cells, i));
}

async function expectLines(url, { lines, ...request }) {
  if (lines === undefined) return;
  const { text } = await withConnections(url, 1, ([one]) => ask(one, request));
  expectEqual(JSON.parse(text).obligations.length, lines, 'lines of the board');
}

export async function run(arena, { what, clients, n }) {
  const people = await readPeople(arena);
  return withPrograms(arena, {}, async (url) => {
    await submitFirst(url, people);
    await drainReaders(arena);
    await expectLines(url, asked[what](people, 0));
    const warm = Math.ceil(n / 10);
    return timed(url, { clients, warm, count: n }, (i) => {
      const { lines: _, ...request } = asked[what](people, i);
      return request;
    });
  });
}
