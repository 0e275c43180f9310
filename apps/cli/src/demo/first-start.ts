import { type Config, Clock, openDatabase } from '#libs/platform';
import { listCommittees } from '#libs/org';
import { type Prepared, type Tree } from '../up/index.js';
import { loadSample } from './load-sample.js';
import { playCampaign } from './play.js';
import { progressBar } from './progress.js';
import { summarize } from './summarize.js';
import { summaryTable } from './summary.js';

/**
 * The first start on an empty embedded database loads the sample and plays the 2024 campaign; a play that was cut off left the virtual clock
 * in place and is taken up again; any other start plays nothing. A database given by DATABASE_URL is never touched.
 */
export function firstStart(config: Config, print: (line: string) => void) {
  let says = 'Đợt mẫu năm 2024 còn dở từ lần chạy trước: chạy tiếp trên đồng hồ ảo.';
  return {
    async prepare({ databaseUrl }: Prepared): Promise<void> {
      if (config.databaseUrl || !(await isEmpty(databaseUrl))) return;
      says = 'Cơ sở dữ liệu mới: nạp Đảng bộ mẫu và chạy đợt quy hoạch năm 2024 trên đồng hồ ảo.';
      await loadSample(databaseUrl);
    },
    async serving(tree: Tree, signal: AbortSignal): Promise<void> {
      if (config.databaseUrl) return;
      const started = performance.now();
      const dataSource = await openDatabase(tree.databaseUrl, { applicationName: 'dondoc-first-start', poolSize: 3 });
      try {
        const clock = new Clock(dataSource);
        if (!(await clock.isVirtual())) return;
        print(says);
        const bar = progressBar();
        await playCampaign({ url: tree.url, dataSource, signal, onProgress: bar.show });
        bar.end();
        const summary = await summarize({ url: tree.url, dataSource, config, started });
        await clock.release();
        print(summaryTable(summary));
        print(`Kho lưu trữ: ${summary.archive}/ho-so`);
      } finally {
        await dataSource.destroy();
      }
    },
  };
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const dataSource = await openDatabase(databaseUrl, { applicationName: 'dondoc-first-start', poolSize: 1 });
  try {
    return (await listCommittees(dataSource.manager)).length === 0;
  } finally {
    await dataSource.destroy();
  }
}
