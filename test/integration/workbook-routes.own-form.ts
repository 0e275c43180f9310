import { describe, expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { call } from '../support/call.js';
import { drain, freshKey } from '../support/issued.js';
import { edited } from './workbook.edited.js';
import {
  type Asker,
  cells,
  download,
  draft,
  issued,
  stage,
  upload,
} from './workbook-routes.fixtures.js';

/** Workbooks of workflows beside planning. */
export function aFormOfItsOwn(): void {
  describe('a workflow with a form of its own', () => {
    it('has the workbook of its tables, and none where it has none', async () => {
      const letter = {
        addressee: 'Chi ủy các Chi bộ trực thuộc',
        opening: 'Đảng ủy đề nghị các Chi bộ như sau:',
        points: ['Thực hiện đúng hướng dẫn.'],
        deadlineNote: 'Kết quả gửi về Đảng ủy {wording}.',
        closing: 'Đề nghị các Chi bộ nghiêm túc thực hiện',
        recipients: ['Như trên', 'Lưu Đảng ủy'],
      };
      const superior = {
        number: '1780-CV/ĐUK',
        on: '2024-01-05',
        body: 'Đảng ủy Khối',
        subject: 'việc đánh giá',
      };
      for (const [directive, workflow] of [
        ['xep-loai', 'danh-gia-xep-loai'],
        ['dinh-ky', 'bao-cao-dinh-ky'],
      ] as const) {
        const body = {
          directive,
          workflow,
          committee: 'dang-uy-vp',
          year: 2024,
          subject: 'báo cáo công tác',
          letter,
          dueOn: '2024-02-01',
          superior,
        };
        for (const [target, sent] of [
          ['/api/directives', body],
          [`/api/directives/${directive}/issue`, undefined],
        ] as const) {
          expect(
            (
              await call(stage.url, target, {
                token: issued.clerk,
                key: freshKey(),
                method: 'POST',
                body: sent,
              })
            ).status,
          ).toBeLessThan(300);
        }
      }
      await drain(stage);
      const own = (directive: string): Asker => ({
        obligation: obligationStream(directive, cells[7]!.id),
        token: cells[7]!.token,
      });
      const { bytes } = await download(own('xep-loai'));
      const filled = await edited(bytes, (name, headings, lines) => {
        if (name !== 'Đảng viên') return;
        const values: Record<string, string | number> = {
          'Mã đảng viên *': '0001',
          'Họ và tên *': 'Trần Thị Bình',
          'Chức vụ, đơn vị công tác *': 'Phó Trưởng phòng',
          'Đề nghị xếp loại *': 'HTTNV',
          'Phiếu hợp lệ *': 9,
          'Phiếu đồng ý *': 'tám',
        };
        lines.push(headings.map((heading) => values[heading] ?? null));
      });
      const answer = await upload(own('xep-loai'), filled);
      expect(answer.body.findings.filter(({ table }) => table !== 'report')).toEqual([
        expect.objectContaining({
          rule: 'NUMBER_UNREADABLE',
          table: 'dang-vien',
          sheet: 'Đảng viên',
          cell: 'G6',
        }),
      ]);
      expect((await draft(own('xep-loai'))).tables).toMatchObject({
        'dang-vien': [{ person: '0001', valid: 9, agreed: 'tám' }],
        'can-bo': [],
      });
      expect((await download(own('dinh-ky'))).status).toBe(404);
      expect(await upload(own('dinh-ky'), filled)).toMatchObject({
        status: 404,
        body: { code: 'NO_SUCH_WORKBOOK' },
      });
      expect((await download(own('xep-loai'), 'list.xlsx')).status).toBe(404);
    });
  });
}
