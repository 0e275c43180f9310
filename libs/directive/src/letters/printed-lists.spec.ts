import { describe, expect, it } from '@jest/globals';
import { publicGrounds, removalGrounds } from '#libs/planning';

describe('what a notice prints of a removal', () => {
  it('is a category that says nothing of a person’s conduct or standing', () => {
    for (const ground of removalGrounds)
      expect(publicGrounds[ground]).not.toMatch(
        /uy tín|kỷ luật|vi phạm|chính trị|không hoàn thành/i,
      );
    expect(publicGrounds['uy-tin-thap']).toBe('Không còn đủ tiêu chuẩn, điều kiện quy hoạch');
    expect(publicGrounds['chuyen-cong-tac']).toBe('Chuyển công tác, chuyển sinh hoạt đảng');
  });
});
