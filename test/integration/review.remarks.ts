import { describe, expect, it } from '@jest/globals';
import { samplePdf } from '#libs/documents/testing';
import { lineId } from '#libs/planning';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey } from '../support/issued.js';
import { sendFile } from '../support/upload.js';
import {
  ask,
  get,
  issued,
  newest,
  REASON,
  reportFor,
  stage,
  submit,
  type Told,
  warningsOf,
} from './review.fixtures.js';

const remark = ({ obligation }: Cell, key: string, body: object): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/comments`, { token: issued.reviewer, key, body });

async function review(cell: Cell): Promise<void> {
  const findings = await warningsOf(cell);
  const reply = await ask(cell, 'review', issued.reviewer, {
    opinion: 'Đủ',
    acceptances: findings.length > 0 ? [{ findings, reason: REASON }] : [],
  });
  if (reply.status !== 200) throw new Error(reply.text);
}

/** What reviewers write beside a report, on the stage of review.test.ts. */
export function remarks(): void {
  describe('remarks', () => {
    const seen = async (
      cell: Cell,
      token: string,
    ): Promise<{ id: string; round: number; text: string }[]> =>
      (await get(`/api/obligations/${cell.obligation}/comments`, token)).body['comments'] as never;

    it(
      'stand at a row, a column or the whole; what does not exist in the round is ' + 'refused',
      async () => {
        const cell = issued.cells[8]!;
        expect(await ask(cell, 'comments', issued.reviewer, { text: 'Chưa có gì' })).toMatchObject({
          status: 409,
          body: { code: 'NOTHING_TO_REVIEW' },
        });
        const report = await reportFor(cell);
        await submit(cell, report);
        const [term] = report.submission.terms;
        const row = lineId(term!.term.id, term!.lines[0]!);
        const key = freshKey();
        const cellOfTable = { table: 'review', row, column: 'rating1' };
        const written = await remark(cell, key, { text: 'Xem lại xếp loại', anchor: cellOfTable });
        expect(written).toMatchObject({
          status: 200,
          body: { round: 1, anchor: cellOfTable, text: 'Xem lại xếp loại', resolvedAt: null },
        });
        expect(
          (await remark(cell, key, { text: 'Xem lại xếp loại', anchor: cellOfTable })).body,
        ).toEqual(written.body);
        expect(await remark(cell, key, { text: 'Khác' })).toMatchObject({
          status: 422,
          body: { code: 'IDEMPOTENCY_KEY_REUSED' },
        });
        expect(
          (await ask(cell, 'comments', issued.approver, { text: 'Thiếu biên bản' })).status,
        ).toBe(200);
        for (const anchor of [
          { table: 'khac' },
          { table: 'review', row: `${row}x` },
          { table: 'review', row, column: 'khac' },
          { table: 'additions', row },
          { file: '0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01', page: 1 },
          { row },
        ])
          expect([
            anchor,
            (await ask(cell, 'comments', issued.reviewer, { text: 'Sai chỗ', anchor })).status,
          ]).toEqual([anchor, 400]);
        expect(await ask(cell, 'comments', cell.token, { text: 'Tự góp ý' })).toMatchObject({
          status: 403,
        });
        expect((await seen(cell, issued.approver)).map(({ text }) => text)).toEqual([
          'Xem lại xếp loại',
          'Thiếu biên bản',
        ]);
      },
    );

    it('stand at a page of a file that came with the report', async () => {
      const cell = issued.cells[10]!;
      const upload = await sendFile(stage.url, `/api/obligations/${cell.obligation}/attachments`, {
        token: cell.token,
        key: freshKey(),
        name: 'Biên bản.pdf',
        bytes: samplePdf(),
      });
      const file = String(upload.body['id']);
      await submit(cell, { ...(await reportFor(cell)), attachments: [file] });
      expect(
        await ask(cell, 'comments', issued.reviewer, {
          text: 'Trang này thiếu chữ ký',
          anchor: { file, page: 3 },
        }),
      ).toMatchObject({ status: 200, body: { anchor: { file, page: 3 } } });
      expect(
        (
          await ask(cell, 'comments', issued.reviewer, {
            text: 'Không có trang này',
            anchor: { file, page: 0 },
          })
        ).status,
      ).toBe(400);
      await ask(cell, 'return', issued.reviewer, { reason: 'Thiếu chữ ký' });
      await submit(cell, { ...(await reportFor(cell)), number: '17-BC/CB' });
      const { body } = await get(`/api/obligations/${cell.obligation}/report`, issued.reviewer);
      expect(body['comments']).toEqual([expect.not.objectContaining({ place: expect.anything() })]);
      expect(
        (await get(`/api/obligations/${cell.obligation}/rounds/diff?from=1&to=2`, issued.reviewer))
          .body['files'],
      ).toEqual({ added: [], removed: ['Biên bản.pdf'] });
    });

    it(
      'are the cell’s to read and answer from the return on, and keep their line in the next ' +
        'round',
      async () => {
        const cell = issued.cells[8]!;
        const [first] = await seen(cell, issued.reviewer);
        expect(await seen(cell, cell.token)).toEqual([]);
        expect(await ask(cell, `comments/${first!.id}/resolve`, cell.token)).toMatchObject({
          status: 404,
          body: { code: 'NO_SUCH_COMMENT' },
        });
        await ask(cell, 'return', issued.reviewer, { reason: 'Xem góp ý' });
        expect((await newest(cell)).data['comments']).toHaveLength(2);
        expect(await seen(cell, cell.token)).toHaveLength(2);
        expect(await ask(cell, 'comments', issued.reviewer, { text: 'Sau khi trả' })).toMatchObject(
          {
            status: 409,
            body: { code: 'NOTHING_TO_REVIEW' },
          },
        );
        const answered = await ask(cell, `comments/${first!.id}/resolve`, cell.token);
        expect(answered).toMatchObject({
          status: 200,
          body: { id: first!.id, resolvedAt: expect.any(String) },
        });
        expect((await ask(cell, `comments/${first!.id}/resolve`, issued.reviewer)).body).toEqual(
          answered.body,
        );
        for (const id of ['khong-co', '0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01'])
          expect((await ask(cell, `comments/${id}/resolve`, issued.reviewer)).status).toBe(404);
        expect(
          (await ask(cell, `comments/${first!.id}/resolve`, issued.cells[6]!.token)).status,
        ).toBe(403);

        await submit(cell, { ...(await reportFor(cell)), number: '16-BC/CB' });
        const second = await ask(cell, 'comments', issued.reviewer, { text: 'Vòng hai' });
        expect(second.body).toMatchObject({ round: 2 });
        const shown = (await get(`/api/obligations/${cell.obligation}/report`, issued.reviewer))
          .body['comments'] as { text: string; place?: object | null }[];
        expect(shown.map(({ text, place }) => [text, place !== undefined])).toEqual([
          ['Xem lại xếp loại', true],
          ['Thiếu biên bản', true],
          ['Vòng hai', true],
        ]);
        expect((await seen(cell, cell.token)).map(({ text }) => text)).toEqual([
          'Xem lại xếp loại',
          'Thiếu biên bản',
        ]);
        const own = (await get(`/api/obligations/${cell.obligation}/report`, cell.token)).body;
        expect((own['comments'] as object[]).length).toBe(2);
      },
    );

    it('and opinions are not shown to the cell before and after the review', async () => {
      const cell = issued.cells[9]!;
      await submit(cell, await reportFor(cell));
      await ask(cell, 'comments', issued.reviewer, { text: 'Nội bộ' });
      await review(cell);
      const types = async (token: string) =>
        (
          (await get(`/api/obligations/${cell.obligation}/report`, token)).body['decisions'] as {
            event: { type: string };
          }[]
        ).map(({ event }) => event.type);
      expect(await types(issued.approver)).toEqual(['ReportReviewed']);
      expect(await types(cell.token)).toEqual([]);
      const own = (await get(`/api/obligations/${cell.obligation}/report`, cell.token))
        .body as unknown as Told & { comments: object[] };
      expect(own.comments).toEqual([]);
      expect(own.findings.every(({ accepted }) => accepted === null)).toBe(true);
    });
  });
}
