import { type DataSource } from 'typeorm';
import { type CivilDate, toInstant } from '#libs/calendar';
import { importOrg, type OrgFile } from '#libs/org';
import { Clock, inTransaction, openDatabase, projectPath } from '#libs/platform';
import { readOrgFile } from '../import-org.js';
import { campaignOf } from './campaign.js';
import { type CampaignYear } from './letters.js';

/** "131-TB/ĐU ngày 20/3/2025" gives 2025-03-20. */
function noticedOn(since: string): CivilDate {
  const [, day, month, year] = /(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(since)!;
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

/**
 * The file spans years, so this leaves out who is planned by a notice that comes after the day.
 * Terms and letterheads carry their own dates.
 */
function asOf(file: OrgFile, on: CivilDate): OrgFile {
  return { ...file, planned: file.planned.filter(({ since }) => noticedOn(since) <= on) };
}

/** Brings the sample Đảng bộ up to a later day: who was planned by notices until then. */
export async function bringUpTo(dataSource: DataSource, on: CivilDate): Promise<void> {
  const { file } = await readOrgFile(projectPath('apps/cli/sample/dang-bo-mau.json'));
  await inTransaction(dataSource, (manager) => importOrg(manager, asOf(file, on)));
}

/**
 * Puts the sample Đảng bộ, as it was then, into an empty database and sets the virtual clock to the
 * first day of the campaign. It runs before api and worker do.
 */
export async function loadSample(databaseUrl: string, year: CampaignYear = 2024): Promise<void> {
  const dataSource = await openDatabase(databaseUrl, {
    applicationName: 'dondoc-sample',
    poolSize: 2,
  });
  try {
    const { at } = campaignOf(year).days[0]!;
    await new Clock(dataSource).set(toInstant(at));
    await bringUpTo(dataSource, at.slice(0, 10));
  } finally {
    await dataSource.destroy();
  }
}
