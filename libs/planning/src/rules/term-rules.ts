import { lineId } from '../model/submission.js';
import { called, type Checks, isOver, postTitles, type Objection, type TermCase } from './case.js';

const at = ({ row }: TermCase, column = 'term'): Pick<Objection, 'table' | 'row' | 'column'> => ({
  table: 'terms',
  row,
  column,
});

function contradiction(term: TermCase): Objection[] {
  const { review, context } = term;
  if (!review) return [];
  const changes = review.lines.filter(({ movement }) => movement !== 'continue').length;
  if (review.outcome === 'unchanged' && changes > 0) {
    return [
      {
        ...at(term, 'outcome'),
        measured: String(changes),
        message:
          `Nhiệm kỳ ${context.term.name} ghi “Không thay đổi” nhưng có ${changes} dòng đưa ra ` +
          'hoặc bổ sung',
        fix: 'Chọn “Có thay đổi”, hoặc bỏ các dòng đưa ra, bổ sung.',
      },
    ];
  }
  if (review.outcome === 'unchanged' || changes > 0) return [];
  return [
    {
      ...at(term, 'outcome'),
      message:
        `Nhiệm kỳ ${context.term.name} ghi “Có thay đổi” nhưng không đưa ai ra, không bổ sung ` +
        'ai',
      fix: 'Chọn “Không thay đổi”, hoặc ghi các dòng đưa ra, bổ sung.',
    },
  ];
}

export const termChecks = {
  TERM_CLOSED: (facts) =>
    facts.terms.flatMap((term): Objection[] => {
      const {
        endsOn,
        term: { name },
      } = term.context;
      if (endsOn === null || !isOver(term.context, facts.context) || !term.review) return [];
      return [
        {
          ...at(term),
          message: `Nhiệm kỳ ${name} đã kết thúc ngày ${endsOn.split('-').reverse().join('/')}`,
          fix: 'Rà soát nhiệm kỳ đang diễn ra hoặc nhiệm kỳ kế tiếp.',
        },
      ];
    }),

  TERM_NOT_REVIEWED: (facts) =>
    facts.terms
      .filter(({ review }) => !review)
      .map((term): Objection => ({
        ...at(term),
        message: `Báo cáo chưa có kết quả rà soát nhiệm kỳ ${term.context.term.name}`,
        fix: 'Rà soát nhiệm kỳ này; nếu không có gì thay đổi thì chọn “Không thay đổi”.',
      })),

  TERM_NOT_ASKED: (facts) => {
    const asked = new Set(facts.context.terms.map(({ term }) => term.id));
    const seen = new Set<string>();
    return facts.submission.terms.flatMap(({ term }, index): Objection[] => {
      const again = seen.has(term.id);
      seen.add(term.id);
      if (asked.has(term.id) && !again) return [];
      const message = again
        ? `Nhiệm kỳ ${term.name} được ghi hai lần`
        : `Công văn không yêu cầu rà soát nhiệm kỳ ${term.name}`;
      return [
        {
          table: 'terms',
          row: { key: term.id, number: index + 1 },
          column: 'term',
          measured: again ? 'repeated' : '',
          message,
          fix: 'Bỏ phần này khỏi báo cáo.',
        },
      ];
    });
  },

  BASE_STALE: (facts) =>
    facts.terms.flatMap((term): Objection[] => {
      const {
        review,
        context: { base },
      } = term;
      if (!review || review.baseVersion === base.version) return [];
      return [
        {
          ...at(term),
          measured: String(base.version),
          message:
            `Danh sách đã phê duyệt nhiệm kỳ ${base.term.name} thay đổi sau khi chi bộ lập báo ` +
            'cáo',
          fix: 'Tải lại danh sách đã phê duyệt rồi rà soát lại.',
        },
      ];
    }),

  BASE_NOT_ANSWERED: (facts) =>
    facts.terms.flatMap((term): Objection[] => {
      if (!term.review) return [];
      const answered = new Set(
        term.lines.filter(({ line }) => line.movement !== 'add').map(({ id }) => id),
      );
      return term.context.base.entries
        .filter((entry) => !answered.has(lineId(term.context.term.id, entry)))
        .map((entry): Objection => ({
          ...at(term),
          measured: lineId(term.context.term.id, entry),
          message:
            `Nhiệm kỳ ${term.context.term.name}: chưa rà soát ${called(facts, entry.person)}, ` +
            `đang quy hoạch ${postTitles[entry.post]}`,
          fix: 'Thêm một dòng “Tiếp tục” hoặc “Đưa ra” cho đồng chí này.',
        }));
    }),

  OUTCOME_CONTRADICTED: (facts) => facts.terms.flatMap(contradiction),
} satisfies Checks;
