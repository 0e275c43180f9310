import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { playFirst } from '../../apps/cli/src/demo/play-first.js';
import { setLogLevel } from '#libs/platform';
import { openStage, type Stage } from '../support/stage.js';

setLogLevel('error');

describe('a sample campaign that another version left half played', () => {
  let stage: Stage;
  const said: string[] = [];
  beforeAll(async () => {
    stage = await openStage();
    // That version's letter asked for something else.
    const clerk = await stage.client({ name: 'Văn thư phiên bản trước', role: 'clerk' });
    await stage.moveTo('2024-01-10T08:30:00+07:00');
    expect(
      (
        await clerk.send('POST', '/api/directives', {
          key: 'draft-of-before',
          body: { ...letter2024, dueOn: '2024-02-16' },
        })
      ).status,
    ).toBe(201);
  }, 60_000);
  afterAll(() => stage.close());

  const play = (resumed: boolean): Promise<void> =>
    playFirst({
      tree: { url: stage.url, databaseUrl: stage.config.databaseUrl! },
      config: stage.config,
      signal: new AbortController().signal,
      print: (line) => said.push(line),
      resumed,
    });

  it('control: a play of this version that fails is said, and the clock stays', async () => {
    await expect(play(false)).rejects.toThrow('ALREADY_DRAFTED');
    expect(await stage.clock.isVirtual()).toBe(true);
  }, 30_000);

  it('stays as it is, and the product goes on in real time', async () => {
    await play(true);
    expect(said.join('\n')).toMatch(/một phiên bản khác chạy dở.*DONDOC_VAR.*ALREADY_DRAFTED/s);
    expect(await stage.clock.isVirtual()).toBe(false);
    expect(
      await stage.dataSource.query(
        `select from app.office a join app.api_token t on t.office = a.id
          where a.name like 'Tài khoản trình diễn%' and t.revoked_at is null`,
      ),
    ).toEqual([]);
  }, 30_000);
});
