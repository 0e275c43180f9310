import { describe, expect, it } from '@jest/globals';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call } from '../support/call.js';
import { issued, post, stage } from './planning-lists.fixtures.js';

/** Terms and lists as they are known before a report: who may ask, and what is missing. */
export function whatIsAskedOfLists(): void {
  describe('a directive over terms that are not on record', () => {
    it('is not issued, and every cell that lacks one is named', async () => {
      const directive = 'ra-soat-2040';
      expect(
        (
          await post('/api/directives', issued.clerk, {
            ...letter2024,
            directive,
            dueOn: '2024-04-15',
            targetTerms: ['2025-2027', '2039-2041'],
          })
        ).status,
      ).toBe(201);
      const reply = await post(`/api/directives/${directive}/issue`, issued.clerk, {});
      expect(reply).toMatchObject({ status: 409, body: { code: 'TERM_NOT_RECORDED' } });
      expect(reply.body['missing']).toEqual(
        issued.cells.map(({ id }) => ({ cell: id, term: '2039-2041' })),
      );
      expect(
        await stage.dataSource.query('select from app.used_number where notice = $1', [
          `notice-${directive}`,
        ]),
      ).toEqual([]);
    });
  });

  describe('who is planned for what', () => {
    it('is told to the cell itself and to the committee, and not to another cell', async () => {
      const [other, cell] = issued.cells;
      const path = `/api/cells/${cell!.id}/approved-lists`;
      const own = await call(stage.url, path, { token: cell!.token });
      expect(own.status).toBe(200);
      const lists = own.body['lists'] as {
        termName: string;
        version: number;
        cited: string | null;
        entries: { name: string; since: string }[];
      }[];
      expect(lists.map(({ termName, version }) => [termName, version])).toEqual(
        expect.arrayContaining([
          ['2022-2025', 1],
          ['2025-2027', 1],
        ]),
      );
      expect(lists[1]!.entries.map(({ since }) => since)).toEqual(
        expect.arrayContaining([expect.stringMatching(/97-TB\/ĐU/), lists[1]!.cited]),
      );
      expect((await call(stage.url, path, { token: issued.auditor })).status).toBe(200);
      expect(await call(stage.url, path, { token: other!.token })).toMatchObject({
        status: 403,
        body: { code: 'NOT_YOUR_CELL' },
      });
      expect(
        await call(stage.url, '/api/cells/cb-khong-co/approved-lists', { token: issued.auditor }),
      ).toMatchObject({ status: 404, body: { code: 'NO_SUCH_CELL' } });
    });

    it('and by what the lists are checked, with the certainty of each value', async () => {
      const reply = await call(stage.url, `/api/directives/${issued.directive}/rules`, {
        token: issued.cells[0]!.token,
      });
      expect(reply).toMatchObject({
        status: 200,
        body: { ruleSet: 'qd50-2021', on: '2024-01-30' },
      });
      const rules = reply.body['rules'] as {
        rule: string;
        parameters: { name: string; certainty: string }[];
      }[];
      expect(rules.find(({ rule }) => rule === 'COEFFICIENT_OUT_OF_RANGE')?.parameters).toEqual([
        expect.objectContaining({ name: 'min', certainty: expect.stringMatching(/^[C?]$/) }),
        expect.objectContaining({ name: 'max', certainty: expect.stringMatching(/^[C?]$/) }),
      ]);
      expect(
        (await call(stage.url, '/api/directives/khong-co/rules', { token: issued.clerk })).status,
      ).toBe(404);
    });
  });
}
