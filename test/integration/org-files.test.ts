import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getCell, getCommittee, readOrg } from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { importOrgFile } from '../../apps/cli/src/import-org.js';
import { orgTemplate } from '../../apps/cli/src/org-template.js';
import { runCommand } from '../../apps/cli/src/program.js';
import { raised } from './org-files.raised.js';
import { workbooks } from './org-files.workbooks.js';
import {
  close,
  database,
  everything,
  folder,
  load,
  manager,
  open,
  saved,
  viaFile,
  viaSheets,
  write,
} from './org.fixtures.js';

// Organisation files as offices send them, through the reading of the file, the difference, the
// database and the program.

beforeAll(open);
afterAll(close);
beforeEach(() => load());

describe('what the organisation file says', () => {
  it(
    'takes who signs and in whose name from both kinds of file, keeps it where it is left out, ' +
      'and says what changes',
    async () => {
      const signs = { signerName: 'Hoàng Thị Ánh', signerPost: 'pho-bi-thu', signsFor: 'chi-uy' };
      const report = await viaFile((raw) => {
        Object.assign(raw.cells[0]!, signs);
        Object.assign(raw.letterheads[0]!, { signsFor: 'ban-thuong-vu' });
      });
      for (const said of [
        'người ký: (trống) → “Hoàng Thị Ánh”',
        'chức vụ ký: Bí thư → Phó Bí thư',
        'Chi bộ Một, ký thay mặt: Chi bộ → Chi ủy',
        'ký thay mặt: Đảng ủy → Ban Thường vụ',
      ])
        expect(report.difference).toContain(said);
      expect(report.difference).not.toContain('Cần xác nhận');
      const recorded = async () => [
        await getCell(manager(), 'cb-mot'),
        await getCommittee(manager(), 'dang-uy', '2024-01-12'),
        await getCommittee(manager(), 'dang-uy', '2025-03-01'),
      ];
      const now = [
        signs,
        { signerName: 'Lê Văn Mẫu', signsFor: 'ban-thuong-vu' },
        { signsFor: 'dang-uy' },
      ];
      expect(await recorded()).toMatchObject(now);
      expect((await load()).changed).toBe(0);
      const kept = await saved('giu.xlsx', orgTemplate((await readOrg(manager(), 'dang-uy'))!));
      expect((await importOrgFile(database.dataSource, kept)).changed).toBe(0);
      expect(await recorded()).toMatchObject(now);
      await expect(
        viaFile((raw) => {
          raw.cells[0]!.hasCommittee = false;
          raw.planned = raw.planned.filter(({ post }) => post !== 'chi-uy-vien');
        }),
      ).rejects.toThrow('Chi bộ Một không có chi ủy, không ký thay mặt Chi ủy');
      await viaFile((raw) => {
        Object.assign(raw.cells[0]!, { signerName: '', signerPost: null, signsFor: null });
        Object.assign(raw.letterheads[0]!, { signsFor: null });
      });
      expect(await recorded()).toMatchObject([
        { signerName: 'Nguyễn Văn Một', signerPost: 'bi-thu', signsFor: 'chi-bo' },
        { signsFor: 'dang-uy' },
        {},
      ]);
    },
  );

  it(
    'refuses by the clock of the database who cannot have been born or have joined, at their ' +
      'row and column; more seats than members are told',
    async () => {
      const { today } = (
        await manager().query(
          `select to_char(app.now() at time zone 'Asia/Ho_Chi_Minh' + interval '1 day',
          'YYYY-MM-DD') as today`,
        )
      )[0];
      const { refused: said } = await viaSheets(
        (sheets) => {
          sheets['Quy hoạch']![1]![4] = today;
          sheets['Quy hoạch']![2]![8] = '02/09/2005';
          sheets['Quy hoạch']![4]![3] = null;
        },
        { confirm: true },
      );
      expect(said).toMatch(/Trang “Quy hoạch”, dòng 2, cột “Ngày sinh”: .* chưa đến, hôm nay là/);
      expect(said).toContain(
        'Trang “Quy hoạch”, dòng 3, cột “Ngày vào Đảng”: vào Đảng 02/09/2005 khi chưa đủ 16 ' +
          'tuổi (sinh 1990)',
      );
      const { difference } = await viaFile(
        (raw) => {
          Object.assign(raw.terms[3]!, { seats: 7 });
        },
        { dryRun: true },
      );
      expect(difference).toContain(
        'nhiệm kỳ 2022-2025 của Chi bộ Hai ghi 7 cấp ủy viên, chi bộ có 6 đảng viên chính thức',
      );
      expect(
        (
          await viaFile(
            (raw) => {
              Object.assign(raw.terms[3]!, { seats: 6 });
            },
            { dryRun: true },
          )
        ).difference,
      ).not.toContain('cấp ủy viên, chi bộ có');
    },
  );
});

workbooks();
raised();

describe('dondoc import-org', () => {
  it(
    'through the program: 0 when done or only shown; 1 with nothing written when asked, ' +
      'refused or unreadable',
    async () => {
      const before = await everything(manager());
      const given = process.env['DATABASE_URL'];
      process.env['DATABASE_URL'] = database.url;
      const run = async (...words: string[]) => {
        const lines: string[] = [];
        const told = (line: string) => void lines.push(line);
        const done = await runCommand(['node', 'dondoc', 'import-org', ...words], {
          print: told,
          complain: told,
        });
        return `${done ? 0 : 1} ${lines.join('\n')}`;
      };
      try {
        const emptied = await saved(
          'bo-quy-hoach.json',
          JSON.stringify({ ...smallOrgFile(), planned: [], registers: [] }),
        );
        expect(await run(emptied)).toMatch(/^1 Chưa ghi gì: có thay đổi cần xác nhận/);
        expect(await run(emptied, '--dry-run')).toMatch(
          /^0 Cần xác nhận[^]*Chỉ xem trước, chưa ghi gì/,
        );
        expect(await run(await write({ ...smallOrgFile(), cells: [] }))).toMatch(
          /^1 Tệp tổ chức có \d+ chỗ phải sửa, chưa ghi gì/,
        );
        for (const [name, bytes, said] of [
          ['rong.xlsx', '', 'tệp rỗng'],
          ['csv.xlsx', 'Mã;Tên\n', 'văn bản thuần \\(CSV\\)'],
          ['rong.json', ' ', 'Tệp JSON rỗng'],
          ['sai.json', '{"a" 1}', 'Tệp JSON viết sai'],
          ['a.csv', 'a', 'Chỉ nhận tệp .xlsx hoặc .json'],
        ] as const) {
          expect(await run(await saved(name, bytes))).toMatch(new RegExp(`^1 .*${said}`));
        }
        expect(await run(path.join(folder, 'khong-co.xlsx'))).toMatch(/^1 Không mở được tệp/);
        expect(await run()).toMatch(/^1 Còn thiếu tên tệp/);
        expect(await everything(manager())).toEqual(before);
        expect(await run(emptied, '--confirm')).toMatch(
          /^0 [^]*dòng quy hoạch: thêm 0, sửa 0, bỏ 4/,
        );
        expect(await run(emptied)).toMatch(/^0 [^]*Không có gì thay đổi/);
        const template = path.join(folder, 'mau.xlsx');
        expect(await run('--template', template)).toMatch(/^0 Đã ghi tệp mẫu/);
        expect(await run(template)).toMatch(/^1 Tệp tổ chức có/);
      } finally {
        if (given === undefined) delete process.env['DATABASE_URL'];
        else process.env['DATABASE_URL'] = given;
      }
    },
  );
});
