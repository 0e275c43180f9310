import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modes } from './failpoints.armed.js';
import { type Case, cases, isGone } from './failpoints.cases.js';
import { openScene, type Scene } from './failpoints.scene.js';

const MINUTES = 60_000;

/**
 * What happens at the points in the call of a writer; the others lie on the way from a fact to what
 * follows it. Two files, so that two workers share them.
 */
export const writing = ({ point }: Case): boolean =>
  /^(transact|command|append|bulk|sign|rebuild):/.test(point);

const pairs = (list: readonly Case[]) =>
  list.flatMap((one) =>
    modes.map((mode) => ({
      ...one,
      mode,
      name: `${one.point}${one.subject ? ` (${one.subject})` : ''} × ${mode}`,
    })),
  );

/**
 * The product broken at the points for which `belongs` is true: it comes to rest with nothing lost
 * and nothing doubled.
 */
export function describeBroken(belongs: (one: Case) => boolean): void {
  describe('a product broken at a named point', () => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await openScene();
    }, 2 * MINUTES);
    afterAll(() => scene?.close(), MINUTES);

    it.each(pairs(cases.filter(belongs)))(
      '$name: comes to rest with nothing lost and nothing doubled',
      async ({ point, subject, mode, act }) => {
        const { hit, wrong } = await act(scene, { point, subject }, () =>
          scene.arm({ point, subject, mode }),
        );
        expect(hit).toMatchObject({ point, mode });
        await scene.settle();
        expect(await isGone(hit)).toBe(true);
        expect(await scene.dataSource.query(wrong)).toEqual([]);
        expect(await scene.dataSource.query('select * from app.parked')).toEqual([]);
        expect(await scene.violations()).toEqual([]);
      },
      MINUTES,
    );
  });
}
