import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type DataSource } from 'typeorm';
import { declareProductFacts } from '#libs/messages';
import {
  admitAppLogin,
  appPasswordIn,
  type Config,
  enterAsApp,
  loadConfig,
  migrate,
  migrateQueue,
  openDatabase,
  useEmbeddedPostgres,
  varPath,
} from '#libs/platform';
import { signing } from '#libs/records';
import { describeImport, importOrgFile, type ImportOptions } from './import-org.js';
import { handoverLine } from './accounts/handover-line.js';
import { orgTemplate } from './org-template.js';
import { SpreadsheetError } from './spreadsheet-error.js';
import { runVerify } from './verify/index.js';

type Print = (line: string) => void;

/**
 * Works on the database that is named, or on the embedded one: the running one if `up` runs, else
 * one that is started for the time of `work`.
 */
async function withUrl<T>(
  given: string | undefined,
  config: Config,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (given !== undefined) return work(given);
  const server = await useEmbeddedPostgres({ dir: varPath(config, 'postgres') });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

/**
 * Only migrations belong to the owner. What reads and writes rows meets the same guards as api and
 * worker, whoever types it.
 */
async function asApp(url: string, config: Config): Promise<string> {
  return config.databaseUrl === undefined
    ? enterAsApp(url, await appPasswordIn(varPath(config, 'postgres')))
    : url;
}

/** Whether there is one to ask: asking must not make an embedded one. */
export function hasDatabase(config: Config): boolean {
  return (
    config.databaseUrl !== undefined ||
    existsSync(varPath(config, 'postgres', 'data', 'PG_VERSION'))
  );
}

export async function withDatabase<T>(
  work: (dataSource: DataSource, config: Config & { databaseUrl: string }) => Promise<T>,
): Promise<T> {
  declareProductFacts();
  const config = loadConfig();
  return withUrl(config.databaseUrl, config, async (url) => {
    const databaseUrl = await asApp(url, config);
    const dataSource = await openDatabase(databaseUrl, {
      applicationName: 'dondoc-cli',
      poolSize: 4,
    });
    try {
      return await work(dataSource, { ...config, databaseUrl });
    } finally {
      await dataSource.destroy();
    }
  });
}

export async function migrateDatabase(print: Print): Promise<void> {
  const config = loadConfig();
  const { redisUrl, databaseUrl, databaseOwnerUrl } = config;
  await withUrl(databaseOwnerUrl ?? databaseUrl, config, async (url) => {
    const applied = await migrate(url, (name) => print(`  ${name}`));
    await migrateQueue({ databaseUrl: url, redisUrl });
    if (databaseOwnerUrl && databaseUrl) await admitAppLogin(databaseOwnerUrl, databaseUrl);
    print(
      applied.length > 0
        ? `Đã áp dụng ${applied.length} bước.`
        : 'Cơ sở dữ liệu đã ở bản mới nhất.',
    );
  });
}

export interface ImportRequest extends ImportOptions {
  /** Writes an empty workbook with guidance here, and imports nothing. */
  readonly template?: string;
}

export async function importOrganisation(
  file: string | undefined,
  { template, ...options }: ImportRequest,
  print: Print,
): Promise<void> {
  if (template !== undefined) {
    await writeFile(template, orgTemplate(), { flag: 'wx' });
    print(
      `Đã ghi tệp mẫu ${template}. Điền xong thì xem trước: dondoc import-org ${template} ` +
        '--dry-run',
    );
    return;
  }
  if (file === undefined)
    throw new SpreadsheetError(
      'Còn thiếu tên tệp tổ chức (.xlsx hoặc .json); lấy tệp mẫu bằng --template FILE.xlsx.',
    );
  await withDatabase(async (dataSource) => {
    const report = await importOrgFile(dataSource, file, options);
    print(report.difference);
    print(options.dryRun ? 'Chỉ xem trước, chưa ghi gì vào hệ thống.' : describeImport(report));
    report.handovers.map(handoverLine).forEach(print);
  });
}

/** Verifies the database and its archive; true when they are clean. */
export async function verifyDatabase(files: readonly string[], print: Print): Promise<boolean> {
  return withDatabase(async (dataSource, config) => {
    const { archiveDir, redisUrl, graceMinutes, varDir } = config;
    const { clean, lines } = await runVerify({
      dataSource,
      archiveDir,
      redisUrl,
      graceMinutes,
      seals: signing(config),
      eventFiles: [...files, varDir],
    });
    lines.forEach(print);
    return clean;
  });
}
