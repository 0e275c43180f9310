import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { openCampaign } from '../../apps/cli/src/demo/open-campaign.js';
import { playFirst } from '../../apps/cli/src/demo/play-first.js';
import { leaveOpen } from '../../apps/cli/src/demo/play-open.js';
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

  const tokensLeft = (): Promise<object[]> =>
    stage.dataSource.query(
      `select from app.office a join app.api_token t on t.office = a.id
        where a.name like 'Tài khoản trình diễn%' and t.revoked_at is null`,
    );
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
    expect(await tokensLeft()).toEqual([]);
  }, 30_000);

  it('says why a directive is not left open, and fails no start by it', async () => {
    const today = '2026-12-01';
    const { letter, days } = openCampaign(today)!;
    await stage.moveTo(days[0]!.at);
    // Another version's letter again, under the name of this one.
    const clerk = await stage.client({ name: 'Văn thư phiên bản trước', role: 'clerk' });
    const drafted = await clerk.send('POST', '/api/directives', {
      key: 'open-of-before',
      body: { ...letter, subject: 'thực hiện rà soát theo bản trước' },
    });
    expect(drafted.status).toBe(201);
    const { url, dataSource } = stage;
    expect(await leaveOpen({ url, dataSource, today })).toMatch(
      /^Đợt đang mở chưa lập được trọn vẹn.*ALREADY_DRAFTED/,
    );
    expect(await tokensLeft()).toEqual([]);
  }, 60_000);
});
