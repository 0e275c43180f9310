import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OrgFile, parseOrgFile, readOrg } from '#libs/org';
import { importOrgFile } from '../../apps/cli/src/import-org.js';
import { orgTemplate } from '../../apps/cli/src/org-template.js';
import { otherOrg } from '../support/side-by-side.js';
import { close, database, folder, manager, open } from './org.fixtures.js';

// Three committees, imported one after another: a tree grows from the top.

beforeAll(open, 60_000);
afterAll(close);

const [ONE, TWO, THREE] = ['dang-uy-mot', 'dang-uy-hai', 'dang-uy-ba'] as const;

async function load(committee: string, superior?: string | null) {
  const raw = otherOrg(committee, committee.slice(8)) as OrgFile;
  const file = path.join(folder, `${committee}.json`);
  const said = superior === undefined ? {} : { superior };
  await writeFile(file, JSON.stringify({ ...raw, committee: { id: committee, ...said } }));
  return importOrgFile(database.dataSource, file);
}
const superiorOf = async (id: string) => (await readOrg(manager(), id))!.committee.superior;

describe('the superior in the organisation file', () => {
  it('is one that is on record', async () => {
    await expect(load(TWO, ONE)).rejects.toThrow(
      '“Đảng ủy”, mục “Cấp trên trong hệ thống”: không có Đảng ủy mã “dang-uy-mot” trong hệ ' +
        'thống; nhập tổ chức của cấp trên trước',
    );
    await load(ONE);
    expect((await load(TWO, ONE)).difference).toContain('thêm Đảng ủy “dang-uy-hai”');
    expect(await superiorOf(TWO)).toBe(ONE);
    expect(await superiorOf(ONE)).toBeNull();
  });

  it('is never the committee itself, nor one below it', async () => {
    await load(THREE, TWO);
    await expect(load(ONE, ONE)).rejects.toThrow('là chính Đảng ủy này');
    await expect(load(ONE, TWO)).rejects.toThrow('“dang-uy-hai” đang ở dưới Đảng ủy này');
    await expect(load(ONE, THREE)).rejects.toThrow('không thể thành vòng');
    expect(await superiorOf(ONE)).toBeNull();
    await expect(
      database.dataSource.query('update app.committee set superior = id where id = $1', [ONE]),
    ).rejects.toThrow('committee_check');
  });

  it('stays where the file leaves it out, and ends where it says so', async () => {
    expect((await load(THREE)).changed).toBe(0);
    const { difference } = await load(THREE, null);
    expect(difference).toContain('cấp trên trong hệ thống: “dang-uy-hai” → (trống)');
    expect(await superiorOf(THREE)).toBeNull();
    expect((await load(THREE, ONE)).changed).toBe(1);
  });

  it('stands in the workbook too, where “-” ends it', async () => {
    const said = (await readOrg(manager(), THREE))!;
    const take = async (superior: string | undefined) => {
      const file = path.join(folder, `sach-${String(superior)}.xlsx`);
      const committee = { ...said.committee, superior };
      await writeFile(file, orgTemplate({ ...said, committee } as OrgFile));
      return importOrgFile(database.dataSource, file);
    };
    expect((await take(ONE)).changed).toBe(0);
    expect((await take('-')).changed).toBe(1);
    expect(await superiorOf(THREE)).toBeNull();
    expect((await take(TWO)).changed).toBe(1);
    expect((await take(undefined)).changed).toBe(0);
    expect(await superiorOf(THREE)).toBe(TWO);
  });

  it('is an id, like every other', () => {
    const raw = otherOrg(THREE, 'ba') as OrgFile;
    expect(() => parseOrgFile({ ...raw, committee: { id: THREE, superior: 'Đảng ủy' } })).toThrow(
      'Cấp trên trong hệ thống',
    );
  });
});
