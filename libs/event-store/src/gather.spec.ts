import { describe, expect, it } from '@jest/globals';
import { Gather, type Gathered } from './gather.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Records calls as they are made. `answer` ends the oldest one that is under way. */
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

const many = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, i) => `s-${from + i}`);

describe('gathering', () => {
  it('puts what arrives in one turn into one call', async () => {
    const { ask, sizes } = desk();
    many(32).forEach((stream) => ask(stream));
    await turn();
    expect(sizes()).toEqual([32]);
  });

  it('keeps those together who were answered together', async () => {
    const { ask, answer, calls, sizes } = desk();
    many(5).forEach((stream) => ask(stream));
    await turn();
    many(27, 5).forEach((stream) => ask(stream));
    await turn();
    for (let round = 0; round < 4; round += 1) {
      calls[round]!.forEach((stream) => ask(stream));
      await answer();
    }
    expect(sizes()).toEqual([5, 27, 5, 27, 5, 27]);
  });

  it('has no more than two calls under way, and none of more than 512 streams', async () => {
    const { ask, answer, sizes } = desk();
    many(1200).forEach((stream) => ask(stream));
    await turn();
    expect(sizes()).toEqual([512, 512]);
    await answer();
    expect(sizes()).toEqual([512, 512, 176]);
  });

  it('makes a stream wait for its call, and whoever asks after it', async () => {
    const { ask, answer, calls } = desk();
    ask('a');
    await turn();
    ask('a', 'b');
    ask('b');
    ask('c');
    await turn();
    expect(calls).toEqual([['a'], ['c']]);
    await answer();
    expect(calls.slice(2)).toEqual([['a+b']]);
    await answer();
    await answer();
    expect(calls.slice(3)).toEqual([['b']]);
  });
});
