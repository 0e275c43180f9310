import { type Config, openDatabase } from '#libs/platform';
import { type Prepared, type Tree } from '../up/index.js';

/**
 * The first start on an empty embedded database loads the sample and plays the 2024 campaign; a play that was cut off left the virtual clock
 * in place and is taken up again; any other start plays nothing, and does not even load what plays. A database given by DATABASE_URL is never
 * touched.
 */
export function firstStart(config: Config, print: (line: string) => void) {
  let says = 'Đợt mẫu năm 2024 còn dở từ lần chạy trước: chạy tiếp trên đồng hồ ảo.';
  return {
    async prepare({ databaseUrl }: Prepared): Promise<void> {
      if (config.databaseUrl || !(await asks(databaseUrl, EMPTY))) return;
      says = 'Cơ sở dữ liệu mới: nạp Đảng bộ mẫu và chạy đợt quy hoạch năm 2024 trên đồng hồ ảo.';
      const { loadSample } = await import('./load-sample.js');
      await loadSample(databaseUrl);
    },
    async serving(tree: Tree, signal: AbortSignal): Promise<void> {
      if (config.databaseUrl || !(await asks(tree.databaseUrl, VIRTUAL))) return;
      const { playFirst } = await import('./play-first.js');
      print(says);
      await playFirst({ tree, config, signal, print });
    },
  };
}

const VIRTUAL = 'select exists(select from app.virtual_clock) as yes';
const EMPTY = 'select not exists(select from app.committee) as yes';

async function asks(databaseUrl: string, question: string): Promise<boolean> {
  const dataSource = await openDatabase(databaseUrl, { applicationName: 'dondoc-first-start', poolSize: 1 });
  try {
    const rows: { yes: boolean }[] = await dataSource.query(question);
    return rows[0]!.yes;
  } finally {
    await dataSource.destroy();
  }
}
