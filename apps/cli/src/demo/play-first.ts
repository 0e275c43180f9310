import { toInstant } from '#libs/calendar';
import { Clock, type Config, openDatabase } from '#libs/platform';
import { type Tree } from '../up/index.js';
import { campaign2024 } from './campaign-2024.js';
import { CampaignFailed } from './campaign-failed.js';
import { dismiss, playCampaign } from './play.js';
import { leaveOpen } from './play-open.js';
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

const welcome = (url: string): string =>
  `Mở ${url} – vào thử với vai: Văn thư, Thẩm định, Cấp ủy, Bí thư chi bộ, Kiểm tra, Quản trị ` +
  '(không cần mật khẩu, chỉ có với dữ liệu mẫu).';

/** False once the open directive was begun, because then the campaign before it is done. */
async function isLeft(clock: Clock): Promise<boolean> {
  return (await clock.now()) <= toInstant(campaign2024.at(-1)!.at);
}

/**
 * Plays the campaign and then a directive that is left open in the running tree, prints the
 * summary, and gives the system back to real time. What another version left half played may ask
 * for other answers than this version gives. Then it stays as it is, and the product serves.
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
    const stage = { url: tree.url, dataSource, signal };
    const clock = new Clock(dataSource);
    const today = await clock.realToday();
    if (await isLeft(clock))
      await playCampaign({ ...stage, onProgress: bar.show }).finally(bar.end);
    const open = await leaveOpen({ ...stage, today, onStep: bar.show }).finally(bar.end);
    const summary = await summarize({ url: tree.url, dataSource, config, started });
    await clock.release();
    print(summaryTable(summary));
    print(`Kho lưu trữ: ${summary.archive}/ho-so`);
    print(open);
    print(welcome(tree.url));
  } catch (error) {
    if (!resumed || !(error instanceof CampaignFailed)) throw error;
    await dismiss(dataSource);
    await new Clock(dataSource).release();
    print(`${LEFT}\n${error.message}`);
  } finally {
    await dataSource.destroy();
  }
}
