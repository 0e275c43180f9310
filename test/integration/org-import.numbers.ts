import { expect, it } from '@jest/globals';
import { listRegisterOpenings } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { fold } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { drawNumber, lockRegister, register } from '#libs/records';
import { type ImportOptions } from '../../apps/cli/src/import-org.js';
import { database, load, manager, viaFile } from './org.fixtures.js';

/** Numbers that were used on paper before the product drew any. */
export function numbersOnPaper(): void {
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
}
