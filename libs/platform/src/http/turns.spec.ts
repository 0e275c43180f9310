import { describe, expect, it } from '@jest/globals';
import { turns, TurnsTaken } from './turns.js';

/** Work that ends when it is told to. */
function held() {
  const ends: (() => void)[] = [];
  let most = 0;
  let running = 0;
  return {
    work: async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((end) => ends.push(end));
      running -= 1;
    },
    endAll: async (): Promise<void> => {
      for (let end = ends.shift(); end; end = ends.shift()) {
        end();
        for (let tick = 0; tick < 8; tick += 1) await Promise.resolve();
      }
    },
    most: () => most,
  };
}

describe('turns', () => {
  it('run so much at once and the rest in order', async () => {
    const { work, endAll, most } = held();
    const order: number[] = [];
    const { run } = turns({ atOnce: 2, waiting: 10 });
    const all = [1, 2, 3, 4, 5].map((n) => run(work).then(() => order.push(n)));
    await endAll();
    await Promise.all(all);
    expect([most(), order]).toEqual([2, [1, 2, 3, 4, 5]]);
  });

  it('refuse what would wait behind too many, and go on', async () => {
    const { work, endAll } = held();
    const { run } = turns({ atOnce: 1, waiting: 1 });
    const two = [run(work), run(work)];
    await expect(run(work)).rejects.toThrow(TurnsTaken);
    await endAll();
    await Promise.all(two);
    const again = run(work);
    await endAll();
    await again;
  });

  it('are given on by work that fails', async () => {
    const { run } = turns({ atOnce: 1, waiting: 1 });
    const fails = run(async () => {
      throw new Error('no');
    });
    const after = run(async () => 'after');
    await expect(fails).rejects.toThrow('no');
    expect(await after).toBe('after');
  });

  it.each([1, 2, 3, 4, 5])(
    'never run one too many: who comes %i steps after a turn ended waits behind who waited',
    async (steps) => {
      const { run } = turns({ atOnce: 1 });
      const order: string[] = [];
      let [running, most] = [0, 0];
      const work = (name: string, gate?: Promise<void>) => async (): Promise<void> => {
        order.push(name);
        most = Math.max(most, (running += 1));
        await gate;
        running -= 1;
      };
      let open!: () => void;
      const first = run(work('first', new Promise<void>((go) => (open = go))));
      const second = run(work('second'));
      open();
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      await Promise.all([first, second, run(work('third'))]);
      expect([most, order]).toEqual([1, ['first', 'second', 'third']]);
    },
  );
});
