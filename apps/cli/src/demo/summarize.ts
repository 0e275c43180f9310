import path from 'node:path';
import { type DataSource } from 'typeorm';
import { createToken, revokeTokens } from '#libs/org';
import { type Config, inTransaction, projectPath } from '#libs/platform';
import { runVerify } from '../verify/index.js';
import { type CampaignYear } from './letters.js';
import { type CampaignSummary, readSummary } from './summary.js';

const READER = 'Tài khoản trình diễn';

/** A folder as people write it: relative to the project when it lies inside. */
function shownFolder(folder: string): string {
  const relative = path.relative(projectPath(), folder);
  return relative.startsWith('..') ? folder : relative;
}

interface Played {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly config: Config;
  /** `performance.now()` at the start of the play. */
  readonly started: number;
  /** Which campaign was played (by default that of 2024). */
  readonly year?: CampaignYear;
}

/** Verifies the database and the archive, and reads the figures of the campaign through the API. */
export async function summarize({
  url,
  dataSource,
  config,
  started,
  year = 2024,
}: Played): Promise<CampaignSummary> {
  const { clean, violations } = await runVerify({
    dataSource,
    archiveDir: config.archiveDir,
    redisUrl: config.redisUrl,
    graceMinutes: config.graceMinutes,
  });
  const token = await inTransaction(dataSource, (manager) =>
    createToken(manager, { name: READER, role: 'auditor' }),
  );
  try {
    return await readSummary(
      { url, dataSource, token, year },
      {
        archive: shownFolder(config.archiveDir),
        verify: clean ? 'clean' : violations,
        seconds: Math.round((performance.now() - started) / 100) / 10,
      },
    );
  } finally {
    await inTransaction(dataSource, async (manager) => {
      const offices: { id: string }[] = await manager.query(
        `select id from app.office where name = $1 and role = 'auditor'`,
        [READER],
      );
      for (const { id } of offices)
        await revokeTokens(manager, { of: id, reason: 'Đã đọc xong', by: 'operator:demo' });
    });
  }
}
