import { describe, expect, it } from '@jest/globals';
import { EventStore } from '#libs/event-store';
import { listTerms } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { drawNumber, lockRegister } from '#libs/records';
import { database, everything, manager, type Sheets, viaSheets } from './org.fixtures.js';

/** Workbooks with the habits of those who fill them in. */
export function workbooks(): void {
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
      expect((await listTerms(manager(), 'cb-mot')).map(({ seats: count }) => count)).toEqual([
        5, 5,
      ]);
      expect(await viaSheets(() => undefined, { confirm: true })).toMatchObject({
        changed: 0,
        refused: '',
      });
      expect((await listTerms(manager(), 'cb-mot')).map(({ seats: count }) => count)).toEqual([
        5, 5,
      ]);
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
}
