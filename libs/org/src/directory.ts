import type { EntityManager } from 'typeorm';
import { compareNames } from '#libs/text';
import type { DocumentType, Post } from './file/org-shape.js';

// Reads of the directory of bodies and people. Dates come as text, because the driver would make
// them local midnights.

export interface Letterhead {
  readonly name: string;
  readonly symbol: string;
  readonly place: string;
  readonly parentName: string;
  readonly parentSymbol: string;
  readonly signerName: string;
  readonly signerPost: 'bi-thu' | 'pho-bi-thu';
  /** In whose name the paper is signed: T/M ĐẢNG ỦY or T/M BAN THƯỜNG VỤ. */
  readonly signsFor: 'dang-uy' | 'ban-thuong-vu';
}

export interface Committee extends Letterhead {
  readonly id: string;
  readonly note: string;
}

export interface Cell {
  readonly id: string;
  readonly committee: string;
  readonly name: string;
  readonly symbol: string;
  readonly email: string;
  readonly secretary: string;
  /** Who signs the cell's papers: the secretary, or a deputy while the secretary is away. */
  readonly signerName: string;
  readonly signerPost: 'bi-thu' | 'pho-bi-thu';
  /** In whose name the paper is signed: T/M CHI BỘ or T/M CHI ỦY. */
  readonly signsFor: 'chi-bo' | 'chi-uy';
  readonly officialMembers: number;
  readonly hasCommittee: boolean;
  /** 'cơ quan'; '' when it is not on record. */
  readonly kind: string;
  /** 'giáo dục'; '' when it is not on record. */
  readonly workField: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly note: string;
}

export interface Term {
  readonly id: string;
  readonly body: string;
  readonly kind: 'dang-uy' | 'chi-bo';
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** Số lượng cấp ủy viên được xác định; null when it is not on record. */
  readonly seats: number | null;
}

/** A party member as recorded. `born` is 1980-03-15, 1980-03 or 1980. */
export interface Member {
  readonly id: string;
  readonly cardNumber: string;
  readonly name: string;
  readonly born: string;
  readonly sex: 'nam' | 'nu';
  readonly ethnicity: string;
  readonly position: string;
  readonly qualification: string;
  readonly politicalTheory: string;
  /** Their earlier cards, which reports and papers may still name. */
  readonly formerCards?: readonly string[];
}

export interface PlannedPost {
  readonly cell: string;
  /** The id and the name of the term. */
  readonly term: string;
  readonly termName: string;
  readonly post: Post;
  readonly since: string;
  readonly person: string;
  readonly name: string;
  readonly born: string;
  readonly sex: 'nam' | 'nu';
  readonly ethnicity: string;
  readonly position: string;
  readonly note: string;
}

export interface RegisterOpening {
  readonly committee: string;
  readonly term: string;
  readonly type: DocumentType;
  readonly lastNumber: number;
}

const cellColumns =
  'id, committee, name, symbol, email, secretary, ' +
  `coalesce(nullif(signer_name, ''), secretary) as "signerName", ` +
  'signer_post as "signerPost", signs_for as "signsFor", ' +
  'official_members as "officialMembers", has_committee as "hasCommittee",\n  ' +
  'kind, work_field as "workField", ' +
  'effective_from::text as "effectiveFrom", effective_to::text as "effectiveTo", note';
const termColumns =
  'id, body, kind, name, starts_on::text as "startsOn", ends_on::text as "endsOn", seats';

export async function listCommittees(manager: EntityManager): Promise<string[]> {
  const rows: { id: string }[] = await manager.query('select id from app.committee order by id');
  return rows.map(({ id }) => id);
}

/**
 * The committee, with the letterhead that is in force on that day; undefined when either is
 * missing.
 */
export async function getCommittee(
  manager: EntityManager,
  id: string,
  on: string,
): Promise<Committee | undefined> {
  const [row] = await manager.query(
    `select c.id, c.note, l.name, l.symbol, l.place, l.parent_name as "parentName",
      l.parent_symbol as "parentSymbol",
            l.signer_name as "signerName", l.signer_post as "signerPost", l.signs_for as "signsFor"
       from app.committee c join app.letterhead l on l.committee = c.id
      where c.id = $1 and $2::date between l.effective_from and coalesce(l.effective_to,
        'infinity')`,
    [id, on],
  );
  return row;
}

