import { ofCategory, rule } from './snapshot.js';

/** Numbers as the registers, the table of used numbers and the notices know them. jsonb, so that a fact that was tampered with cannot stop the query. */
const DRAWN = `select d.stream, d.data->'number' as number, d.data->>'notice' collate "C" as notice from known_event d where ${ofCategory('d', 'register')} and d.type = 'NumberDrawn'`;
const USED = `select ('register-' || u.body || '-' || u.term || '-' || u.document_type) collate "C" as stream, to_jsonb(u.number) as number, u.notice collate "C" as notice from app.used_number u`;
const NUMBERED = `
  select concat('register-', n.data->>'body', '-', n.data->>'term', '-', n.data->>'documentType') collate "C" as stream, n.data->'number' as number, n.stream as notice,
    n.data->>'symbol' as symbol, n.data->>'documentType' as document_type, (n.data->>'issuedOn') collate "C" as issued_on
  from known_event n where ${ofCategory('n', 'notice')} and n.version = 1 and n.type = 'NoticeNumbered'`;

interface Line {
  readonly stream: string;
  readonly number: string;
  readonly notice: string;
}

export const registerRules = [
  rule<{ stream: string; version: number; number: string; should: string | null }>({
    id: 'I5',
    sql: `select d.stream, d.version::int, d.data->>'number' as number, e.should #>> '{}' as should
          from known_event d join known_event r on r.stream = d.stream and r.version = 1
          cross join lateral (select case jsonb_typeof(r.data->'lastUsed') when 'number' then to_jsonb((r.data->>'lastUsed')::numeric + d.version - 1) end as should) e
          where ${ofCategory('d', 'register')} and d.version > 1 and (d.type not in ('NumberDrawn', 'NumberVoided') or d.data->'number' is distinct from e.should)
          order by d.stream, d.version`,
    says: ({ stream, version, number, should }) => `${stream}, lần cấp thứ ${version - 1}: ghi số ${number}, phải là số ${should ?? '(không rõ số mở sổ)'}. Số phải liền mạch theo thứ tự ban hành.`,
  }),
  rule<{ stream: string; type: string }>({
    id: 'I5',
    sql: `select r.stream, r.type from known_event r where ${ofCategory('r', 'register')} and r.version = 1 and r.type <> 'RegisterOpened'`,
    says: ({ stream, type }) => `${stream} không bắt đầu bằng việc mở sổ mà bằng ${type}.`,
  }),
  rule<Line & { drawn: boolean }>({
    id: 'I5',
    sql: `select stream, number #>> '{}' as number, notice, d.there is not null as drawn
          from (select *, true as there from (${DRAWN}) x) d full join (select *, true as there from (${USED}) y) u using (stream, number, notice)
          where d.there is null or u.there is null order by 1, 3`,
    says: ({ stream, number, notice, drawn }) =>
      drawn ? `${stream}: số ${number} (${notice}) có trong sổ nhưng không có trong bảng số đã dùng.` : `Số ${number} (${notice}) có trong bảng số đã dùng nhưng sổ ${stream} chưa cấp.`,
  }),
  rule<Line & { drawn: boolean }>({
    id: 'I5',
    sql: `select stream, number #>> '{}' as number, notice, d.there is not null as drawn
          from (select *, true as there from (${DRAWN}) x) d full join (select stream, number, notice, true as there from (${NUMBERED}) y) n using (stream, number, notice)
          where (d.there is null or n.there is null)
            and not (d.there is not null and not exists (select from known_event e where e.stream = notice)) order by 1, 3`,
    says: ({ stream, number, notice, drawn }) => (drawn ? `${stream} cấp số ${number} cho ${notice} nhưng văn bản đó mang số khác.` : `${notice} mang số ${number} mà sổ ${stream} không cấp cho nó.`),
  }),
  rule<{ notice: string; symbol: string; should: string }>({
    id: 'I5',
    sql: `select notice, symbol, should from (
            select n.*, (case when length(number #>> '{}') < 2 then '0' else '' end) || (number #>> '{}') || '-' || document_type || '/' as should from (${NUMBERED}) n) s
          where not starts_with(symbol, should)`,
    says: ({ notice, symbol, should }) => `${notice} in số “${symbol}”, phải bắt đầu bằng “${should}”.`,
  }),
  rule<{ stream: string; number: string; issued_on: string; before: string }>({
    id: 'I5',
    sql: `select stream, number #>> '{}' as number, issued_on, before from (
            select n.*, max(issued_on) over (partition by stream order by number rows between unbounded preceding and 1 preceding) as before from (${NUMBERED}) n) o
          where issued_on < before`,
    says: ({ stream, number, issued_on: on, before }) => `${stream}: số ${number} ban hành ngày ${on}, sau một số nhỏ hơn đã ban hành ngày ${before}.`,
  }),
];

export const COUNT_NUMBERS = `select count(*)::int as numbers, count(distinct stream)::int as registers from (${DRAWN}) d`;
