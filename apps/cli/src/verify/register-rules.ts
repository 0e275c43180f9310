import { ofCategory, rule } from './snapshot.js';

/**
 * Numbers as the registers, the table of used numbers and the notices know them. They are read as
 * jsonb, so that a fact that was tampered with cannot stop the query.
 */
const DRAWN = `select d.stream, d.data->'number' as number, d.data->>'notice' collate "C" as notice
  from known_event d where ${ofCategory('d', 'register')} and d.type = 'NumberDrawn'`;
const USED = `select ('register-' || u.body || '-' || u.term || '-' || u.document_type) collate "C"
  as stream, to_jsonb(u.number) as number, u.notice collate "C" as notice
  from app.used_number u`;
const NUMBERED = `
  select concat('register-', n.data->>'body', '-', n.data->>'term', '-', n.data->>'documentType')
    collate "C" as stream, n.data->'number' as number, n.stream as notice,
    n.data->>'symbol' as symbol, n.data->>'documentType' as document_type, (n.data->>'issuedOn')
      collate "C" as issued_on
  from known_event n where ${ofCategory('n', 'notice')} and n.version = 1
    and n.type = 'NoticeNumbered'`;

const whole = (field: string): string =>
  `case jsonb_typeof(d.data->'${field}') when 'number' then (d.data->>'${field}')::numeric end`;
/** How many numbers a fact takes. */
const WIDTH =
  `(case d.type when 'NumbersUsedOnPaper' then ${whole('to')} - ${whole('from')} + 1 else 1 ` +
  'end)';

const OPENING = `
  select ('register-' || o.committee || '-' || t.name || '-' || o.type) collate "C" as stream,
    o.last_number from app.register_opening o join app.term t on t.id = o.term`;
/**
 * Numbers that somebody said were used on paper. They come from the opening of a register, from its
 * facts, and from what the organisation file says beyond both (a register that has not drawn since
 * will pass over it).
 */
const PAPER = `
  select r.stream, 1::numeric as first, (r.data->>'lastUsed')::numeric as upto from known_event r
  where ${ofCategory('r', 'register')} and r.type = 'RegisterOpened'
    and jsonb_typeof(r.data->'lastUsed') = 'number'
  union all
  select r.stream, (r.data->>'from')::numeric, (r.data->>'to')::numeric from known_event r
  where ${ofCategory('r', 'register')} and r.type = 'NumbersUsedOnPaper'
    and jsonb_typeof(r.data->'from') = 'number' and jsonb_typeof(r.data->'to') = 'number'
  union all
  select o.stream, k.upto + 1, o.last_number from (${OPENING}) o join (
    select r.stream, max(coalesce((r.data->>'to')::numeric, (r.data->>'lastUsed')::numeric)) as upto
      from known_event r
    where ${ofCategory('r', 'register')} and coalesce(r.data->>'to', r.data->>'lastUsed') ~ '^\\d+$'
      group by r.stream) k on k.stream = o.stream and o.last_number > k.upto`;

interface Line {
  readonly stream: string;
  readonly number: string;
  readonly notice: string;
}

