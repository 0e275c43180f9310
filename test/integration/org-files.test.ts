import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { fold } from '#libs/decider';
import { EventStore, type Operation } from '#libs/event-store';
import { getCell, getCommittee, importOrg, listTerms, parseOrgFile, readOrg } from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { inTransaction } from '#libs/platform';
import { drawNumber, lockRegister, register } from '#libs/records';
import { importOrgFile, type ImportOptions } from '../../apps/cli/src/import-org.js';
import { orgTemplate } from '../../apps/cli/src/org-template.js';
import { runCommand } from '../../apps/cli/src/program.js';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { orgSheets, workbookParts, zip } from '../../apps/cli/src/workbook.examples.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

// Organisation files as offices send them, through the reading of the file, the difference, the
// database and the program.

type Raw = ReturnType<typeof smallOrgFile>;
type Sheets = ReturnType<typeof orgSheets>;

async function everything(manager: EntityManager): Promise<unknown[]> {
  const tables = [
    'committee',
    'letterhead',
    'cell',
    'term',
    'person',
    'planned_post',
    'register_opening',
  ];
  return Promise.all(
    tables.map((table) =>
      manager.query(`select to_jsonb(t) as row from app.${table} t order by to_jsonb(t)::text`),
    ),
  );
}

let database: FreshDatabase;
let folder: string;
beforeAll(async () => {
  [database, folder] = await Promise.all([
    freshDatabase(),
    mkdtemp(path.join(tmpdir(), 'dondoc-org-files-')),
  ]);
});
afterAll(async () => {
  await Promise.all([database.drop(), rm(folder, { recursive: true, force: true })]);
});

const manager = () => database.dataSource.manager;
const load = () =>
  inTransaction(database.dataSource, (inner) => importOrg(inner, parseOrgFile(smallOrgFile())));
beforeEach(load);

async function saved(name: string, bytes: string | Buffer): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}
const write = (raw: object): Promise<string> => saved('tep.json', JSON.stringify(raw));
async function viaFile(change: (raw: Raw) => void, options: ImportOptions = {}) {
  const raw = smallOrgFile();
  change(raw);
  return importOrgFile(database.dataSource, await write(raw), options);
}
async function viaSheets(change: (sheets: Sheets) => void, options?: ImportOptions) {
  const sheets = orgSheets();
  change(sheets);
  const file = await saved('gui.xlsx', zip(workbookParts(sheets)));
  return importOrgFile(database.dataSource, file, options).then(
    (report) => ({ ...report, refused: '' }),
    (error: Error) => ({ changed: 0, difference: '', refused: error.message }),
  );
}

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

describe('workbooks as offices sent them', () => {
  it('cards as number cells: refused, confirmed or not, and no second person', async () => {
    const before = await everything(manager());
    const numbers = (sheets: Sheets) =>
      sheets['Quy hoạch']!.forEach((row, at) => {
        if (at > 0) row[2] = 1_234_500 + at;
      });
    for (const options of [{}, { confirm: true }, { dryRun: true }])
      expect((await viaSheets(numbers, options)).refused).toContain(
        'cột “Số thẻ”: 4 ô là ô số (dòng 2, 3, 4, 5)',
      );
    expect(await everything(manager())).toEqual(before);
  });

  it('a column of seats: taken; the same without it keeps them', async () => {
    const seats = (sheets: Sheets) =>
      [['Số cấp ủy viên', null, 5, 5, null]].flat().forEach((value, at) => {
        const row = sheets['Nhiệm kỳ']![at]!;
        row[4] = value;
      });
    expect((await viaSheets(seats, { confirm: true })).refused).toBe('');
    expect((await listTerms(manager(), 'cb-mot')).map(({ seats: count }) => count)).toEqual([5, 5]);
    expect(await viaSheets(() => undefined, { confirm: true })).toMatchObject({
      changed: 0,
      refused: '',
    });
    expect((await listTerms(manager(), 'cb-mot')).map(({ seats: count }) => count)).toEqual([5, 5]);
  });

  it('planned people emptied: a difference that wants to be confirmed', async () => {
    const before = await everything(manager());
    const { refused } = await viaSheets((sheets) => {
      sheets['Quy hoạch']!.length = 1;
    });
    expect(refused).toMatch(/^Chưa ghi gì/);
    expect(refused).toContain('Cần xác nhận (--confirm) (4)');
    expect(await everything(manager())).toEqual(before);
  });

  it(
    'the last paper number lowered: refused with what would collide once numbers were drawn, ' +
      'asked before',
    async () => {
      const lower = (sheets: Sheets) => {
        sheets['Sổ số']![1]![2] = 40;
      };
      expect((await viaSheets(lower)).refused).toContain(
        'hạ số cuối cùng từ 240 xuống 40: các số 41–240 đang ghi là đã dùng trên giấy sẽ được ' +
          'cấp lại',
      );
      const store = new EventStore(database.dataSource);
      await inTransaction(database.dataSource, async (inner) => {
        const key = {
          body: 'dang-uy',
          term: '2020-2025',
          documentType: 'CV',
          lastUsed: 0,
          bodySymbol: 'ĐU',
        };
        await lockRegister(inner, key);
        const { number, operation } = await drawNumber(store, inner, key, {
          notice: 'notice-cv',
          actor: 'a',
        });
        await store.append([operation], { manager: inner, atomic: true });
        await inner.query('insert into app.used_number values ($1, $2, $3, $4, $5)', [
          'dang-uy',
          '2020-2025',
          'CV',
          number,
          'notice-cv',
        ]);
      });
      const { refused } = await viaSheets(lower, { confirm: true });
      expect(refused).toContain(
        'Trang “Sổ số”, dòng 2, cột “Số cuối cùng”: không hạ được từ 240 xuống 40: các số ' +
          '41–241 đã dùng, cấp lại sẽ trùng số.',
      );
      expect(refused).toContain('241-CV');
    },
  );
});

