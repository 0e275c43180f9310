import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listAccounts } from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { Clock } from '#libs/platform';
import { importOrgFile } from '../../apps/cli/src/import-org.js';
import { handoverLine } from '../../apps/cli/src/accounts/handover-line.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let database: FreshDatabase;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'dondoc-secretaries-'));
  await new Clock(database.dataSource).set('2024-01-30T03:00:00Z');
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await database.drop();
});

type Cell = ReturnType<typeof smallOrgFile>['cells'][number];

/** Imports the small organisation, with a change to its first cell; the lines that it prints. */
async function imported(change: Partial<Cell> = {}): Promise<string[]> {
  const org = smallOrgFile();
  const file = path.join(folder, 'to-chuc.json');
  const cells = [{ ...org.cells[0]!, ...change }, org.cells[1]!];
  await writeFile(file, JSON.stringify({ ...org, cells, registers: [] }));
  const options = { accounts: true, confirm: true };
  return (await importOrgFile(database.dataSource, file, options)).handovers.map(handoverLine);
}
const standing = async () =>
  (await listAccounts(database.dataSource.manager)).map(
    ({ official, name, signInName, closed, offices }) =>
      `${official} ${name} ${signInName}${closed ? ' closed' : ''}: ` +
      offices.map(({ office, held }) => `${office}${held ? '' : ' ended'}`).join(', '),
  );

describe('import-org --accounts', () => {
  it('gives the secretaries of the file their offices and accounts', async () => {
    expect(await imported()).toEqual([
      '- cb-mot: Nguyễn Văn Một (nguoi-1, tài khoản mot@example.invalid)',
      '- cb-hai: Nguyễn Văn Hai (nguoi-2, tài khoản hai@example.invalid)',
    ]);
    expect(await standing()).toEqual([
      'nguoi-1 Nguyễn Văn Một mot@example.invalid: chibo-cb-mot-1',
      'nguoi-2 Nguyễn Văn Hai hai@example.invalid: chibo-cb-hai-1',
    ]);
  });

  it('changes nothing for the same file', async () => {
    expect(await imported()).toEqual([]);
  });

  it('hands a cell over to another secretary, with the address of the cell', async () => {
    expect(await imported({ secretary: 'Lý Thị Kế' })).toEqual([
      '- cb-mot: Lý Thị Kế (nguoi-3, tài khoản mot@example.invalid); Nguyễn Văn Một thôi',
    ]);
    expect(await standing()).toEqual([
      'nguoi-1 Nguyễn Văn Một mot@example.invalid closed: chibo-cb-mot-1 ended',
      'nguoi-2 Nguyễn Văn Hai hai@example.invalid: chibo-cb-hai-1',
      'nguoi-3 Lý Thị Kế mot@example.invalid: chibo-cb-mot-2',
    ]);
  });

  it('leaves an address to whoever signs in with it', async () => {
    expect(await imported({ secretary: 'Lý Thị Kế', email: 'hai@example.invalid' })).toEqual([
      '- cb-mot: Lý Thị Kế (nguoi-4, chưa có tài khoản: thư điện tử đã có người dùng); ' +
        'Lý Thị Kế thôi',
    ]);
  });

  it('gives back to who held it before', async () => {
    expect(await imported()).toEqual([
      '- cb-mot: Nguyễn Văn Một (nguoi-1, tài khoản mot@example.invalid); Lý Thị Kế thôi',
    ]);
  });
});
