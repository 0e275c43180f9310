import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  getCommittee,
  importOrg,
  listCells,
  listPlannedPosts,
  OrgFileError,
  parseOrgFile,
} from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { inTransaction, projectPath } from '#libs/platform';
import { describeImport, importOrgFile } from '../../apps/cli/src/import-org.js';
import { orgSheets, workbookParts, zip } from '../../apps/cli/src/workbook.examples.js';
import { freshDatabase } from '../support/database.js';
import { confirmed } from './org-import.confirmed.js';
import { directory } from './org-import.directory.js';
import { numbersOnPaper } from './org-import.numbers.js';
import { close, database, everything, folder, load, manager, open } from './org.fixtures.js';

const sample = projectPath('apps/cli/sample/dang-bo-mau.json');

describe('import into a database', () => {
  beforeAll(open);
  afterAll(close);

  it(
    'is the same by JSON twice and by spreadsheet: the second and third change ' + 'nothing',
    async () => {
      const first = await load((raw) => {
        raw.note = '';
        raw.people.forEach((person) => {
          delete person.note;
        });
      });
      expect(first).toMatchObject({
        committee: 'dang-uy',
        changed: 17,
        tables: { cell: { created: 2, updated: 0, removed: 0 }, planned_post: { created: 4 } },
      });
      const before = await everything(manager());
      expect(
        (
          await load((raw) => {
            raw.note = '';
            raw.people.forEach((person) => {
              delete person.note;
            });
          })
        ).changed,
      ).toBe(0);
      const file = path.join(folder, 'dang-bo.xlsx');
      await writeFile(file, zip(workbookParts(orgSheets())));
      const report = await importOrgFile(database.dataSource, file);
      expect(describeImport(report)).toBe(
        'Không có gì thay đổi: hệ thống đã có đúng nội dung của tệp (0 thay đổi).',
      );
      expect(await everything(manager())).toEqual(before);
    },
  );

  it('counts what changed, and only that', async () => {
    await load();
    const report = await load((raw) => {
      raw.cells[0]!.secretary = 'Nguyễn Thị Mới';
      raw.planned.splice(1, 1);
      raw.registers[1]!.last = 119;
    });
    expect(report.changed).toBe(3);
    expect(describeImport(report)).toBe(
      'Đã nhập tổ chức (3 thay đổi):\n- chi bộ: thêm 0, sửa 1, bỏ 0\n- dòng quy hoạch: thêm ' +
        '0, sửa 0, bỏ 1\n- sổ số: thêm 0, sửa 1, bỏ 0',
    );
  });

  it('is all or nothing', async () => {
    await load();
    const before = await everything(manager());
    const failing = inTransaction(database.dataSource, async (inner) => {
      await importOrg(inner, parseOrgFile({ ...smallOrgFile(), registers: [] }));
      await importOrg(
        inner,
        parseOrgFile({
          ...smallOrgFile(),
          cells: smallOrgFile().cells.map((cell) => ({ ...cell, name: 'X' })),
        }),
      );
      throw new Error('the caller failed');
    });
    await expect(failing).rejects.toThrow('the caller failed');
    expect(await everything(manager())).toEqual(before);
    await expect(importOrg(manager(), parseOrgFile(smallOrgFile()))).rejects.toThrow(
      'inside a transaction',
    );
  });

  it('refuses another person under the same card, and a cell of another committee', async () => {
    await load();
    await expect(
      load((raw) => Object.assign(raw.people[0]!, { name: 'Người Khác', born: '1970' })),
    ).rejects.toThrow(OrgFileError);
    await expect(
      load((raw) => {
        raw.committee.id = 'dang-uy-khac';
        raw.terms[0]!.body = 'dang-uy-khac';
      }),
    ).rejects.toThrow('“Chi bộ” thứ 1, mục “Mã”: mã này đã dùng cho chi bộ của Đảng ủy khác');
    expect(
      (
        await load((raw) => {
          raw.people[0]!.name = 'Giàng A Mẫu Sửa';
        })
      ).tables.person,
    ).toEqual({ created: 0, updated: 1, removed: 0 });
  });

  it('lets two imports at once agree', async () => {
    const reports = await Promise.all([
      load((raw) => {
        raw.committee.note = 'mới';
      }),
      load((raw) => {
        raw.committee.note = 'mới';
      }),
    ]);
    expect(reports.filter(({ changed }) => changed > 0)).toHaveLength(1);
  });

  confirmed();
  numbersOnPaper();
  directory();
});

describe('the sample Đảng bộ', () => {
  it('imports: 12 cells, one without chi ủy, every record marked as a sample', async () => {
    const database = await freshDatabase();
    try {
      const { manager } = database.dataSource;
      expect((await importOrgFile(database.dataSource, sample)).tables.cell).toEqual({
        created: 12,
        updated: 0,
        removed: 0,
      });
      expect((await importOrgFile(database.dataSource, sample)).changed).toBe(0);
      const cells = await listCells(manager, 'dang-uy-vp', '2024-01-12');
      expect(
        cells.filter(({ hasCommittee, officialMembers }) => !hasCommittee && officialMembers < 9),
      ).toHaveLength(1);
      expect(
        cells.every(
          ({ email, note }) => email.endsWith('@example.invalid') && note === 'dữ liệu mẫu',
        ),
      ).toBe(true);
      expect((await getCommittee(manager, 'dang-uy-vp', '2024-01-12'))?.note).toMatch(
        /^Dữ liệu mẫu/,
      );
      for (const { id } of cells) {
        const planned = await listPlannedPosts(manager, id);
        for (const term of ['2022-2025', '2025-2027']) {
          const people = new Set(
            planned.filter(({ termName }) => termName === term).map(({ person }) => person),
          );
          expect(people.size).toBeGreaterThanOrEqual(3);
          expect(people.size).toBeLessThanOrEqual(8);
        }
      }
    } finally {
      await database.drop();
    }
  });

  it('marks every person', async () => {
    const { people, planned, cells } = parseOrgFile(JSON.parse(await readFile(sample, 'utf8')));
    expect([...people, ...planned, ...cells].filter(({ note }) => note !== 'dữ liệu mẫu')).toEqual(
      [],
    );
  });
});
