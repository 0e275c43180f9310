import { projectPath, openDatabase, Clock } from '#libs/platform';
import { toInstant } from '#libs/calendar';
import { importOrgFile } from '../import-org.js';
import { campaign2024 } from './campaign-2024.js';

/** Puts the sample Đảng bộ into an empty database and sets the virtual clock to the campaign's first day, before api and worker run. */
export async function loadSample(databaseUrl: string): Promise<void> {
  const dataSource = await openDatabase(databaseUrl, { applicationName: 'dondoc-sample', poolSize: 2 });
  try {
    await new Clock(dataSource).set(toInstant(campaign2024[0]!.at));
    await importOrgFile(dataSource, projectPath('apps/cli/sample/dang-bo-mau.json'));
  } finally {
    await dataSource.destroy();
  }
}