export const registerRules = [
  // The number that should stand here is counted, not taken from the fact before. So a number that
  // was tampered with is one finding.
  rule<{ stream: string; version: number; number: string; should: string | null }>({
    id: 'I5',
    sql: `select stream, version, number #>> '{}' as number, should from (
            select d.stream, d.version::int, d.type, case d.type when 'NumbersUsedOnPaper' then
              d.data->'from' else d.data->'number' end as number, ${WIDTH} as width,
              sum(case d.type when 'RegisterOpened' then ${whole('lastUsed')} + 1 else ${WIDTH}
                end) over (partition by d.stream order by d.version rows between unbounded preceding
                and 1 preceding) as should
            from known_event d where ${ofCategory('d', 'register')}) f
          where version > 1 and (type not in ('NumberDrawn', 'NumberVoided', 'NumbersUsedOnPaper')
            or number is distinct from to_jsonb(should) or width is null or width < 1)
          order by stream, version`,
    says: ({ stream, version, number, should }) =>
      `${stream}, lần cấp thứ ${version - 1}: ghi số ${number}, phải là số ` +
      `${should ?? '(không rõ số mở sổ)'}. Số phải liền mạch theo thứ tự ban hành.`,
  }),
  rule<{ stream: string; number: string; notice: string; upto: string }>({
    id: 'I5',
    sql: `select d.stream, d.number #>> '{}' as number, d.notice, p.upto from (${DRAWN}) d
      join (${PAPER}) p on p.stream = d.stream
          where jsonb_typeof(d.number) = 'number' and (d.number #>> '{}')::numeric between p.first
            and p.upto order by 1, 2`,
    says: ({ stream, number, notice, upto }) =>
      `${stream}: số ${number} cấp cho ${notice} cũng ghi là đã dùng trên giấy (đến số ` +
      `${upto}). Hai văn bản cùng một số: đối chiếu văn bản giấy và xử lý một trong hai.`,
  }),
  rule<{ stream: string; opened: string; recorded: number }>({
    id: 'I5',
    sql: `select r.stream, r.data->>'lastUsed' as opened, o.last_number as recorded
      from known_event r join (${OPENING}) o on o.stream = r.stream
          where r.version = 1 and r.type = 'RegisterOpened' and jsonb_typeof(r.data->'lastUsed') =
            'number' and o.last_number < (r.data->>'lastUsed')::numeric`,
    says: ({ stream, opened, recorded }) =>
      `${stream} mở sau số ${opened} dùng trên giấy, nay tệp tổ chức ghi số cuối cùng là ` +
      `${recorded}: các số từ ${recorded + 1} đã dùng. Sửa “Số cuối cùng” thành ${opened} ` +
      'rồi nhập lại.',
  }),
  rule<{ stream: string; type: string }>({
    id: 'I5',
    sql: `select r.stream, r.type from known_event r where ${ofCategory('r', 'register')}
      and r.version = 1 and r.type <> 'RegisterOpened'`,
    says: ({ stream, type }) => `${stream} không bắt đầu bằng việc mở sổ mà bằng ${type}.`,
  }),
  rule<Line & { drawn: boolean }>({
    id: 'I5',
    sql: `select stream, number #>> '{}' as number, notice, d.there is not null as drawn
          from (select *, true as there from (${DRAWN}) x) d full join (select *, true as there
            from (${USED}) y) u using (stream, number, notice)
          where d.there is null or u.there is null order by 1, 3`,
    says: ({ stream, number, notice, drawn }) =>
      drawn
        ? `${stream}: số ${number} (${notice}) có trong sổ nhưng không có trong bảng số đã dùng.`
        : `Số ${number} (${notice}) có trong bảng số đã dùng nhưng sổ ${stream} chưa cấp.`,
  }),
  rule<Line & { drawn: boolean }>({
    id: 'I5',
    sql: `select stream, number #>> '{}' as number, notice, d.there is not null as drawn
          from (select *, true as there from (${DRAWN}) x) d full join (select stream, number,
            notice, true as there from (${NUMBERED}) y) n using (stream, number, notice)
          where (d.there is null or n.there is null)
            and not (d.there is not null and not exists (select from known_event e
              where e.stream = notice)) order by 1, 3`,
    says: ({ stream, number, notice, drawn }) =>
      drawn
        ? `${stream} cấp số ${number} cho ${notice} nhưng văn bản đó mang số khác.`
        : `${notice} mang số ${number} mà sổ ${stream} không cấp cho nó.`,
  }),
  rule<{ notice: string; symbol: string; should: string }>({
    id: 'I5',
    sql: `select notice, symbol, should from (
            select n.*, (case when length(number #>> '{}') < 2 then '0' else ''
              end) || (number #>> '{}') || '-' || document_type || '/' as should
              from (${NUMBERED}) n) s
          where not starts_with(symbol, should)`,
    says: ({ notice, symbol, should }) =>
      `${notice} in số “${symbol}”, phải bắt đầu bằng “${should}”.`,
  }),
  rule<{ stream: string; number: string; issued_on: string; before: string }>({
    id: 'I5',
    sql: `select stream, number #>> '{}' as number, issued_on, before from (
            select n.*, max(issued_on) over (partition by stream
              order by number rows between unbounded preceding and 1 preceding) as before
              from (${NUMBERED}) n) o
          where issued_on < before`,
    says: ({ stream, number, issued_on: on, before }) =>
      `${stream}: số ${number} ban hành ngày ${on}, sau một số nhỏ hơn đã ban hành ngày ${before}.`,
  }),
];

export const COUNT_NUMBERS = `select count(*)::int as numbers, count(distinct stream)::int as
  registers from (${DRAWN}) d`;
