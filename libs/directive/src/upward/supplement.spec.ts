import { describe, expect, it } from '@jest/globals';
import { type Status } from '#libs/workflow';
import { changesInWords } from './supplement.js';

const told = (status: Status): string =>
  changesInWords('Báo cáo số 14-BC/ĐU', [{ cell: 'cb-1', name: 'Chi bộ Một', status }]);

describe('what became of a cell since the report', () => {
  it('is said in the words of where its obligation ended, or that it is open again', () => {
    expect(told('approved')).toBe(
      'Từ sau Báo cáo số 14-BC/ĐU, kết quả của 01 chi bộ có thay đổi: Chi bộ Một (đã được phê ' +
        'duyệt).',
    );
    expect(told('rejected')).toContain('(không được phê duyệt)');
    expect(told('cancelled')).toContain('(không còn được giao việc)');
    // The obligation was cancelled after the report, reopened, and then not answered.
    expect(told('expired')).toContain('(coi như không thực hiện)');
    for (const status of ['issued', 'submitted', 'returned', 'reviewed'] as const)
      expect(told(status)).toContain('(đang được xem xét lại)');
  });
});
