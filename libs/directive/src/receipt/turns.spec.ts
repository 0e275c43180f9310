import { expect, it } from '@jest/globals';
import { inTurns } from './turns.js';

it('lets so many run at once, in order, and goes on after an error', async () => {
  const turns = inTurns(2);
  const order: number[] = [];
  let now = 0;
  let most = 0;
  const work = (n: number) => async (): Promise<number> => {
    order.push(n);
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    if (n === 1) throw new Error('refused');
    return n;
  };
  const answers = await Promise.allSettled([0, 1, 2, 3, 4].map((n) => turns(work(n))));
  expect(answers.map(({ status }) => status === 'fulfilled')).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
  expect([order, most]).toEqual([[0, 1, 2, 3, 4], 2]);
});
