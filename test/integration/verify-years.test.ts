import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { attachArchive, detachYear, signNow } from '#libs/event-store';
import { Clock, loadConfig } from '#libs/platform';
import { signing } from '#libs/records';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import {
  type CampaignCopy,
  type PlayedCampaign,
  playedCampaign,
} from '../support/played-campaign.js';

const FILE = 'su-kien-2024.jsonl';

describe('verify after a year has left the database', () => {
  let campaign: PlayedCampaign;
  let copy: CampaignCopy;
  let folder: string;
  let seals: ReturnType<typeof signing>;
  beforeAll(async () => {
    campaign = await playedCampaign();
  }, 120_000);
  afterAll(() => campaign?.drop());
  beforeEach(async () => {
    copy = await campaign.copy();
    folder = await mkdtemp(path.join(tmpdir(), 'dondoc-verify-years-'));
    seals = signing(loadConfig({ DONDOC_VAR: folder }));
    await new Clock(copy.dataSource).set('2026-02-01T00:00:00.000000Z');
    await signNow(copy.dataSource, seals.key, { ...seals.place, blockEvents: 20 });
    await detachYear(copy.dataSource, {
      year: 2024,
      path: path.join(folder, FILE),
      closed: `h.category = 'obligation'`,
    });
  });
  afterEach(async () => {
    await copy.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (eventFiles: readonly string[] = [folder]) =>
    runVerify({ dataSource: copy.dataSource, archiveDir: copy.archiveDir, seals, eventFiles });
  const change = async (from: string, to: string): Promise<void> => {
    const text = await readFile(path.join(folder, FILE), 'utf8');
    await writeFile(path.join(folder, FILE), text.replace(from, to));
  };

  it('looks at the file when it is here, as if it had never left', async () => {
    const { violations, lines } = await run();
    expect(violations).toEqual([]);
    expect(lines.join('\n')).toMatch(
      /· Năm 2024: \d+ sự kiện đã tách được kiểm tra từ tệp su-kien-2024\.jsonl\./,
    );
    await attachArchive(copy.dataSource, path.join(folder, FILE));
    const figures = (all: readonly string[]) => all.filter((line) => !line.includes('·'));
    expect(figures((await run()).lines)).toEqual(figures(lines));
  });

  it('is clean without the file, and says what was not looked at', async () => {
    const { violations, lines, clean } = await run([]);
    expect(violations).toEqual([]);
    expect(clean).toBe(true);
    expect(lines.join('\n')).toMatch(
      /I8 .*sự kiện đã tách không có ở đây.*\n.*· Năm 2024: \d+ sự kiện đã tách ra su-kien-2024\.jsonl không có ở đây/,
    );
  });

  it(
    'control: a wrong message of a detached obligation is seen with the file, and cannot be ' +
      'without',
    async () => {
      await copy.tamper(
        `update app.message set cell = (select max(id) from app.cell) where id = (select id
        from app.message where cell <> (select max(id) from app.cell) order by id limit 1)`,
      );
      expect((await run()).violations).toContainEqual(
        expect.stringMatching(/^I10: .*không ứng với sự kiện/),
      );
      expect((await run([])).clean).toBe(true);
    },
  );

  it('control: a file that was changed accuses itself', async () => {
    await change('ObligationIssued', 'ObligationIssueD');
    expect((await run()).violations).toEqual([
      expect.stringMatching(/^I8: Tệp su-kien-2024\.jsonl \(năm 2024\) đã bị sửa/),
    ]);
  });

  it(
    'control: an event that is gone from what stayed is missed, with the file or ' + 'without',
    async () => {
      await copy.tamper(
        `alter table app.event_2024 disable trigger all; delete from app.event_2024
        where position = (select max(position) from app.event_2024)`,
      );
      for (const files of [[folder], []]) {
        const { violations } = await run(files);
        expect(violations).toEqual(
          expect.arrayContaining([
            expect.stringMatching(/^I8: Khối \d+: sự kiện trong khối không còn như lúc niêm phong/),
            expect.stringMatching(/^I8: .*chỉ tìm thấy|^I8: .*không còn sự kiện nào/),
          ]),
        );
      }
    },
  );

  it('control: a head that forgot what left is seen', async () => {
    await copy.tamper(`alter table app.head disable trigger user; update app.head
      set version = version + 1 where stream = (select min(stream)
      from app.archived_stream);
      alter table app.head enable trigger user`);
    for (const files of [[folder], []])
      expect((await run(files)).violations).toEqual([expect.stringMatching(/^I8: obligation-/)]);
  });
});
