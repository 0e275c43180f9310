import { ruleSetFor } from '../data/rule-sets.js';
import { type ApprovedList, emptyList, type Entry } from '../model/approved-list.js';
import {
  compareEntries,
  type Line,
  type Meeting,
  type Person,
  type Post,
  type Submission,
  type TermReview,
} from '../model/submission.js';
import type { CheckContext, TermContext } from '../rules/case.js';
import { canonicalSubmission } from '../sheets/write-rows.js';
import { samplePeople } from './people.js';
import { type Draw, drawFrom } from './random.js';

export interface SampleOptions {
  /** Id of the cell. Term ids are `<cell>-2022-2025`, as in the organisation file. */
  readonly cell?: string;
  /** Year of the campaign. */
  readonly year?: number;
  /** Number of official members. A cell with fewer than 9 has no chi ủy. */
  readonly members?: number;
  /**
   * Share of planned people who leave, and of vacant places that are filled. With 0, nothing
   * changes.
   */
  readonly change?: number;
}

/**
 * One cell in one campaign: its people, the approved lists from which it starts (in
 * `context.terms`), and a submission without errors.
 */
export interface SamplePlan {
  readonly people: readonly Person[];
  readonly context: CheckContext;
  readonly submission: Submission;
}

const termStarts = [2022, 2025, 2027, 2030, 2032, 2035];

function termsAround(cell: string, year: number): Omit<TermContext, 'base' | 'seats'>[] {
  const current = termStarts.findLastIndex((start) => start < year);
  const at = Math.min(Math.max(0, current), termStarts.length - 3);
  return [at, at + 1].map((index) => {
    const name = `${termStarts[index]}-${termStarts[index + 1]}`;
    return {
      term: { id: `${cell}-${name}`, name },
      startsOn: `${termStarts[index]}-04-01`,
      endsOn: `${termStarts[index + 1]}-03-31`,
    };
  });
}

/**
 * Gives posts to a secretary, a deputy and members of the committee. Everybody else may first be
 * planned as a member.
 */
function withPosts(people: readonly Person[], seats: number): Person[] {
  const held = (index: number): Post | null =>
    index >= seats ? null : index > 1 ? 'chi-uy-vien' : index === 1 ? 'pho-bi-thu' : 'bi-thu';
  return people.map((person, index) => ({ ...person, partyPost: held(index) }));
}

/**
 * Places of a list that break no rule: a higher post than the one held, and at most three persons
 * per post.
 */
function places(
  draw: Draw,
  people: readonly Person[],
  hasCommittee: boolean,
): Record<Post, string[]> {
  const who = (allowed: (person: Person) => boolean, most: number): string[] =>
    draw
      .shuffle(people.filter(allowed))
      .slice(0, most)
      .map(({ id }) => id);
  return {
    'bi-thu': who(
      ({ partyPost }) =>
        partyPost === 'pho-bi-thu' || partyPost === 'chi-uy-vien' || partyPost === null,
      3,
    ),
    'pho-bi-thu': who(({ partyPost }) => partyPost === 'chi-uy-vien' || partyPost === null, 3),
    'chi-uy-vien': hasCommittee
      ? who(({ partyPost }) => partyPost === null, Math.max(3, Math.ceil(people.length / 5)))
      : [],
  };
}

function review(
  draw: Draw,
  base: ApprovedList,
  room: readonly Entry[],
  change: number,
): TermReview {
  const grounds = [
    'chuyen-cong-tac',
    'khong-du-tieu-chuan',
    'uy-tin-thap',
    'khong-hoan-thanh',
  ] as const;
  const reviewed = base.entries.map(({ person, post }): Line =>
    draw.chance(change)
      ? {
          movement: 'remove',
          person,
          post,
          note: '',
          ground: draw.pick(grounds),
          reason: draw.chance(0.5) ? 'Theo kết luận của hội nghị chi bộ' : '',
        }
      : { movement: 'continue', person, post, note: '' },
  );
  const added = room
    .filter(() => draw.chance(change))
    .map(({ person, post }): Line => ({ movement: 'add', person, post, note: '' }));
  const lines = [...reviewed, ...added];
  return {
    term: base.term,
    baseVersion: base.version,
    outcome: lines.some(({ movement }) => movement !== 'continue') ? 'changed' : 'unchanged',
    lines,
  };
}

