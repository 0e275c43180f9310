import { describe, expect, it } from '@jest/globals';
import { type Isolation } from './isolation.js';
import { chooseWay, type Way } from './sandbox.js';

const NONE = ['--no-sandbox', '--no-zygote'];

interface Tried {
  readonly root: boolean;
  readonly isolation: Isolation;
  readonly works: (way: Way) => boolean;
}

/**
 * The way that is taken when pages open only in `works`, the ways that were tried, and the
 * warnings.
 */
async function taken({ root, isolation, works }: Tried) {
  const tried: Way[] = [];
  const said: string[] = [];
  const way = await chooseWay({
    isolation,
    root,
    opens: async (one) => tried.push(one) > 0 && works(one),
    onWarning: (warning) => void said.push(warning),
  });
  return { way, tried: tried.length, said: said.join() };
}

describe('how the browser is started', () => {
  const cases: [string, Tried, object][] = [
    [
      'somebody, with a sandbox',
      { root: false, isolation: { prefix: ['net'] }, works: () => true },
      { way: { prefix: ['net'], flags: [] }, tried: 1, said: '' },
    ],
    [
      'somebody, where no page opens',
      { root: false, isolation: { prefix: ['net'] }, works: () => false },
      {
        way: { prefix: ['net'], flags: NONE },
        tried: 1,
        said: expect.stringContaining('the kernel allows none'),
      },
    ],
    [
      'somebody, without any prefix',
      { root: false, isolation: { prefix: [] }, works: () => true },
      { way: { prefix: [], flags: [] }, tried: 1, said: '' },
    ],
    [
      'root, as nobody of a namespace',
      { root: true, isolation: { prefix: ['net'], asNobody: ['nobody'] }, works: () => true },
      { way: { prefix: ['nobody'], flags: [] }, tried: 1, said: '' },
    ],
    [
      'root, where nobody can open a page',
      { root: true, isolation: { prefix: ['net'], asNobody: ['nobody'] }, works: () => false },
      {
        way: { prefix: ['net'], flags: NONE },
        tried: 1,
        said: expect.stringContaining('none for root'),
      },
    ],
    [
      'root, without namespaces: never asked, for it would say no',
      { root: true, isolation: { prefix: [] }, works: () => true },
      {
        way: { prefix: [], flags: NONE },
        tried: 0,
        said: expect.stringContaining('none for root'),
      },
    ],
  ];
  it.each(cases)('%s', async (_, tried, outcome) => {
    expect(await taken(tried)).toEqual(outcome);
  });
});
