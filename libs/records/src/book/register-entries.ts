import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { findKind } from '#libs/document-kinds';

export const entriesQuery = z.strictObject({
  direction: z.enum(['out', 'in']).default('out'),
  /** As /api/registers names it. */
  register: z.string().max(200).optional(),
  year: z.coerce.number().int().min(1900).max(2999).optional(),
  /** Words of the symbol, the summary or the other party, with or without their marks. */
  q: z.string().max(200).optional(),
  /** `next` of the page before. */
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type EntriesQuery = z.infer<typeof entriesQuery>;

/** A line of the register out or in. */
export interface RegisterEntry {
  readonly id: string;
  readonly register: string | null;
  /** Its number in the register; a superior's letter has none here. */
  readonly number: string | null;
  /** As printed: `09-TB/ĐU`; of a report, its receipt. */
  readonly symbol: string;
  /** Civil day on which it was issued or came in. */
  readonly day: string;
  /** What it is, in words: Công văn, Thông báo, Báo cáo. */
  readonly kind: string;
  readonly summary: string;
  /** To whom it went, or from whom it came. */
  readonly party: string | null;
  readonly signer: string | null;
  readonly state: 'numbered' | 'sealed' | 'revoked' | 'received' | 'set-aside' | 'letter';
  readonly stateText: string;
  /** The paper; its file is at `/documents/<notice>.pdf`. */
  readonly notice: string | null;
  readonly pdf: string | null;
  readonly directive: string | null;
  readonly obligation: string | null;
  readonly cell: string | null;
}

export interface RegisterPage {
  readonly entries: readonly RegisterEntry[];
  readonly next: string | null;
}

const OUT = `
  select o.key as id, 'register-' || o.body || '-' || o.term || '-' || o.document_type as register,
    o.number::text as number, o.symbol, o.issued_on::text as day, o.kind, o.title as summary,
    coalesce(c.name, l.data->'addressees'->>0, l.data->'recipients'->>0) as party,
    l.data->'signature'->>'signer' as signer,
    case when o.revoked then 'revoked' when o.sha256 is null then 'numbered' else 'sealed' end
      as state, o.key as notice,
    case when o.sha256 is not null then '/documents/' || o.key || '.pdf' end as pdf,
    o.dossier as directive, case when h.category = 'obligation' then o.subject end as obligation,
    c.id as cell, o.issued_on || ' ' || lpad(o.number::text, 7, '0') || ' ' || o.key as place
  from app.outgoing o
  left join app.letter l on l.notice = o.key
  left join app.head h on h.stream = o.subject
  left join app.cell c on h.category = 'obligation' and c.id = h.owner`;

/** The subject of each directive as it stands; of the superior's letter too. */
const CONTENTS = `contents as (
  select substr(h.stream, 11) as directive, c.data from app.head h cross join lateral (
    select e.data from app.event e where e.stream = h.stream
      and e.type in ('DirectiveDrafted', 'DirectiveAmended', 'DirectiveCorrected')
      order by e.version desc limit 1) c
  where h.category = 'directive')`;

const IN = `
  select r.body || ' ' || r.number as id,
    'incoming-' || r.body || '-' || split_part(r.number, '/', 1) as register, r.number,
    r.number as symbol, (r.completed_at at time zone 'Asia/Ho_Chi_Minh')::date::text as day,
    'Báo cáo' as kind, d.data->>'subject' as summary, c.name as party, null as signer,
    case when r.timeliness = 'onTime' then 'received' else 'set-aside' end as state,
    null as notice, null as pdf, o.directive, r.obligation, o.cell,
    (r.completed_at at time zone 'Asia/Ho_Chi_Minh')::date || ' ' || r.number || ' ' || r.body
      as place
  from app.receipt r join app.obligation o on o.key = r.obligation
  left join app.cell c on c.id = o.cell left join contents d on d.directive = o.directive
  union all
  select * from (select distinct on (1) 'letter ' || s.number || ' ' || s.day as id,
    null as register, null as number, s.number as symbol, s.day, 'Công văn của cấp trên' as kind,
    s.subject as summary, s.body as party, null as signer, 'letter' as state, null as notice,
    null as pdf, s.directive, null as obligation, null as cell,
    s.day || ' letter ' || s.number as place
  from (
    select t.data->'superior'->>'number' as number, t.data->'superior'->>'on' as day,
      t.data->'superior'->>'subject' as subject, t.data->'superior'->>'body' as body, t.directive,
      1 as rank from contents t where t.data ? 'superior'
    union all select a.symbol, a.issued_on::text, a.content->>'subject', a.body, null, 2
      from app.directives_above() a
    union all select r.content->>'number', r.content->>'issuedOn', r.content->>'subject',
      r.content->>'body', null, 3 from app.received_directive r
  ) s where s.number is not null and s.day is not null order by 1, s.rank, s.directive) letters`;

const STATES: Readonly<Record<RegisterEntry['state'], string>> = {
  numbered: 'Đã lấy số, đang lập tệp',
  sealed: 'Đã phát hành',
  revoked: 'Đã thu hồi',
  received: 'Đã nhận đúng hạn',
  'set-aside': 'Nhận sau hạn',
  letter: 'Văn bản của cấp trên',
};

type Row = Omit<RegisterEntry, 'stateText'> & { readonly place: string };

/** Characters that LIKE would read as its own. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** The newest first, within the committee of whoever asks. */
export async function registerEntries(
  manager: EntityManager,
  { direction, register, year, q, after, limit }: EntriesQuery,
): Promise<RegisterPage> {
  const rows: Row[] = await manager.query(
    `with ${CONTENTS}, lines as (${direction === 'out' ? OUT : IN})
     select * from lines
     where ($1::text is null or register = $1) and ($2::text is null or left(day, 4) = $2)
       and ($3::text is null or app.fold_text(concat_ws(' ', symbol, summary, party))
         like '%' || app.fold_text($3) || '%')
       and ($4::text is null or place collate "C" < $4)
     order by place collate "C" desc limit $5`,
    [
      register ?? null,
      year === undefined ? null : `${year}`,
      q === undefined ? null : literally(q),
      after ?? null,
      limit,
    ],
  );
  return {
    entries: rows.map(({ place: _place, ...row }) => ({
      ...row,
      kind: findKind(row.kind)?.noun ?? row.kind,
      stateText: STATES[row.state],
    })),
    next: rows.length === limit ? rows.at(-1)!.place : null,
  };
}
