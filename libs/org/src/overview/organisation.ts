import type { EntityManager } from 'typeorm';
import { heldOn, STATE_ON, type StateOnDay } from './days.js';

// The tree of a committee as it stands on one day, for whoever may read the organisation.

export interface LetterheadLine {
  readonly name: string;
  readonly symbol: string;
  readonly place: string;
  readonly parentName: string;
  readonly parentSymbol: string;
  readonly signerName: string;
  readonly signerPost: 'bi-thu' | 'pho-bi-thu';
  readonly signsFor: 'dang-uy' | 'ban-thuong-vu';
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string | null;
  readonly state: StateOnDay;
}

export interface TermOnDay {
  readonly term: string;
  readonly name: string;
  readonly from: string;
  readonly to: string | null;
  readonly seats: number | null;
  readonly state: StateOnDay;
}

/** An office that speaks for a cell on that day. */
export interface Speaker {
  readonly office: string;
  readonly official: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The office on whose behalf it acts. */
  readonly lentBy: string | null;
  /** Whether the person may sign in. */
  readonly account: boolean;
}

export interface CellOnDay {
  readonly cell: string;
  readonly name: string;
  readonly symbol: string;
  /** The secretary of record, who may or may not have an account. */
  readonly secretary: string;
  readonly signerName: string;
  readonly signerPost: 'bi-thu' | 'pho-bi-thu';
  readonly officialMembers: number;
  readonly hasCommittee: boolean;
  readonly kind: string;
  readonly workField: string;
  readonly hasAddress: boolean;
  readonly from: string;
  readonly to: string | null;
  readonly state: StateOnDay;
  /** The name of its term of that day. */
  readonly termName: string | null;
  readonly speakers: readonly Speaker[];
}

export interface CommitteeOnDay {
  readonly committee: string;
  /** As the letterhead of the day has it; the id where none is in force. */
  readonly name: string;
  readonly note: string;
  /** `committee` is null where the superior is not of this installation. */
  readonly superior: { readonly committee: string | null; readonly name: string | null };
  readonly letterheads: readonly LetterheadLine[];
  readonly terms: readonly TermOnDay[];
  readonly cells: readonly CellOnDay[];
}

interface CommitteeRow {
  readonly committee: string;
  readonly note: string;
  readonly superior: string | null;
}

const LETTERHEADS = `
  select name, symbol, place, parent_name as "parentName", parent_symbol as "parentSymbol",
    signer_name as "signerName", signer_post as "signerPost", signs_for as "signsFor",
    effective_from::text as "from", effective_to::text as "to",
    ${STATE_ON('effective_from', 'effective_to')} as state
  from app.letterhead where committee = $1 order by effective_from`;

const TERMS = `
  select id as term, name, starts_on::text as "from", ends_on::text as "to", seats,
    ${STATE_ON('starts_on', 'ends_on')} as state
  from app.term where body = $1 order by starts_on`;

const CELLS = `
  select c.id as cell, c.name, c.symbol, c.secretary,
    coalesce(nullif(c.signer_name, ''), c.secretary) as "signerName",
    c.signer_post as "signerPost", c.official_members as "officialMembers",
    c.has_committee as "hasCommittee", c.kind, c.work_field as "workField",
    c.email <> '' as "hasAddress", c.effective_from::text as "from", c.effective_to::text as "to",
    ${STATE_ON('c.effective_from', 'c.effective_to')} as state,
    (select t.name from app.term t where t.body = c.id
      and $2::date between t.starts_on and coalesce(t.ends_on, 'infinity') limit 1) as "termName",
    coalesce(s.speakers, '[]') as speakers
  from app.cell c
  left join lateral (
    select jsonb_agg(jsonb_build_object('office', o.id, 'official', o.official, 'name', o.name,
      'from', o.held_from, 'to', o.held_to, 'lentBy', o.lent_by,
      'account', exists (select from app.account a where a.official = o.official
        and a.closed_at is null)) order by o.id) as speakers
    from app.office o where o.cell = c.id and ${heldOn('o')}) s on true
  where ($3::text is null or c.id = $3) and c.committee = $1
  order by c.ordinal, c.id`;

/** Cells of a committee on a day; one of them where `only` is given. */
export async function cellsOnDay(
  manager: EntityManager,
  { committee, on, only }: { committee: string; on: string; only?: string },
): Promise<CellOnDay[]> {
  return manager.query(CELLS, [committee, on, only ?? null]);
}

export async function termsOnDay(
  manager: EntityManager,
  body: string,
  on: string,
): Promise<TermOnDay[]> {
  return manager.query(TERMS, [body, on]);
}

async function committeeOnDay(
  manager: EntityManager,
  { committee, note, superior }: CommitteeRow,
  on: string,
): Promise<CommitteeOnDay> {
  const letterheads: LetterheadLine[] = await manager.query(LETTERHEADS, [committee, on]);
  const head = letterheads.find(({ state }) => state === 'effective');
  return {
    committee,
    name: head?.name ?? committee,
    note,
    superior: { committee: superior, name: head?.parentName ?? null },
    letterheads,
    terms: await termsOnDay(manager, committee, on),
    cells: await cellsOnDay(manager, { committee, on }),
  };
}

/** The committees that whoever asks may see, each as it stands on that day. */
export async function organisationOn(
  manager: EntityManager,
  on: string,
): Promise<CommitteeOnDay[]> {
  const rows: CommitteeRow[] = await manager.query(
    'select id as committee, note, superior from app.committee order by id',
  );
  const all: CommitteeOnDay[] = [];
  for (const row of rows) all.push(await committeeOnDay(manager, row, on));
  return all;
}
