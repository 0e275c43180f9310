import { Clock, type Config, openDatabase } from '#libs/platform';
import { type Tree } from '../up/index.js';
import { CampaignFailed } from './campaign-failed.js';
import { dismiss, playCampaign } from './play.js';
import { progressBar } from './progress.js';
import { summarize } from './summarize.js';
import { summaryTable } from './summary.js';

interface FirstPlay {
  readonly tree: Pick<Tree, 'url' | 'databaseUrl'>;
  /** True when the play was cut off and is taken up again. */
  readonly resumed: boolean;
  readonly config: Config;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
}

const LEFT =
  'Đợt mẫu này do một phiên bản khác chạy dở, phiên bản này không chạy tiếp được: để nguyên ' +
  'như đang có và trở lại giờ thật. Muốn xem trọn đợt mẫu, đặt DONDOC_VAR tới một thư mục ' +
  'mới rồi chạy lại.';

/**
 * Plays the campaign in the running tree, prints its summary, and gives the system back to real
 * time. What another version left half played may ask for other answers than this version gives.
 * Then it stays as it is, and the product serves.
 */
export async function playFirst({
  tree,
  config,
  signal,
  print,
  resumed,
}: FirstPlay): Promise<void> {
  const started = performance.now();
  const dataSource = await openDatabase(tree.databaseUrl, {
    applicationName: 'dondoc-first-play',
    poolSize: 3,
  });
  try {
    const bar = progressBar();
    await playCampaign({ url: tree.url, dataSource, signal, onProgress: bar.show }).finally(
      bar.end,
    );
    const summary = await summarize({ url: tree.url, dataSource, config, started });
    await new Clock(dataSource).release();
    print(summaryTable(summary));
    print(`Kho lưu trữ: ${summary.archive}/ho-so`);
  } catch (error) {
    if (!resumed || !(error instanceof CampaignFailed)) throw error;
    await dismiss(dataSource);
    await new Clock(dataSource).release();
    print(`${LEFT}\n${error.message}`);
  } finally {
    await dataSource.destroy();
  }
}
