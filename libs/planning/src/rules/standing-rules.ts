import type { Checks } from './case.js';
import { eachPlanned } from './each-person.js';

/** Checks a person's standing in the Party: discipline and yearly ratings. */
export const standingChecks = {
  DISCIPLINE_IN_FORCE: (facts) =>
    eachPlanned(facts, ({ name, discipline }) => {
      if (!discipline || (discipline.until !== null && discipline.until < facts.context.on))
        return undefined;
      const until =
        discipline.until === null
          ? 'chưa ghi ngày hết hiệu lực'
          : `đến ${discipline.until.split('-').reverse().join('/')}`;
      return {
        column: 'disciplineUntil',
        measured: discipline.until ?? 'open',
        message: `Đồng chí ${name} đang chịu kỷ luật (${until})`,
        fix:
          'Đưa ra khỏi quy hoạch hoặc bỏ đề nghị bổ sung; nếu đã hết hiệu lực thì ghi ngày hết ' +
          'hiệu lực.',
      };
    }),

  RATED_NOT_COMPLETED: (facts) =>
    eachPlanned(facts, ({ name, ratings }) => {
      const [latest] = [...ratings].sort((a, b) => b.year - a.year);
      if (latest?.rating !== 'khtnv') return undefined;
      return {
        column: 'rating1',
        measured: String(latest.year),
        message: `Đồng chí ${name} xếp loại không hoàn thành nhiệm vụ năm ${latest.year}`,
        fix: 'Đưa ra khỏi quy hoạch hoặc bỏ đề nghị bổ sung, hoặc giải trình.',
      };
    }),

  RATING_MISSING: (facts) =>
    eachPlanned(facts, ({ name, ratings }) => {
      const { ratingYear } = facts.context;
      if (ratings.some(({ year }) => year === ratingYear)) return undefined;
      return {
        column: 'rating1',
        measured: String(ratingYear),
        message: `Chưa ghi xếp loại năm ${ratingYear} của đồng chí ${name}`,
        fix: `Ghi kết quả đánh giá, xếp loại năm ${ratingYear}.`,
      };
    }),
} satisfies Checks;
