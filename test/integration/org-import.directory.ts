import { expect, it } from '@jest/globals';
import {
  AccountError,
  actorOfToken,
  createToken,
  getCell,
  getCommittee,
  listCells,
  listPlannedPosts,
  listRegisterOpenings,
  listTerms,
  revokeTokens,
  termOn,
} from '#libs/org';
import { inTransaction } from '#libs/platform';
import { database, load, manager } from './org.fixtures.js';

/** What is read of the organisation, and who speaks for it. */
export function directory(): void {
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
      expect(await revokeTokens(manager(), { of: 'vanthu-1', reason: 'Thử', by: 'test' })).toBe(2);
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
}
