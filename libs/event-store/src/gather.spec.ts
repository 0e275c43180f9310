import { describe, expect, it } from '@jest/globals';
import { Gather, type Gathered } from './gather.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Calls as they are made; `answer` ends the oldest that is under way. */
function desk() {
  const calls: string[][] = [];
  const open: (() => void)[] = [];
  const gather = new Gather<Gathered>((batch) => {
    calls.push(batch.map(({ streams }) => streams.join('+')));
    return new Promise((resolve) => open.push(resolve));
  });
  const ask = (...streams: string[]): void => gather.add({ streams, reject: () => undefined });
  const answer = async (): Promise<void> => {
    open.shift()!();
    await turn();
    await turn();
  };
  return { calls, ask, answer, sizes: () => calls.map((call) => call.length) };
}

const many = (count: number, from = 0): string[] => Array.from({ length: count }, (_, i) => `s-${from + i}`);

describe('gathering', () => {
  it('puts what arrives in one turn into one call', async () => {
    const { ask, sizes } = desk();
    many(23).forEach((stream) => ask(stream));
    await turn();
    expect(sizes()).toEqual([23]);
  });

  it('halves a crowd into two calls, and keeps it halved while it comes again', async () => {
    const { ask, answer, calls, sizes } = desk();
    many(32).forEach((stream) => ask(stream));
    await turn();
    expect(sizes()).toEqual([16, 16]);
    for (let round = 0; round < 6; round += 1) {
      calls[round]!.forEach((stream) => ask(stream));
      await answer();
    }
    expect(sizes()).toEqual(Array.from({ length: 8 }, () => 16));
  });

  it('finds back to halves from any shares', async () => {
    const { ask, answer, calls, sizes } = desk();
    many(5).forEach((stream) => ask(stream));
    await turn();
    many(35, 5).forEach((stream) => ask(stream));
    await turn();
    for (let round = 0; round < 8; round += 1) {
      calls[round]!.forEach((stream) => ask(stream));
      await answer();
    }
    expect(sizes().slice(-2)).toEqual([20, 20]);
  });

  it('makes one stream wait for its own call, also behind what was left out of a half', async () => {
    const { ask, answer, calls } = desk();
    [...many(30), 's-29', 's-0'].forEach((stream) => ask(stream));
    await turn();
    expect(calls.map((call) => call.length)).toEqual([16, 14]);
    await answer();
    await answer();
    expect(calls.slice(2).flat().toSorted()).toEqual(['s-0', 's-29']);
  });
});
