import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Config, openDatabase, type PrivateRedis, startPrivateRedis } from '#libs/platform';
import { startTree, UpError } from '../up/index.js';
import { campaignOf } from './campaign.js';
import { type CampaignYear } from './letters.js';
import { loadSample } from './load-sample.js';
import { playCampaign } from './play.js';
import { progressBar } from './progress.js';
import { type CampaignSummary, summaryTable } from './summary.js';
import { summarize } from './summarize.js';
import { throwAway } from './throw-away.js';

export interface DemoOptions {
  readonly year: CampaignYear;
  /** Another file to which the summary is written. */
  readonly json?: string;
  /** For `redis`, a redis-server is started for the campaign and stopped after it. */
  readonly queue: 'postgres' | 'redis';
  readonly print?: (line: string) => void;
}

/**
 * Plays a year's campaign in a throw-away database and folder (`var/demo`), writes summary.json and
 * the archive there, and stops everything. Returns the summary. Errors: `RedisMissing`,
 * `CampaignFailed`, `NotSettled`, and those of `startTree`.
 */
export async function demo(
  base: Config,
  { year, json, queue, print = console.log }: DemoOptions,
): Promise<CampaignSummary> {
  if (base.production)
    throw new UpError(
      'Đợt mẫu chạy trên đồng hồ ảo nên không chạy khi NODE_ENV=production. Bỏ biến này rồi ' +
        'chạy lại.',
    );
  const started = performance.now();
  const own = await throwAway(base, 'demo');
  const { varDir } = own;
  const redis: PrivateRedis | undefined =
    queue === 'redis' ? await startPrivateRedis(varDir) : undefined;
  const config: Config = {
    ...own,
    redisUrl: redis?.url,
    publicBoard: true,
  };
  try {
    const summary = await playIn(config, year, started);
    print(summaryTable(summary));
    print(`Kho lưu trữ: ${summary.archive}`);
    for (const file of [path.join(varDir, 'summary.json'), ...(json ? [path.resolve(json)] : [])])
      await writeFile(file, `${JSON.stringify(summary, null, 2)}\n`);
    return summary;
  } finally {
    await redis?.stop();
  }
}

async function playIn(
  config: Config,
  year: CampaignYear,
  started: number,
): Promise<CampaignSummary> {
  const bar = progressBar();
  const tree = await startTree(config, {
    prepare: ({ databaseUrl }) => loadSample(databaseUrl, year),
  });
  try {
    const dataSource = await openDatabase(tree.databaseUrl, {
      applicationName: 'dondoc-demo',
      poolSize: 3,
    });
    try {
      await playCampaign({
        url: tree.url,
        dataSource,
        campaign: campaignOf(year),
        onProgress: bar.show,
      });
      bar.end();
      return await summarize({ url: tree.url, dataSource, config, started, year });
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await tree.stop();
  }
}
