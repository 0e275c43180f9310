import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectPath } from '#libs/platform';
import { modes } from './failpoints.armed.js';
import { type Case, cases, isGone } from './failpoints.cases.js';
import { openScene, type Scene } from './failpoints.scene.js';

const MINUTES = 60_000;

/** Every `probe('a:b', …)` of the product's source. */
function pointsInSource(): string[] {
  const files = readdirSync(projectPath('libs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !/\.spec\.ts$/.test(file));
  const points = files.flatMap((file) => [...readFileSync(path.join(projectPath('libs'), file), 'utf8').matchAll(/\bprobe(?:\?\.)?\('([a-z]+:[a-z]+)'/g)].map((match) => match[1]!));
  return [...new Set(points)].toSorted();
}

const pairs = (list: readonly Case[]) => list.flatMap((one) => modes.map((mode) => ({ ...one, mode, name: `${one.point}${one.subject ? ` (${one.subject})` : ''} × ${mode}` })));

describe('a product broken at a named point', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  }, 2 * MINUTES);
  afterAll(() => scene?.close(), MINUTES);

  it('is broken at every point that the source names', () => {
    expect([...new Set(cases.map(({ point }) => point))].toSorted()).toEqual(pointsInSource());
  });

  it.each(pairs(cases))('$name: comes to rest with nothing lost and nothing doubled', async ({ point, subject, mode, act }) => {
    const { hit, wrong } = await act(scene, { point, subject }, () => scene.arm({ point, subject, mode }));
    expect(hit).toMatchObject({ point, mode });
    await scene.settle();
    expect(await isGone(hit)).toBe(true);
    expect(await scene.dataSource.query(wrong)).toEqual([]);
    expect(await scene.dataSource.query('select * from app.parked')).toEqual([]);
    expect(await scene.violations()).toEqual([]);
  }, MINUTES);
});
