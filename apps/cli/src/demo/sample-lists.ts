import {
  type ApprovedList,
  type Entry,
  type Line,
  type Person,
  type Post,
  posts,
  type Rating,
  type RemovalGround,
  type Submission,
} from '#libs/planning';

type Review = Submission['terms'][number];

/** Who comes and goes in a made-up review of one term. */
export interface Moves {
  /** A number that varies who comes and goes. */
  readonly seed: number;
  readonly hasCommittee: boolean;
  /** The id of the person who is added. */
  readonly comes: string;
  /** Where the newcomer goes if there is room. */
  readonly post: Post;
  /** The id of the person who is planned for nothing any more; null when nobody leaves. */
  readonly leaves: string | null;
  /** Whether a planned member of the committee is raised to deputy. */
  readonly rises: boolean;
}

const MOST = 3;

const reasons: readonly { readonly ground: RemovalGround; readonly reason: string }[] = [
  { ground: 'chuyen-cong-tac', reason: 'Đã chuyển công tác về Sở Nội vụ' },
  { ground: 'khong-du-tieu-chuan', reason: 'Chưa bảo đảm tiêu chuẩn về lý luận chính trị' },
  { ground: 'uy-tin-thap', reason: 'Phiếu tín nhiệm tại hội nghị chi bộ đạt thấp' },
];

const holders = (entries: readonly Entry[], post: Post): number =>
  entries.filter((entry) => entry.post === post).length;

/** The last person of the list who is planned for one post only. */
function lastSingle(entries: readonly Entry[], only: readonly Post[]): Entry | undefined {
  return entries.findLast(
    ({ person, post }) =>
      only.includes(post) && entries.filter((other) => other.person === person).length === 1,
  );
}

const size = (entries: readonly Entry[]): number =>
  new Set(entries.map(({ person }) => person)).size;

/**
 * Who leaves all terms at once: the last of the list who is planned for one post in the current
 * term, if there is one. No list may miss them, that is, become shorter than its committee, since
 * one person comes in each. Null when there is nobody.
 */
export function leaverOf(
  bases: readonly ApprovedList[],
  { hasCommittee, seats }: { hasCommittee: boolean; seats: readonly number[] },
): string | null {
  const current = bases[0]?.entries ?? [];
  const spared = (person: string): boolean =>
    bases.every(
      ({ entries }, i) =>
        !entries.some((entry) => entry.person === person) || size(entries) >= seats[i]!,
    );
  const single = ({ person, post }: Entry): boolean =>
    (!hasCommittee || post === 'chi-uy-vien') &&
    current.filter((other) => other.person === person).length === 1;
  const leaving =
    current.findLast((entry) => single(entry) && spared(entry.person)) ??
    (hasCommittee ? undefined : current.findLast(({ person }) => spared(person)));
  return leaving?.person ?? null;
}

/**
 * A post that has room for one more: the wanted one, else a seat in the committee. No more than
 * three persons are planned for a leading post.
 */
function roomFor(entries: readonly Entry[], { post, hasCommittee }: Moves): Post | undefined {
  if (post === 'chi-uy-vien' ? hasCommittee : holders(entries, post) < MOST) return post;
  return hasCommittee ? 'chi-uy-vien' : undefined;
}

function addedTo(entries: readonly Entry[], moves: Moves): Line[] {
  const post = roomFor(entries, moves);
  if (!post || entries.some(({ person }) => person === moves.comes)) return [];
  return [{ movement: 'add', person: moves.comes, post, note: '' }];
}

/** A review of one approved list, in which most continue. */
export function reviewOf({ term, version, entries }: ApprovedList, moves: Moves): Review {
  const rising =
    moves.rises && holders(entries, 'pho-bi-thu') < MOST
      ? lastSingle(entries, ['chi-uy-vien'])
      : undefined;
  const gone = ({ person }: Entry): boolean => person === moves.leaves;
  const reviewed = entries.map((entry): Line => {
    const line = { person: entry.person, post: entry.post, note: '' };
    if (entry === rising)
      return { movement: 'remove', ...line, ground: 'doi-chuc-danh', reason: '' };
    return gone(entry)
      ? { movement: 'remove', ...line, ...reasons[Math.floor(moves.seed / 3) % reasons.length]! }
      : { movement: 'continue', ...line };
  });
  const left = entries.filter((entry) => entry !== rising && !gone(entry));
  const risen: Line[] = rising
    ? [{ movement: 'add', person: rising.person, post: 'pho-bi-thu', note: '' }]
    : [];
  return termReview({ term, version }, [...reviewed, ...risen, ...addedTo(left, moves)]);
}

/** The review “Không thay đổi”, in which all who are planned so far continue. */
export function unchanged({ term, version, entries }: ApprovedList): Review {
  return termReview(
    { term, version },
    entries.map(({ person, post }) => ({ movement: 'continue', person, post, note: '' })),
  );
}

function termReview(
  { term, version }: Pick<ApprovedList, 'term' | 'version'>,
  lines: Line[],
): Review {
  return {
    term,
    baseVersion: version,
    outcome: lines.some(({ movement }) => movement !== 'continue') ? 'changed' : 'unchanged',
    lines,
  };
}

const RATINGS: readonly Rating[] = ['httnv', 'htxsnv', 'httnv', 'htnv'];

/**
 * A person who was rated well in the three years before `year` and holds the post below the lowest
 * one planned for, so that the plan leads upwards.
 */
export function described(
  person: Omit<Person, 'partyPost' | 'ratings' | 'discipline'>,
  {
    year,
    reviews,
    hasCommittee,
  }: { year: number; reviews: readonly Review[]; hasCommittee: boolean },
): Person {
  const own = reviews
    .flatMap(({ lines }) => lines)
    .filter((line) => line.person === person.id && line.movement !== 'remove');
  const lowest = posts.findLast((post) => own.some((line) => line.post === post));
  const member = hasCommittee ? 'chi-uy-vien' : null;
  const partyPost = lowest === 'bi-thu' ? 'pho-bi-thu' : lowest === 'pho-bi-thu' ? member : null;
  const start = Number(person.cardNumber.replace(/\D/g, ''));
  return {
    ...person,
    partyPost,
    ratings: [1, 2, 3].map((back) => ({
      year: year - back,
      rating: RATINGS[(start + back) % RATINGS.length]!,
    })),
    discipline: null,
  };
}
