import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  AccountError,
  actorOfToken,
  createToken,
  getCell,
  getCommittee,
  importOrg,
  listCells,
  listMembers,
  listPlannedPosts,
  listRegisterOpenings,
  listTerms,
  OrgFileError,
  parseOrgFile,
  revokeTokens,
  termOn,
} from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { inTransaction, projectPath } from '#libs/platform';
import type { EntityManager } from 'typeorm';
import { fold } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { drawNumber, lockRegister, register } from '#libs/records';
import {
  describeImport,
  importOrgFile,
  type ImportOptions,
} from '../../apps/cli/src/import-org.js';
import { orgSheets, workbookParts, zip } from '../../apps/cli/src/workbook.examples.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

type Database = FreshDatabase;
type Raw = ReturnType<typeof smallOrgFile>;

const sample = projectPath('apps/cli/sample/dang-bo-mau.json');

async function everything(manager: EntityManager): Promise<Record<string, unknown[]>> {
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
      manager.query(`select to_jsonb(t) as row from app.${table} t order by to_jsonb(t)::text`),
    ),
  );
  return Object.fromEntries(tables.map((table, index) => [table, rows[index] as unknown[]]));
}

describe('import into a database', () => {
  let database: Database;
  let folder: string;
  beforeAll(async () => {
    [database, folder] = await Promise.all([
      freshDatabase(),
      mkdtemp(path.join(tmpdir(), 'dondoc-org-')),
    ]);
  });
  afterAll(async () => {
    await Promise.all([database.drop(), rm(folder, { recursive: true, force: true })]);
  });

  const load = (change: (raw: Raw) => void = () => undefined) => {
    const raw = smallOrgFile();
    change(raw);
    return inTransaction(database.dataSource, (manager) => importOrg(manager, parseOrgFile(raw)));
  };
  const manager = () => database.dataSource.manager;

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

  const write = async (raw: object): Promise<string> => {
    const file = path.join(folder, 'tep.json');
    await writeFile(file, JSON.stringify(raw));
    return file;
  };
  const viaFile = async (change: (raw: Raw) => void, options: ImportOptions = {}) => {
    const raw = smallOrgFile();
    change(raw);
    return importOrgFile(database.dataSource, await write(raw), options);
  };

  it(
    'drops nobody, clears nothing and moves no term before it is confirmed; a dry run shows ' +
      'the same and writes nothing',
    async () => {
      await load((raw) => {
        Object.assign(raw.terms[1]!, { seats: 5 });
      });
      const before = await everything(manager());
      const emptied = (raw: Raw) => {
        raw.planned = [];
        raw.cells.pop();
        raw.terms = raw.terms.filter(({ body }) => body !== 'cb-hai');
        Object.assign(raw.terms[1]!, { to: '2025-01-07' });
      };
      const asked = await viaFile(emptied).catch((error: Error) => error.message);
      expect(asked).toContain('Chưa ghi gì');
      expect(asked).toContain(
        'Quy hoạch: bỏ Giàng A Mẫu khỏi quy hoạch (Bí thư, Chi bộ Một, nhiệm kỳ 2022-2025)',
      );
      expect(asked).toContain(
        'Nhiệm kỳ: nhiệm kỳ 2022-2025 của Chi bộ Một, đến ngày: 08/01/2025 → 07/01/2025',
      );
      expect(asked).toContain(
        'Chi bộ: Chi bộ Hai (muốn kết thúc thì ghi chi bộ vào tệp kèm “Đến ngày”)',
      );
      expect((await viaFile(emptied, { dryRun: true })).difference).toContain(
        'Cần xác nhận (--confirm) (4)',
      );
      expect(await everything(manager())).toEqual(before);

      expect((await viaFile(emptied, { confirm: true })).tables['planned_post']).toMatchObject({
        removed: 3,
      });
      // The cell that the file does not name keeps its own; a file without seats clears none.
      expect((await listPlannedPosts(manager(), 'cb-hai')).map(({ name }) => name)).toEqual([
        'Giàng A Mẫu',
      ]);
      expect((await listTerms(manager(), 'cb-mot'))[0]).toMatchObject({
        seats: 5,
        endsOn: '2025-01-07',
      });
      await expect(
        viaFile((raw) => {
          emptied(raw);
          Object.assign(raw.terms[1]!, { seats: null });
        }),
      ).rejects.toThrow('“5” → (trống)');
      await load();
    },
  );

  it('knows a person by the card of before, and refuses what would make a second one', async () => {
    await load((raw) => {
      raw.people[0]!.cardNumber = '00123456';
      raw.planned.forEach((line) => {
        if (line.person === 'MAU-0001') line.person = '00123456';
      });
    }).catch(() => undefined);
    await load();
    const again = (raw: Raw, card: string, more: object = {}) => {
      Object.assign(raw.people[1]!, { cardNumber: card, ...more });
      raw.planned.forEach((line) => {
        if (line.person === 'MAU-0002') line.person = card;
      });
    };
    await expect(viaFile((raw) => again(raw, 'MAU-0200'))).rejects.toThrow(
      'trùng họ tên, ngày sinh với đồng chí thẻ MAU-0002',
    );
    const report = await viaFile((raw) =>
      again(raw, 'MAU-0200', { oldCardNumber: 'MAU-0002', name: 'Hoàng Thị Ánh Nguyệt' }),
    );
    expect(report.difference).toContain('thẻ đổi MAU-0002 → MAU-0200, vẫn là một đảng viên');
    expect(await listMembers(manager(), { ids: [], cards: ['MAU-0002'] })).toMatchObject([
      {
        id: 'dv-mau-0002',
        cardNumber: 'MAU-0200',
        name: 'Hoàng Thị Ánh Nguyệt',
        formerCards: ['MAU-0002'],
      },
    ]);
    expect(
      await manager().query(
        `select card_number, name from app.person_history where person = 'dv-mau-0002'
          order by id desc limit 1`,
      ),
    ).toEqual([{ card_number: 'MAU-0002', name: 'Hoàng Thị Ánh' }]);
    expect(
      (
        await viaFile((raw) =>
          again(raw, 'MAU-0200', { oldCardNumber: 'MAU-0002', name: 'Hoàng Thị Ánh Nguyệt' }),
        )
      ).changed,
    ).toBe(0);
    await expect(load()).rejects.toThrow('đã đổi thành “MAU-0200”');
    await viaFile((raw) => again(raw, 'MAU-0002', { oldCardNumber: 'MAU-0200' }));
  });

  it(
    'passes over numbers used on paper, refuses to give them out again, also while a paper is ' +
      'drawing',
    async () => {
      await load((raw) => {
        raw.registers = [{ term: '2020-2025', type: 'TB', last: 118 }];
      });
      const store = new EventStore(database.dataSource);
      let papers = 0;
      const draw = () =>
        inTransaction(database.dataSource, async (inner) => {
          const key = {
            body: 'dang-uy',
            term: '2020-2025',
            documentType: 'TB',
            lastUsed: 0,
            bodySymbol: 'ĐU',
          };
          const notice = `notice-${(papers += 1)}`;
          await lockRegister(inner, key);
          const { number, operation } = await drawNumber(store, inner, key, { notice, actor: 'a' });
          await store.append([operation], { manager: inner, atomic: true });
          await inner.query('insert into app.used_number values ($1, $2, $3, $4, $5)', [
            'dang-uy',
            '2020-2025',
            'TB',
            number,
            notice,
          ]);
          return number;
        });
      const say = (last: number, options?: ImportOptions) =>
        viaFile((raw) => {
          raw.registers = [{ term: '2020-2025', type: 'TB', last }];
        }, options);
      const opening = (await listRegisterOpenings(manager(), 'dang-uy')).find(
        ({ type }) => type === 'TB',
      )!.lastNumber;
      expect(await draw()).toBe(opening + 1);
      const raised = await say(opening + 7);
      expect(raised.difference).toContain(
        `các số ${opening + 2}–${opening + 7} ghi là đã dùng trên giấy, văn bản sau mang số ` +
          `${opening + 8}`,
      );
      expect((await say(opening + 7)).changed).toBe(0);
      expect(await draw()).toBe(opening + 8);
      await expect(say(40, { confirm: true })).rejects.toThrow(
        new RegExp(`không hạ được từ ${opening + 7} xuống 40.*${opening + 1}-TB`),
      );
      await expect(say(opening + 8)).rejects.toThrow('trùng với văn bản đã cấp');
      await Promise.all([draw(), say(opening + 30), draw(), draw()]);
      await draw();
      const facts = (await store.read('register-dang-uy-2020-2025-TB')).map(({ type, data }) =>
        register.parse({ type, data }),
      );
      const taken = facts.flatMap((fact) =>
        fact.type === 'NumberDrawn'
          ? [[fact.data.number, fact.data.number]]
          : fact.type === 'NumbersUsedOnPaper'
            ? [[fact.data.from, fact.data.to]]
            : [],
      );
      taken.reduce((last, [from, to]) => {
        expect(from).toBe(last + 1);
        return to!;
      }, opening);
      expect(facts.filter(({ type }) => type === 'NumbersUsedOnPaper')).toHaveLength(2);
      expect(fold(register, facts).last).toBeGreaterThan(opening + 30);
    },
  );

  it('reads the directory by date', async () => {
    await load();
    expect(await getCommittee(manager(), 'dang-uy', '2024-01-12')).toMatchObject({
      symbol: 'ĐU',
      place: 'Lào Cai',
      parentSymbol: 'ĐUK',
      signerPost: 'bi-thu',
      note: 'dữ liệu mẫu',
    });
    expect(await getCommittee(manager(), 'dang-uy', '2025-03-01')).toMatchObject({
      parentName: 'Đảng ủy UBND tỉnh',
      signerPost: 'pho-bi-thu',
    });
    expect(await getCommittee(manager(), 'dang-uy', '2019-01-01')).toBeUndefined();
    expect((await listCells(manager(), 'dang-uy', '2025-01-01')).map(({ id }) => id)).toEqual([
      'cb-mot',
    ]);
    expect(await getCell(manager(), 'cb-hai')).toMatchObject({
      hasCommittee: false,
      officialMembers: 6,
      effectiveTo: '2024-12-31',
    });
    expect(await termOn(manager(), 'cb-mot', '2025-01-09')).toMatchObject({
      id: 'cb-mot-2025-2027',
      kind: 'chi-bo',
      startsOn: '2025-01-09',
      endsOn: null,
    });
    expect((await listTerms(manager(), 'dang-uy')).map(({ id }) => id)).toEqual([
      'dang-uy-2020-2025',
    ]);
    expect(await listRegisterOpenings(manager(), 'dang-uy')).toEqual([
      { committee: 'dang-uy', term: 'dang-uy-2020-2025', type: 'CV', lastNumber: 240 },
      { committee: 'dang-uy', term: 'dang-uy-2020-2025', type: 'TB', lastNumber: 118 },
    ]);
    expect(
      (await listPlannedPosts(manager(), 'cb-mot')).map(
        ({ termName, post, name }) => `${termName} ${post} ${name}`,
      ),
    ).toEqual([
      '2022-2025 bi-thu Giàng A Mẫu',
      '2022-2025 chi-uy-vien Hoàng Thị Ánh',
      '2025-2027 pho-bi-thu Hoàng Thị Ánh',
    ]);
  });

  it(
    'gives tokens whose hash alone is stored, to stable accounts, until they are ' + 'revoked',
    async () => {
      await load();
      const make = (request: Parameters<typeof createToken>[1]) =>
        inTransaction(database.dataSource, (inner) => createToken(inner, request));
      const [first, second] = [
        await make({ name: 'Nguyễn Thị Văn Thư', role: 'clerk' }),
        await make({ name: 'Nguyễn Thị Văn Thư'.normalize('NFD'), role: 'clerk' }),
      ];
      expect(first).toMatch(/^dd_[\w-]{43}$/);
      expect(first).not.toBe(second);
      expect(await actorOfToken(manager(), first)).toEqual({
        id: 'vanthu-1',
        name: 'Nguyễn Thị Văn Thư',
        role: 'clerk',
      });
      expect(await actorOfToken(manager(), second)).toMatchObject({ id: 'vanthu-1' });
      expect(
        await actorOfToken(manager(), await make({ name: 'Người khác', role: 'clerk' })),
      ).toMatchObject({ id: 'vanthu-2' });
      expect(
        await actorOfToken(manager(), await make({ name: 'Bí thư', role: 'cell', cell: 'cb-mot' })),
      ).toEqual({ id: 'chibo-cb-mot-1', name: 'Bí thư', role: 'cell', cell: 'cb-mot' });
      expect(await actorOfToken(manager(), `${first.slice(0, -1)}!`)).toBeUndefined();
      const [{ stored }] = await manager().query(
        `select string_agg(encode(hash, 'hex') || to_jsonb(t)::text, '') as stored
        from app.api_token t`,
      );
      expect(stored).not.toContain(first.slice(3, 20));
      expect(await revokeTokens(manager(), 'vanthu-1')).toBe(2);
      expect(await actorOfToken(manager(), first)).toBeUndefined();
      await expect(make({ name: 'A', role: 'cell', cell: 'cb-khong-co' })).rejects.toThrow(
        AccountError,
      );
      await expect(make({ name: 'A', role: 'cell' })).rejects.toThrow('phải kèm mã chi bộ');
      await expect(make({ name: 'A', role: 'clerk', cell: 'cb-mot' })).rejects.toThrow(
        AccountError,
      );
      await expect(make({ name: '  ', role: 'clerk' })).rejects.toThrow('thiếu tên');
    },
  );
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
