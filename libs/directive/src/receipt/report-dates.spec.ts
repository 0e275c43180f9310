import { describe, expect, it } from '@jest/globals';
import { reportDayError } from './report-dates.js';

const days = { issuedOn: '2024-01-12', today: '2024-02-15' };

describe('the day on a report', () => {
  it.each([
    ['2024-01-12', undefined],
    ['2024-02-15', undefined],
    ['2024-02-16', /chưa đến/],
    ['2031-01-01', /chưa đến/],
    ['2024-01-11', /trước ngày công văn/],
    ['2019-02-01', /trước ngày công văn/],
  ])('%s', (reportedOn, says) => {
    const error = reportDayError(reportedOn, days);
    if (says) expect(error).toEqual({ path: 'reportedOn', message: expect.stringMatching(says) });
    else expect(error).toBeUndefined();
  });
});
