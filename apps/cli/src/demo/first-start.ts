import { type Config, openDatabase } from '#libs/platform';
import { type Prepared, type Tree, UpError } from '../up/index.js';

/**
 * The first start on an empty embedded database loads the sample and plays the 2024 campaign. A
 * play that was cut off left the virtual clock in place, and is taken up again. Any other start
 * plays nothing, and does not even load the code that plays. A database given by DATABASE_URL is
 * never touched. Production never plays, and says how to get away from a database on which the
 * sample was played.
 */
export function firstStart(config: Config, print: (line: string) => void) {
  let resumed = true;
  return {
    async prepare({ databaseUrl }: Prepared): Promise<void> {
      if (config.production) return prepareReal(config, databaseUrl, print);
      if (config.databaseUrl || !(await asks(databaseUrl, EMPTY))) return;
      resumed = false;
      const { loadSample } = await import('./load-sample.js');
      await loadSample(databaseUrl);
    },
    async serving(tree: Tree, signal: AbortSignal): Promise<void> {
      if (config.production || config.databaseUrl || !(await asks(tree.databaseUrl, VIRTUAL)))
        return;
      const { playFirst } = await import('./play-first.js');
      print(
        resumed
          ? 'Đợt mẫu năm 2024 còn dở từ lần chạy trước: chạy tiếp trên đồng hồ ảo.'
          : 'Cơ sở dữ liệu mới: nạp Đảng bộ mẫu và chạy đợt quy hoạch năm 2024 trên đồng hồ ảo.',
      );
      await playFirst({ tree, config, signal, print, resumed });
    },
  };
}

const VIRTUAL = 'select exists(select from app.virtual_clock) as yes';
const EMPTY = 'select not exists(select from app.committee) as yes';

/**
 * Refuses a database with a sample on it. Errors: `UpError` when it runs on the virtual clock of a
 * sample.
 */
async function prepareReal(
  config: Config,
  databaseUrl: string,
  print: (line: string) => void,
): Promise<void> {
  if (await asks(databaseUrl, VIRTUAL)) throw new UpError(wayOut(config));
  if (await asks(databaseUrl, EMPTY))
    print(
      'Chạy thật trên cơ sở dữ liệu trống: không nạp dữ liệu mẫu. Nhập tổ chức bằng lệnh ' +
        'dondoc import-org <tệp>.',
    );
}

function wayOut({ databaseUrl, varDir, archiveDir }: Config): string {
  const instead = databaseUrl
    ? 'Tạo một cơ sở dữ liệu mới rồi trỏ DATABASE_URL tới đó, kèm ARCHIVE_DIR trống'
    : `Đặt DONDOC_VAR tới một thư mục mới, hoặc chuyển ${varDir} (và ${archiveDir}) sang chỗ khác`;
  return (
    `Cơ sở dữ liệu này chứa đợt mẫu trên đồng hồ ảo, không dùng để chạy thật được. ${instead}, ` +
    'rồi chạy lại: hệ thống bắt đầu trống. Muốn xem tiếp đợt mẫu thì bỏ NODE_ENV=production.'
  );
}

async function asks(databaseUrl: string, question: string): Promise<boolean> {
  const dataSource = await openDatabase(databaseUrl, {
    applicationName: 'dondoc-first-start',
    poolSize: 1,
  });
  try {
    const rows: { yes: boolean }[] = await dataSource.query(question);
    return rows[0]!.yes;
  } finally {
    await dataSource.destroy();
  }
}
