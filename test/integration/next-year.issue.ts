import { expect, it } from '@jest/globals';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, type Reply, well } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import {} from './consolidation.fixtures.js';
import { get, issued, stage } from './next-year.fixtures.js';

const issue = (id: string): Promise<Reply> =>
  call(stage.url, `/api/directives/${id}/issue`, {
    token: issued.clerk,
    key: freshKey(),
    method: 'POST',
  });
const amend = (id: string, body: object): Promise<Reply> =>
  call(stage.url, `/api/directives/${id}`, {
    token: issued.clerk,
    key: freshKey(),
    method: 'PUT',
    body,
  });
/** The draft's own content as a clerk would send it back. */
const bodyOf = async (id: string) => {
  const { committee, workflow, year, subject, baseNotice, targetTerms, letter, dueOn } =
    await get(id);
  return {
    committee,
    workflow,
    year,
    subject,
    baseNotice,
    targetTerms,
    letter: letter as (typeof letter2024)['letter'],
    dueOn,
  };
};

/** The draft that the product opened is issued by a person, and not before it is whole. */
export function issuing(): void {
  it(
    'is not issued without the superior’s letter, nor with blanks; no number is ' + 'drawn',
    async () => {
      expect(await issue('quy-hoach-2025')).toMatchObject({
        status: 409,
        body: { code: 'SUPERIOR_LETTER_MISSING' },
      });
      const body = await bodyOf('quy-hoach-2025');
      await well(
        amend('quy-hoach-2025', {
          ...body,
          subject: 'thực hiện rà soát, bổ sung quy hoạch cấp ủy năm 2025',
        }),
      );
      expect(await issue('quy-hoach-2025')).toMatchObject({
        body: { code: 'SUPERIOR_LETTER_MISSING' },
      });
      const superior = {
        ...letter2024.superior!,
        number: '1890-CV/ĐUK',
        on: '2025-01-07',
        dueOn: '2025-03-10',
      };
      await well(amend('quy-hoach-2025', { ...body, superior }));
      expect(await issue('quy-hoach-2025')).toMatchObject({
        status: 409,
        body: { code: 'LETTER_HAS_BLANKS' },
      });
      expect(await amend('quy-hoach-2025', body)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'superior' }] },
      });
      expect(
        await stage.dataSource.query(
          `select from app.used_number where notice = 'notice-quy-hoach-2025'`,
        ),
      ).toEqual([]);
      const filled = JSON.parse(
        JSON.stringify(body.letter).replace('……', '1890-CV/ĐUK').replaceAll('……', '07/01/2025'),
      ) as object;
      await well(amend('quy-hoach-2025', { ...body, superior, letter: filled }));
      expect((await well(issue('quy-hoach-2025'))).body).toMatchObject({
        symbol: '242-CV/ĐU',
        cells: 12,
      });
      expect(await get('quy-hoach-2025')).toMatchObject({
        status: 'issued',
        openedFrom: 'quy-hoach-2024',
        upward: { dueOn: '2025-03-10', status: 'open' },
      });
    },
  );
}