describe('a last paper number raised after the first draw', () => {
  const key = {
    body: 'dang-uy',
    term: '2020-2025',
    documentType: 'TB',
    lastUsed: 0,
    bodySymbol: 'ĐU',
  };
  const stream = 'register-dang-uy-2020-2025-TB';
  const onPaper = async () =>
    (await runVerify({ dataSource: database.dataSource, archiveDir: folder })).violations.filter(
      (line) => line.startsWith(`I5: ${stream}`),
    );
  const drawn = (
    by: (
      inner: EntityManager,
      store: EventStore,
    ) => Promise<{ number: number; operation: Operation }>,
    notice: string,
  ) =>
    inTransaction(database.dataSource, async (inner) => {
      const store = new EventStore(database.dataSource);
      await lockRegister(inner, key);
      const { number, operation } = await by(inner, store);
      await store.append([operation], { manager: inner, atomic: true });
      await inner.query('insert into app.used_number values ($1, $2, $3, $4, $5)', [
        key.body,
        key.term,
        key.documentType,
        number,
        notice,
      ]);
      return number;
    });
  const draw = (notice: string) =>
    drawn((inner, store) => drawNumber(store, inner, key, { notice, actor: 'a' }), notice);
  /**
   * As numbers were drawn before: one more than the last fact, whatever the organisation file has
   * said since.
   */
  const drawAsBefore = (notice: string) =>
    drawn(async (inner, store) => {
      const facts = (await store.read(stream, { manager: inner })).map(({ type, data }) =>
        register.parse({ type, data }),
      );
      const number = fold(register, facts).last + 1;
      return {
        number,
        operation: {
          stream,
          expect: facts.length,
          events: [{ type: 'NumberDrawn', data: { number, notice } }],
          head: { status: 'open' },
          actor: 'a',
        },
      };
    }, notice);
  const raise = (last: number) =>
    inTransaction(database.dataSource, (inner) =>
      importOrg(
        inner,
        parseOrgFile({ ...smallOrgFile(), registers: [{ term: '2020-2025', type: 'TB', last }] }),
      ),
    );

  it(
    'is passed over, and verify finds nothing; control: without the pass-over the next number ' +
      'collides, and I5 names it',
    async () => {
      expect(await draw('notice-1')).toBe(119);
      await raise(125);
      expect(await draw('notice-2')).toBe(126);
      expect(await onPaper()).toEqual([]);
      await raise(140);
      expect(await drawAsBefore('notice-3')).toBe(127);
      expect(await onPaper()).toContainEqual(
        expect.stringContaining(
          'số 127 cấp cho notice-3 cũng ghi là đã dùng trên giấy (đến số 140)',
        ),
      );
      await raise(118);
    },
  );
});

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
