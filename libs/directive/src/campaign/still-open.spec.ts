import { describe, expect, it } from '@jest/globals';
import { openWork } from './directive.examples.js';
import { type OpenObligation, stillOpen } from './still-open.js';

describe('what keeps a directive open', () => {
  it('is named by cell and state, with the ways to end it', () => {
    const waiting: OpenObligation = {
      ...openWork,
      cell: 'cb-2',
      name: 'Chi bộ Hai',
      status: 'reviewed',
      title: 'Đã thẩm định',
      dueOn: null,
      ways: [{ command: 'approve-report', title: 'Phê duyệt', roles: ['approver'] }],
    };
    const refused = stillOpen([openWork, waiting], 'Xử lý xong rồi kết thúc đợt.');
    expect(refused.message).toBe(
      'Còn 2 chi bộ chưa xong. “Đã trả lại để bổ sung”: Chi bộ Tổng hợp (hạn 20/02/2024); ' +
        'cách kết thúc: “Gia hạn” (cấp ủy/bí thư), “Không phê duyệt” (cấp ủy/bí thư). ' +
        '“Đã thẩm định”: Chi bộ Hai; cách kết thúc: “Phê duyệt” (cấp ủy/bí thư). Xử lý xong ' +
        'rồi kết thúc đợt.',
    );
    expect(refused.details).toEqual({ count: 2, open: [openWork, waiting] });
  });

  it('stays readable when it is everybody: ten names and a count', () => {
    const many = Array.from({ length: 1200 }, (_, i) => ({
      ...openWork,
      cell: `cb-${i}`,
      name: `Chi bộ ${i}`,
    }));
    const { message, details } = stillOpen(many, '');
    expect(message).toContain('Chi bộ 9 (hạn 20/02/2024) và 1190 chi bộ khác;');
    expect(details).toMatchObject({ count: 1200, open: { length: 500 } });
  });
});
