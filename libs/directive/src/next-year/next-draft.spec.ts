import { describe, expect, it } from '@jest/globals';
import { content } from '../campaign/directive.examples.js';
import { BLANK } from '../campaign/drafting.js';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { nextContent, nextIds } from './next-draft.js';
import { renewing } from './renew-text.js';

const last: DirectiveContent = {
  ...content,
  baseNotice: {
    number: '62-TB/ĐU',
    on: '2022-06-15',
    subject: 'phê duyệt quy hoạch cấp ủy, nhiệm kỳ 2022-2025',
  },
};
const baseNotice = {
  number: '127-TB/ĐU',
  on: '2024-02-20',
  subject: 'phê duyệt kết quả rà soát năm 2024',
};
const next = {
  year: 2025,
  dueOn: '2025-02-15',
  cutoffAt: '2025-02-16T17:00:00.000000Z',
  wording: 'trước ngày 15/02/2025',
};

describe('renewing a letter', () => {
  const renew = renewing({ last, year: 2025, baseNotice, targetTerms: ['2025-2027'] });

  it.each([
    ['năm 2024; kết quả đánh giá năm 2023', 'năm 2025; kết quả đánh giá năm 2024'],
    [
      'văn bản số 1514-CV/ĐUK, ngày 05/01/2024 và ngày 5/1/2024',
      `văn bản số ${BLANK}, ngày ${BLANK} và ngày ${BLANK}`,
    ],
    [
      'Thông báo số 62-TB/ĐU, ngày 15/6/2022 về phê duyệt quy hoạch cấp ủy, nhiệm kỳ 2022-2025',
      'Thông báo số 127-TB/ĐU, ngày 20/02/2024 về phê duyệt kết quả rà soát năm 2024',
    ],
    [
      'cấp ủy nhiệm kỳ 2022-2025 và nhiệm kỳ 2025-2027, năm 2024',
      'cấp ủy nhiệm kỳ 2025-2027, năm 2025',
    ],
    ['nhiệm kỳ 2022-2025 đã hết', 'nhiệm kỳ 2022-2025 đã hết'],
    [
      'ngày 05 tháng 01 năm 2024; từ năm 2022; năm 2024-2025; 115/6/2022',
      'ngày 05 tháng 01 năm 2024; từ năm 2022; năm 2024-2025; 115/6/2022',
    ],
    ['gửi về {wording}', 'gửi về {wording}'],
  ])('%s', (text, renewed) => expect(renew(text)).toBe(renewed));

  it('moves years on by as many as the directive does', () =>
    expect(
      renewing({ last, year: 2027, baseNotice: undefined, targetTerms: undefined })(
        'năm 2024, năm 2023, 62-TB/ĐU',
      ),
    ).toBe('năm 2027, năm 2026, 62-TB/ĐU'));
});

describe('next year’s draft', () => {
  it(
    'has the dates of the definition, the last approval as its base, and no superior’s ' + 'letter',
    () => {
      const draft = nextContent(last, next, { baseNotice, targetTerms: ['2025-2027'] });
      expect(draft).toMatchObject({
        ...next,
        committee: last.committee,
        workflow: last.workflow,
        baseNotice,
        targetTerms: ['2025-2027'],
        subject: 'thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2025',
      });
      expect(draft).not.toHaveProperty('superior');
    },
  );

  it('keeps what nobody knows anew', () => {
    const { baseNotice: _base, targetTerms: _terms, ...plain } = last;
    expect(
      nextContent(last, next, { baseNotice: undefined, targetTerms: undefined }),
    ).toMatchObject({ baseNotice: last.baseNotice, targetTerms: last.targetTerms });
    expect(
      nextContent(plain, next, { baseNotice: undefined, targetTerms: undefined }),
    ).not.toHaveProperty('baseNotice');
  });

  it('takes last year’s id with its year replaced, or names the workflow', () => {
    const of = (directive: string) =>
      nextIds({ directive, workflow: 'quy-hoach-cap-uy', year: 2024 }, 2025);
    expect(of('quy-hoach-2024')[0]).toBe('quy-hoach-2025');
    expect(of('ra-soat')).toEqual(['quy-hoach-cap-uy-2025', 'quy-hoach-cap-uy-2025-2']);
    expect(of('dot-12024')[0]).toBe('quy-hoach-cap-uy-2025');
  });
});
