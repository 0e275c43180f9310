import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importOrg, parseOrgFile } from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { inTransaction } from '#libs/platform';
import type { EntityManager } from 'typeorm';
import { importOrgFile, type ImportOptions } from '../../apps/cli/src/import-org.js';
import { orgSheets, workbookParts, zip } from '../../apps/cli/src/workbook.examples.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

export type Raw = ReturnType<typeof smallOrgFile>;
export type Sheets = ReturnType<typeof orgSheets>;

export let database: FreshDatabase;
export let folder: string;

export async function open(): Promise<void> {
  [database, folder] = await Promise.all([
    freshDatabase(),
    mkdtemp(path.join(tmpdir(), 'dondoc-org-')),
  ]);
}

export async function close(): Promise<void> {
  await Promise.all([database.drop(), rm(folder, { recursive: true, force: true })]);
}

export const manager = () => database.dataSource.manager;

/** All that an import writes. */
export async function everything(of: EntityManager): Promise<Record<string, unknown[]>> {
  const tables = [
    'committee',
    'letterhead',
    'cell',
    'term',
    'person',
    'planned_post',
    'register_opening',
  ];
  const rows = await Promise.all(
    tables.map((table) =>
      of.query(`select to_jsonb(t) as row from app.${table} t order by to_jsonb(t)::text`),
    ),
  );
  return Object.fromEntries(tables.map((table, index) => [table, rows[index] as unknown[]]));
}

const changed = (change: (raw: Raw) => void): Raw => {
  const raw = smallOrgFile();
  change(raw);
  return raw;
};

/** Past the file and its difference. */
export const load = (change: (raw: Raw) => void = () => undefined) =>
  inTransaction(database.dataSource, (inner) => importOrg(inner, parseOrgFile(changed(change))));

export async function saved(name: string, bytes: string | Buffer): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

export const write = (raw: object): Promise<string> => saved('tep.json', JSON.stringify(raw));

export const viaFile = async (change: (raw: Raw) => void, options: ImportOptions = {}) =>
  importOrgFile(database.dataSource, await write(changed(change)), options);

export async function viaSheets(change: (sheets: Sheets) => void, options?: ImportOptions) {
  const sheets = orgSheets();
  change(sheets);
  const file = await saved('gui.xlsx', zip(workbookParts(sheets)));
  return importOrgFile(database.dataSource, file, options).then(
    (report) => ({ ...report, refused: '' }),
    (error: Error) => ({ changed: 0, difference: '', refused: error.message }),
  );
}
