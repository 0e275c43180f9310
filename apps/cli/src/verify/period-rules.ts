import { rule } from './snapshot.js';

const OPENED = `
  select e.stream, e.version, e.data->>'period' as period, e.data->>'directive' as directive
  from known_event e where e.stream >= 'directive-' and e.stream < 'directive.'
    and e.type = 'PeriodOpened'`;

/** The place of a period in the row of its kind: each is one more than the one before. */
const PLACE = `case
  when period ~ '^\\d{4}-\\d\\d$' then left(period, 4)::int * 12 + right(period, 2)::int
  when period ~ '^\\d{4}-q\\d$' then left(period, 4)::int * 4 + right(period, 1)::int
  when period ~ '^\\d{4}-h\\d$' then left(period, 4)::int * 2 + right(period, 1)::int
  else left(period, 4)::int end`;

/** Every period of a standing letter is opened once, and none between two is missing. */
export const periodRules = [
  rule<{ stream: string; period: string; before: string }>({
    id: 'I9',
    sql: `select stream, period, before from (
        select o.*, ${PLACE} as place, lag(period) over w as before, lag(${PLACE}) over w as last
        from (${OPENED}) o window w as (partition by stream order by version)) p
      where last is not null and place <> last + 1`,
    says: ({ stream, period, before }) =>
      `${stream}: sau kỳ ${before} lại mở kỳ ${period}; mỗi kỳ phải mở một lần, không bỏ kỳ nào.`,
  }),
  rule<{ stream: string; directive: string }>({
    id: 'I9',
    sql: `select o.stream, o.directive from (${OPENED}) o where not exists (
        select from known_event p where p.stream = 'directive-' || o.directive
          and p.type = 'PeriodIssued' and 'directive-' || (p.data->>'of') = o.stream
          and p.data->>'period' = o.period)`,
    says: ({ stream, directive }) => `${stream} đã mở kỳ ${directive} nhưng không có đợt ấy.`,
  }),
  rule<{ stream: string; of: string }>({
    id: 'I9',
    sql: `select p.stream, p.data->>'of' as of from known_event p
      where p.stream >= 'directive-' and p.stream < 'directive.' and p.type = 'PeriodIssued'
        and not exists (select from (${OPENED}) o where o.stream = 'directive-' || (p.data->>'of')
          and 'directive-' || o.directive = p.stream)`,
    says: ({ stream, of }) => `${stream} ghi là kỳ của ${of}, công văn ấy không mở kỳ này.`,
  }),
];