function meetings(
  draw: Draw,
  terms: readonly TermReview[],
  { members, seats, year }: { members: number; seats: number | null; year: number },
): Meeting[] {
  const present = members - draw.whole(0, Math.floor(members / 6));
  const issued = present;
  const valid = issued - draw.whole(0, 1);
  const votes = terms.flatMap(({ term, lines }) =>
    lines
      .filter(({ movement }) => movement === 'add')
      .map(({ person, post }) => ({
        term: term.id,
        person,
        post,
        agreed: valid - draw.whole(0, Math.floor(valid / 4)),
      })),
  );
  const committee: Meeting[] =
    seats === null
      ? []
      : [
          {
            id: 'H1',
            kind: 'chi-uy-ra-soat',
            heldOn: `${year}-01-18`,
            invited: seats,
            present: seats,
            ballot: null,
          },
        ];
  return [
    ...committee,
    {
      id: 'H2',
      kind: 'chi-bo',
      heldOn: `${year}-01-25`,
      invited: members,
      present,
      ballot: { issued, returned: issued, valid, votes },
    },
  ];
}

/**
 * A plausible cell, which is the same for the same seed: two terms, a list that was approved in
 * former years for the first (the second may start empty), and what the cell submits. Its check
 * finds only warnings.
 */
export function samplePlan(
  seed: number,
  { cell = 'cb-mau', year = 2024, members, change = 0.25 }: SampleOptions = {},
): SamplePlan {
  const draw = drawFrom(seed);
  const count = members ?? draw.whole(5, 30);
  const hasCommittee = count >= 9;
  const seats = hasCommittee ? draw.pick([3, 5]) : 2;
  const prefix = String(100_000 + (Math.abs(Math.trunc(seed)) % 899_999));
  const people = withPosts(
    samplePeople(draw, { count, cardPrefix: prefix, ratingYear: year - 1 }),
    seats,
  );
  const planned = termsAround(cell, year).map((term, index) => {
    const all = Object.entries(places(draw, people, hasCommittee)).flatMap(([post, ids]) =>
      ids.map((person): Entry => ({ person, post: post as Post, since: null })),
    );
    const approved = index === 0 || draw.chance(0.5);
    const entries = all
      .filter(() => approved && draw.chance(0.6))
      .sort(compareEntries)
      .map((entry) => ({ ...entry, since: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022' }));
    const base: ApprovedList = approved
      ? { ...emptyList(cell, term.term), version: draw.whole(1, 3), entries }
      : emptyList(cell, term.term);
    const room = all.filter(
      ({ person, post }) =>
        !entries.some((entry) => entry.person === person && entry.post === post),
    );
    return { context: { ...term, base, seats }, room };
  });
  const terms = planned.map(({ context, room }) => review(draw, context.base, room, change));
  const context: CheckContext = {
    ruleSet: ruleSetFor(`${year}-01-12`),
    on: `${year}-02-10`,
    ratingYear: year - 1,
    cell: { id: cell, officialMembers: count, hasCommittee },
    terms: planned.map((term) => term.context),
    register: people.map(({ id, cardNumber, name, born, sex, ethnicity }) => ({
      id,
      cardNumber,
      name,
      born,
      sex,
      ethnicity,
    })),
  };
  const submission = canonicalSubmission({
    schemaVersion: 1,
    cell,
    people: [...people],
    terms,
    meetings: meetings(draw, terms, { members: count, seats: hasCommittee ? seats : null, year }),
  });
  return { people, context, submission };
}
