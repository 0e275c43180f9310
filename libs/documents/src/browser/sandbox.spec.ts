import { describe, expect, it } from '@jest/globals';
import { chooseWay, type Way } from './sandbox.js';

const NONE = ['--no-sandbox', '--no-zygote'];

/** Which way is taken where pages open in `works` alone, what was tried, and what was said. */
async function taken(root: boolean, isolation: { prefix: string[]; asNobody?: string[] }, works: (way: Way) => boolean) {
  const tried: Way[] = [];
  const said: string[] = [];
  const way = await chooseWay({ isolation, root, opens: async (one) => tried.push(one) > 0 && works(one), onRemark: (remark) => void said.push(remark) });
  return { way, tried: tried.length, said: said.join() };
}

describe('how the browser is started', () => {
  it.each([
    ['somebody, with a sandbox', false, { prefix: ['net'] }, () => true, { way: { prefix: ['net'], flags: [] }, tried: 1, said: '' }],
    ['somebody, where no page opens', false, { prefix: ['net'] }, () => false, { way: { prefix: ['net'], flags: NONE }, tried: 1, said: expect.stringContaining('the kernel allows none') }],
    ['somebody, without any prefix', false, { prefix: [] }, () => true, { way: { prefix: [], flags: [] }, tried: 1, said: '' }],
    ['root, as nobody of a namespace', true, { prefix: ['net'], asNobody: ['nobody'] }, () => true, { way: { prefix: ['nobody'], flags: [] }, tried: 1, said: '' }],
    ['root, where nobody can open a page', true, { prefix: ['net'], asNobody: ['nobody'] }, () => false, { way: { prefix: ['net'], flags: NONE }, tried: 1, said: expect.stringContaining('none for root') }],
    ['root, without namespaces: never asked, for it would say no', true, { prefix: [] }, () => true, { way: { prefix: [], flags: NONE }, tried: 0, said: expect.stringContaining('none for root') }],
  ])('%s', async (_, root, isolation, works, outcome) => {
    expect(await taken(root, isolation, works)).toEqual(outcome);
  });
});
