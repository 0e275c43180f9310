import { Clock, type Config, openDatabase } from '#libs/platform';
import { type Tree } from '../up/index.js';
import { playCampaign } from './play.js';
import { progressBar } from './progress.js';
import { summarize } from './summarize.js';
import { summaryTable } from './summary.js';

interface FirstPlay {
  readonly tree: Tree;
  readonly config: Config;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
}

/** Plays the campaign in the running tree, prints its summary, and gives the system back to real time. */
export async function playFirst({ tree, config, signal, print }: FirstPlay): Promise<void> {
  const started = performance.now();
  const dataSource = await openDatabase(tree.databaseUrl, { applicationName: 'dondoc-first-play', poolSize: 3 });
  try {
    const bar = progressBar();
    await playCampaign({ url: tree.url, dataSource, signal, onProgress: bar.show });
    bar.end();
    const summary = await summarize({ url: tree.url, dataSource, config, started });
    await new Clock(dataSource).release();
    print(summaryTable(summary));
    print(`Kho lưu trữ: ${summary.archive}/ho-so`);
  } finally {
    await dataSource.destroy();
  }
}