/** Cells in the committee's own order. With a day, only those that exist on it. */
export async function listCells(
  manager: EntityManager,
  committee: string,
  on?: string,
): Promise<Cell[]> {
  return manager.query(
    `select ${cellColumns} from app.cell
      where committee = $1 and ($2::date is null or $2::date between effective_from
        and coalesce(effective_to, 'infinity')) order by ordinal, id`,
    [committee, on ?? null],
  );
}

export async function getCell(manager: EntityManager, id: string): Promise<Cell | undefined> {
  const [row] = await manager.query(`select ${cellColumns} from app.cell where id = $1`, [id]);
  return row;
}

/** Terms of a committee or a cell, the oldest first. */
export async function listTerms(manager: EntityManager, body: string): Promise<Term[]> {
  return manager.query(`select ${termColumns} from app.term where body = $1 order by starts_on`, [
    body,
  ]);
}

/** The term that a body is in on that day. A register belongs to a term. */
export async function termOn(
  manager: EntityManager,
  body: string,
  on: string,
): Promise<Term | undefined> {
  const [row] = await manager.query(
    `select ${termColumns} from app.term where body = $1 and $2::date between starts_on
      and coalesce(ends_on, 'infinity')`,
    [body, on],
  );
  return row;
}

/**
 * Who is planned in a cell: by term, then the secretary before the deputy before members, then in
 * the Vietnamese order of names (given name first).
 */
export async function listPlannedPosts(
  manager: EntityManager,
  cell: string,
): Promise<PlannedPost[]> {
  const rows: PlannedPost[] = await manager.query(
    `select p.cell, p.term, t.name as "termName", p.post, p.since, d.id as person, d.name, d.born,
      d.sex, d.ethnicity, d.position, p.note
       from app.planned_post p join app.term t on t.id = p.term join app.person d on d.id = p.person
      where p.cell = $1 order by t.starts_on, array_position(array['bi-thu', 'pho-bi-thu',
        'chi-uy-vien'], p.post), d.id`,
    [cell],
  );
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) =>
      sameGroup(a.row, b.row) ? compareNames(a.row.name, b.row.name) : a.index - b.index,
    )
    .map(({ row }) => row);
}

/**
 * Members by their id, by their card number, or by a card that they had before; all of them when
 * neither is given.
 */
export async function listMembers(
  manager: EntityManager,
  only?: { readonly ids: readonly string[]; readonly cards: readonly string[] },
): Promise<Member[]> {
  const rows: (Member & { readonly formerCards: readonly string[] | null })[] = await manager.query(
    `select id, card_number as "cardNumber", name, born, sex, ethnicity, position, qualification,
      political_theory as "politicalTheory",
            (select array_agg(f.card_number order by f.ended_at) from app.former_card f
              where f.person = p.id) as "formerCards"
       from app.person p where $1::text[] is null or id = any ($1) or card_number = any ($2)
         or id in (select person from app.former_card where card_number = any ($2)) order by id`,
    [only?.ids ?? null, only?.cards ?? []],
  );
  return rows.map(({ formerCards, ...member }) =>
    formerCards ? { ...member, formerCards } : member,
  );
}

const sameGroup = (a: PlannedPost, b: PlannedPost): boolean =>
  a.term === b.term && a.post === b.post;
/** Last numbers used on paper before the system was adopted. */
export async function listRegisterOpenings(
  manager: EntityManager,
  committee: string,
): Promise<RegisterOpening[]> {
  return manager.query(
    `select committee, term, type, last_number as "lastNumber" from app.register_opening
      where committee = $1 order by term, type`,
    [committee],
  );
}

/**
 * Whether all that is on record is the sample, whose note says so: nobody's secret, so it may be
 * shown to anybody.
 */
export async function isSampleData(manager: EntityManager): Promise<boolean> {
  const [{ sample }] = await manager.query(
    `select coalesce(bool_and(starts_with(note, 'Dữ liệu mẫu')), false) as sample
      from app.committee`,
  );
  return sample;
}
