import { expect, it } from '@jest/globals';
import { listMembers, listPlannedPosts, listTerms } from '#libs/org';
import { everything, load, manager, type Raw, viaFile } from './org.fixtures.js';

/** What takes something away is asked for first, and who is meant is known. */
export function confirmed(): void {
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
}
