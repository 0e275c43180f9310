import { describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { fold } from '#libs/decider';
import { EventStore, type Operation } from '#libs/event-store';
import { importOrg, parseOrgFile } from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { inTransaction } from '#libs/platform';
import { drawNumber, lockRegister, register } from '#libs/records';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { database, folder } from './org.fixtures.js';

/** Numbers that the file says were used on paper while the product was drawing its own. */
export function raised(): void {
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
}
