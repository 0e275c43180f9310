import { type DataSource } from 'typeorm';
import { type PlanningReport, readPlanLists } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { getCell, listMembers, listTerms, type Member } from '#libs/org';
import { type ApprovedList, canonicalSubmission, type Line, type Meeting, type Person, type Post, type Submission } from '#libs/planning';

type Review = Submission['terms'][number];

export interface SampleAsk {
  readonly cell: string;
  /** Names of the terms asked: 2022-2025. */
  readonly terms: readonly string[];
  /** Varies who comes and goes. */
  readonly seed: number;
  readonly changed: boolean;
  /** Day of the paper. */
  readonly on: string;
  readonly round?: number;
}

const NEWCOMERS = ['Trần Minh Đức', 'Phạm Thị Thu Hằng', 'Giàng A Súa', 'Nguyễn Quốc Vượng', 'Hoàng Ngọc Ánh'];

/** Rated well for three years before the year of the paper: the review rests on it. */
function described({ id, cardNumber, name, born, sex, ethnicity, position, qualification, politicalTheory }: Member, year: number): Person {
  const ratings = [1, 2, 3].map((back) => ({ year: year - back, rating: 'httnv' as const }));
  return { id, cardNumber, name, born, sex, ethnicity, position, qualification, politicalTheory, partyPost: null, ratings, discipline: null };
}

/** Made up, and not on record: a reviewer is warned of it. */
function newcomer(cell: string, seed: number, year: number): Person {
  const name = `${NEWCOMERS[seed % NEWCOMERS.length]!} (dữ liệu mẫu)`;
  const id = `mau-${cell.slice(3, 13)}-${seed % 100}`;
  return described({
    id: `dv-${id}`, cardNumber: id.toUpperCase(), name, born: `${1984 + (seed % 8)}-0${1 + (seed % 9)}-${10 + (seed % 18)}`, sex: name.includes('Thị') ? 'nu' : 'nam', ethnicity: 'Kinh',
    position: 'Chuyên viên', qualification: 'Đại học', politicalTheory: 'Trung cấp',
  }, year);
}

function reviewOf({ term, version, entries }: ApprovedList, { comes, leaves }: { comes: { person: string; post: Post } | undefined; leaves: boolean }): Review {
  const gone = leaves && entries.length > 3 ? entries.at(-1) : undefined;
  const lines = entries.map((entry): Line => {
    const { person, post } = entry;
    return entry === gone
      ? { movement: 'remove', person, post, note: '', ground: 'chuyen-cong-tac', reason: 'Chuyển công tác sang cơ quan khác' }
      : { movement: 'continue', person, post, note: '' };
  });
  const added: Line[] = comes ? [{ movement: 'add', ...comes, note: '' }] : [];
  return { term, baseVersion: version, outcome: gone || added.length > 0 ? 'changed' : 'unchanged', lines: [...lines, ...added] };
}

/** The chi ủy looks, the cell votes in secret, the chi ủy concludes (domain §2.4). */
function meetingsOf(terms: readonly Review[], { members, on }: { members: number; on: string }): Meeting[] {
  const votes = terms.flatMap(({ term, lines }) => lines.filter(({ movement }) => movement === 'add').map(({ person, post }) => ({ term: term.id, person, post, agreed: members - 1 })));
  const few = Math.min(3, members);
  return [
    { id: 'H1', kind: 'chi-uy-ra-soat', heldOn: on, invited: few, present: few, ballot: null },
    { id: 'H2', kind: 'chi-bo', heldOn: on, invited: members, present: members, ballot: votes.length > 0 ? { issued: members, returned: members, valid: members, votes } : null },
    { id: 'H3', kind: 'chi-uy-ket-luan', heldOn: on, invited: few, present: few, ballot: null },
  ];
}

/** A plausible report of a cell over its last approved lists. */
export async function sampleReport(dataSource: DataSource, { cell: id, terms: names, seed, changed, on, round = 1 }: SampleAsk): Promise<PlanningReport> {
  const { manager } = dataSource;
  const year = Number(on.slice(0, 4));
  const known = (await listTerms(manager, id)).filter(({ name }) => names.includes(name)).map((term) => ({ id: term.id, name: term.name }));
  const lists = (await readPlanLists(new EventStore(dataSource), manager, { cell: id, terms: known })).map(({ list }) => list);
  const planned = lists.flatMap(({ entries }) => entries.map(({ person }) => person));
  const members = await listMembers(manager, { ids: planned, cards: [] });
  const comes = newcomer(id, seed, year);
  const reviews = lists.map((list) => reviewOf(list, { comes: changed ? { person: comes.id, post: 'pho-bi-thu' } : undefined, leaves: changed && seed % 2 === 0 }));
  const { officialMembers } = (await getCell(manager, id))!;
  return {
    outcome: changed ? 'changed' : 'unchanged',
    number: `${String(2 + seed + round).padStart(2, '0')}-BC/CB`,
    reportedOn: on,
    note: round > 1 ? 'Đã bổ sung theo ý kiến trả lại của Đảng ủy (dữ liệu mẫu).' : 'Dữ liệu mẫu.',
    attachments: [],
    submission: canonicalSubmission({
      schemaVersion: 1, cell: id, terms: reviews, meetings: meetingsOf(reviews, { members: officialMembers, on }),
      people: [...members.map((member) => described(member, year)), comes],
    }),
  };
}
