import { describe, expect, it } from '@jest/globals';
import { freshKey } from '../support/issued.js';
import { cells, errorsIn, paper, read, write } from './drafts.fixtures.js';

/** What is kept while somebody types, on the stage of drafts.test.ts. */
export function typing(): void {
  describe('typing', () => {
    it('keeps wrong cells as they stand and says what is wrong, in which row', async () => {
      const cell = cells[1]!;
      const { tables } = (await read(cell)).body;
      const [first, ...others] = tables['review']!;
      const review = [
        { ...first!, born: '31/02/1980', sex: 'không rõ', person: 'Nguyễn Văn A, Lê Thị B' },
        ...others,
      ];
      const saved = await write(cell, { ...paper, tables: { ...tables, review } });
      expect(saved).toMatchObject({
        status: 200,
        body: { version: 1, ready: false, submission: null },
      });
      expect(saved.headers['etag']).toBe('"1"');
      expect(errorsIn(saved.body).sort()).toEqual([
        'CHOICE_UNKNOWN review sex',
        'DATE_IMPOSSIBLE review born',
        'TWO_PEOPLE review person',
      ]);
      expect(
        saved.body.findings
          .filter(({ severity }) => severity === 'error')
          .every(({ row }) => row?.number === 1),
      ).toBe(true);
      const back = (await read(cell)).body;
      expect(back.tables['review']).toEqual(review);
      expect(errorsIn(back)).toEqual(errorsIn(saved.body));
    });

    it('the rules speak as soon as every cell can be read, at the rows as typed', async () => {
      const cell = cells[1]!;
      const { tables, version } = (await read(cell)).body;
      const start = (await read(cells[1]!)).body;
      expect(start.version).toBe(version);
      const fresh =
        (await write(cell, {}, { method: 'DELETE', ifMatch: version }), (await read(cell)).body);
      const review = fresh.tables['review']!.map((row, i) =>
        i === 1 ? { ...row, decision: 'remove' } : row,
      );
      expect(tables['review']).not.toEqual(review);
      const saved = await write(cell, {
        ...paper,
        outcome: 'changed',
        tables: {
          ...fresh.tables,
          terms: fresh.tables['terms']!.map((row, i) =>
            i === 0 ? { ...row, outcome: 'changed' } : row,
          ),
          review,
        },
      });
      expect(saved.status).toBe(200);
      expect(saved.body.submission).not.toBeNull();
      expect(saved.body.findings.filter(({ severity }) => severity === 'error')).toEqual([
        expect.objectContaining({ table: 'review', row: expect.objectContaining({ number: 2 }) }),
      ]);
    });

    it('a draft that could not be a submission at all is kept too', async () => {
      const cell = cells[8]!;
      const { tables } = (await read(cell)).body;
      const empty = await write(cell, { ...paper });
      expect([empty.status, errorsIn(empty.body)]).toEqual([200, ['TERMS_MISSING terms ']]);
      const short = await write(
        cell,
        {
          ...paper,
          tables: {
            ...tables,
            review: tables['review']!.map((row, i) =>
              i === 0 ? { ...row, cardNumber: '12' } : row,
            ),
          },
        },
        { ifMatch: 1 },
      );
      expect([short.status, errorsIn(short.body)]).toEqual([
        200,
        ['CARD_TOO_SHORT review cardNumber'],
      ]);
    });

    it(
      'two people at once: whoever has not seen the last writing is told, and nothing is ' +
        'overwritten',
      async () => {
        const cell = cells[2]!;
        const note = (text: string) => ({ ...paper, note: text, tables: {} });
        expect((await write(cell, note('một'))).body.version).toBe(1);
        expect(await write(cell, note('không hỏi'))).toMatchObject({
          status: 412,
          body: { code: 'CHANGED_SINCE', version: 1 },
        });
        const both = await Promise.all([
          write(cell, note('của An'), { ifMatch: 1 }),
          write(cell, note('của Bình'), { ifMatch: 1 }),
        ]);
        expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
        expect(both.find(({ status }) => status === 412)!.body).toMatchObject({
          code: 'CHANGED_SINCE',
          version: 2,
        });
        expect((await read(cell)).body).toMatchObject({
          version: 2,
          note: both[0]!.status === 200 ? 'của An' : 'của Bình',
        });
        const firsts = await Promise.all([
          write(cells[3]!, note('An')),
          write(cells[3]!, note('Bình')),
        ]);
        expect(firsts.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
      },
    );

    it('a second click writes nothing; a key is not for another content', async () => {
      const cell = cells[2]!;
      const { version } = (await read(cell)).body;
      const key = freshKey();
      const body = { ...paper, note: 'ba', tables: {} };
      const once = await write(cell, body, { key, ifMatch: version });
      expect((await write(cell, body, { key, ifMatch: version })).body).toEqual(once.body);
      expect((await write(cell, body)).body.version).toBe(version + 1);
      expect(
        await write(cell, { ...body, note: 'bốn' }, { key, ifMatch: version + 1 }),
      ).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    });

    it('discarding goes back to the start and not back to an old version', async () => {
      const cell = cells[2]!;
      const { version } = (await read(cell)).body;
      expect(await write(cell, {}, { method: 'DELETE', ifMatch: version - 1 })).toMatchObject({
        status: 412,
      });
      expect(await write(cell, {}, { method: 'DELETE', ifMatch: version })).toMatchObject({
        status: 200,
        body: { version: version + 1 },
      });
      expect((await read(cell)).body).toMatchObject({
        version: version + 1,
        savedAt: null,
        round: 1,
      });
      expect(await write(cell, { ...paper, tables: {} }, { ifMatch: version })).toMatchObject({
        status: 412,
      });
      expect((await write(cell, { ...paper, tables: {} })).body.version).toBe(version + 2);
    });

    it('is bounded, and of its own form', async () => {
      const cell = cells[4]!;
      const row = { note: 'x'.repeat(900) };
      const long = await write(cell, {
        tables: { review: Array.from({ length: 3000 }, () => row) },
      });
      expect(long.status).toBe(200);
      expect(
        await write(
          cell,
          { tables: { review: Array.from({ length: 6000 }, () => row) } },
          { ifMatch: 1 },
        ),
      ).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
      expect(
        await write(
          cell,
          { tables: { meetings: Array.from({ length: 21 }, () => ({})) } },
          { ifMatch: 1 },
        ),
      ).toMatchObject({ status: 400, body: { errors: [{ path: 'tables.meetings' }] } });
      expect(
        await write(cell, { tables: { khac: [], review: [{ la: 1 }] } }, { ifMatch: 1 }),
      ).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'tables.khac' }, { path: 'tables.review.la' }] },
      });
      expect(await write(cell, { note: 'a\0b', tables: {} }, { ifMatch: 1 })).toMatchObject({
        status: 400,
      });
      expect((await read(cell)).body).toMatchObject({ version: 1 });
    });
  });
}
