import { type EntityManager } from 'typeorm';
import { registerStream } from '../register/register.js';

/** A register of outgoing papers: one body, term and type of document. */
export interface OutgoingRegister {
  /** What `register` asks for. */
  readonly register: string;
  readonly body: string;
  readonly bodyName: string;
  readonly bodySymbol: string;
  readonly term: string;
  /** Type of document as it stands after the number: CV, TB, BC. */
  readonly documentType: string;
  /** The last number that was given out, used on paper or voided. */
  readonly last: number;
  readonly papers: number;
  readonly sealed: number;
  readonly revoked: number;
  /** Numbers that no paper of the system has: used on paper before or since, or voided. */
  readonly passedOver: number;
}

/** The incoming register of a body in a calendar year. */
export interface IncomingRegister {
  readonly register: string;
  readonly body: string;
  readonly bodyName: string;
  readonly year: number;
  readonly last: number;
  readonly reports: number;
}

export interface Registers {
  readonly out: readonly OutgoingRegister[];
  readonly in: readonly IncomingRegister[];
}

/**
 * Bodies that number papers. Policies bind both tables, and neither the registers' streams nor the
 * incoming counters: these are shown by way of their body.
 */
const BODIES = `bodies as (
  select c.id, coalesce(l.name, c.id) as name, coalesce(l.symbol, '') as symbol
  from app.committee c left join lateral (select h.name, h.symbol from app.letterhead h
    where h.committee = c.id order by h.effective_from desc limit 1) l on true
  union all select id, name, symbol from app.cell)`;

const OUT = `with ${BODIES}
  select b.id as body, b.name as "bodyName", b.symbol as "bodySymbol", f.data->>'term' as term,
    f.data->>'documentType' as "documentType",
    coalesce(l.data->>'number', l.data->>'to', l.data->>'lastUsed')::int as last,
    p.papers, p.sealed, p.revoked
  from app.head h
  join app.event f on f.stream = h.stream and f.version = 1
  join app.event l on l.stream = h.stream and l.version = h.version
  join bodies b on b.id = f.data->>'body'
  cross join lateral (select count(*)::int as papers, count(o.sha256)::int as sealed,
      (count(*) filter (where o.revoked))::int as revoked from app.outgoing o
    where o.body = b.id and o.term = f.data->>'term'
      and o.document_type = f.data->>'documentType') p
  where h.category = 'register' order by b.id, 4 desc, 5`;

const IN = `with ${BODIES}
  select 'incoming-' || c.body || '-' || c.year as register, c.body, b.name as "bodyName", c.year,
    c.last, (select count(*)::int from app.receipt r where r.body = c.body
      and r.number like c.year || '/%') as reports
  from app.incoming_counter c join bodies b on b.id = c.body order by c.body, c.year desc`;

/** Within the committee of whoever asks. */
export async function listRegisters(manager: EntityManager): Promise<Registers> {
  const out: Omit<OutgoingRegister, 'register' | 'passedOver'>[] = await manager.query(OUT);
  return {
    out: out.map((line) => ({
      register: registerStream(line),
      ...line,
      passedOver: line.last - line.papers,
    })),
    in: await manager.query(IN),
  };
}
