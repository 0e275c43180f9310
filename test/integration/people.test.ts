import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personIdOf } from '#libs/planning';
import { projectPath } from '#libs/platform';
import { call } from '../support/call.js';
import { reportOf, review, tokenOf } from '../support/issued.js';
import {
  approve,
  asOwner,
  close,
  isFine,
  issued,
  later,
  MEETING,
  naming,
  open,
  post,
  rowsOf,
  send,
  stage,
  unchanged,
} from './people.fixtures.js';
import { others } from './people.others.js';
import { poisoned } from './people.poisoned.js';

beforeAll(open);
afterAll(close);

describe('a person who was on no record', () => {
  const newcomer = {
    id: personIdOf('079099001234'),
    cardNumber: '079099001234',
    name: 'H’Hen Niê Thử',
    born: '1991-04',
  };

  it(
    'is recorded by the approval, with the notice as the source, and the next year goes on ' +
      'with “không thay đổi”',
    async () => {
      const cell = issued.cells[10];
      isFine(await send(cell!, naming(await reportOf(stage, cell!.id, 11), newcomer)));
      isFine(await review(stage, issued.reviewer, cell!));
      const approved = await approve(cell!);
      isFine(approved);
      expect(
        await rowsOf('select card_number, name, born, source from app.person where id = $1', [
          newcomer.id,
        ]),
      ).toEqual([
        {
          card_number: newcomer.cardNumber,
          name: newcomer.name,
          born: '1991-04',
          source: `Thông báo số ${String(approved.body['symbol'])}, ngày 30/01/2024`,
        },
      ]);
      const [{ data }] = (await rowsOf<{ data: object }>(
        'select data from app.letter where notice = $1',
        [approved.body['notice']],
      )) as [{ data: object }];
      expect(JSON.stringify(data)).toContain(newcomer.name);
      expect(JSON.stringify(data)).not.toContain(newcomer.id);

      const again = later.cells[10]!;
      const draft = await call(stage.url, `/api/obligations/${again.obligation}/draft`, {
        token: again.token,
      });
      expect(draft.text).toContain(newcomer.name);
      isFine(await send(again, await unchanged(again)));
      isFine(await review(stage, issued.reviewer, again));
    },
  );

  it(
    'of an approval from before that is refused in words, never printed by an identifier and ' +
      'never answered 500, until the record is made up for',
    async () => {
      const again = later.cells[10]!;
      await asOwner(`delete from app.person where id = '${newcomer.id}'`);
      expect(await approve(again)).toMatchObject({
        status: 409,
        body: { code: 'PERSON_NOT_ON_RECORD' },
      });
      const lists = await call(stage.url, `/api/cells/${again.id}/approved-lists`, {
        token: again.token,
      });
      expect(lists.text).toContain('chưa có trong hồ sơ đảng viên');
      // What an upgrade does: the report that named the person is still there.
      await asOwner(
        await readFile(projectPath('libs/directive/migrations/0117-approved-members.sql'), 'utf8'),
      );
      expect(
        await rowsOf('select name, source from app.person where id = $1', [newcomer.id]),
      ).toEqual([{ name: newcomer.name, source: expect.stringMatching(/^Thông báo số \d+-TB/) }]);
      isFine(await approve(again));
    },
  );
});

describe('four eyes', () => {
  const token = (name: string, role: 'reviewer' | 'approver', card?: string): Promise<string> =>
    tokenOf(stage, { name, role, ...(card ? { card } : {}) });

  it(
    'are two persons: the same name under another account is refused, one by one and in ' + 'bulk',
    async () => {
      const cell = issued.cells[2]!;
      isFine(await cell.submit({ seed: 3 }));
      isFine(await review(stage, await token('Lò Văn Một', 'reviewer'), cell));
      const own = await token('LÒ VĂN  MỘT', 'approver');
      expect(await approve(cell, own)).toMatchObject({
        status: 403,
        body: { code: 'SAME_PERSON' },
      });
      const preview = await post('/api/bulk', own, {
        command: 'approve-report',
        directive: issued.directive,
        cells: [cell.id],
        preview: true,
        body: { meeting: MEETING },
      });
      expect(preview.body).toMatchObject({
        eligible: 0,
        leftOut: [{ code: 'SAME_PERSON', count: 1 }],
      });
      // Another name does not help when both accounts are one member's, and one name does not harm
      // two members.
      const [a, b] = ['MAU-0001', 'MAU-0002'];
      await token('Lò Văn Một', 'reviewer', a);
      expect(
        await approve(cell, await token('Cấp ủy viên phụ trách', 'approver', a)),
      ).toMatchObject({
        status: 403,
        body: { code: 'SAME_PERSON' },
      });
      isFine(await approve(cell, await token('Lò Văn Một', 'approver', b)));
      await expect(token('Lò Văn Một', 'approver', 'KHONG-CO')).rejects.toThrow(
        'Không có đảng viên mang số thẻ',
      );
    },
  );
});

others();
poisoned();
