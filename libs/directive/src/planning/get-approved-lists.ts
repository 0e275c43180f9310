import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { type Actor, getCell, listMembers, listTerms } from '#libs/org';
import { compareNames } from '#libs/text';
import { coefficient, peopleOn, type Post, posts } from '#libs/planning';
import { readPlanLists } from './read-plan-lists.js';
import { noSuchCell, requireMay } from '../definition/refusals.js';

/** The persons planned in one term of a cell, for which posts, and since which notice. */
export interface ApprovedListAnswer {
  /** Id and name of the term, such as 2022-2025. */
  readonly term: string;
  readonly termName: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /**
   * Number of approvals made here; 0 for the list taken over from paper. A report says which
   * version it reviewed.
   */
  readonly version: number;
  /** The notice that approved it last; null for a list taken over from paper. */
  readonly cited: string | null;
  readonly seats: number | null;
  /** Persons planned for each seat; null when the seats are not on record. */
  readonly coefficient: number | null;
  readonly entries: readonly {
    person: string;
    cardNumber: string;
    name: string;
    born: string;
    post: Post;
    since: string | null;
  }[];
}

export class GetApprovedLists extends Query<{
  cell: string;
  lists: readonly ApprovedListAnswer[];
}> {
  constructor(
    readonly cell: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetApprovedLists)
export class GetApprovedListsHandler implements IQueryHandler<GetApprovedLists> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  async execute({
    cell: id,
    actor,
  }: GetApprovedLists): Promise<{ cell: string; lists: readonly ApprovedListAnswer[] }> {
    const { manager } = this.dataSource;
    requireMay(actor, 'obligation.read', { cell: id });
    const cell = await getCell(manager, id);
    if (!cell) throw noSuchCell(id);
    const terms = await listTerms(manager, id);
    const lists = await readPlanLists(this.store, manager, {
      cell: id,
      terms: terms.map((term) => ({ id: term.id, name: term.name })),
    });
    const members = new Map(
      (
        await listMembers(manager, {
          ids: lists.flatMap(({ list }) => peopleOn(list.entries)),
          cards: [],
        })
      ).map((member) => [member.id, member]),
    );
    return {
      cell: id,
      lists: lists.map(({ list, cited }, i) => {
        const { id: term, name: termName, startsOn, endsOn, seats } = terms[i]!;
        const entries = list.entries.map(({ person, post, since }) => {
          const {
            cardNumber = '',
            name = '(chưa có trong hồ sơ đảng viên)',
            born = '',
          } = members.get(person) ?? {};
          return { person, cardNumber, name, born, post, since };
        });
        entries.sort(
          (a, b) => posts.indexOf(a.post) - posts.indexOf(b.post) || compareNames(a.name, b.name),
        );
        return {
          term,
          termName,
          startsOn,
          endsOn,
          version: list.version,
          cited,
          seats,
          coefficient: seats === null ? null : coefficient(list.entries, seats),
          entries,
        };
      }),
    };
  }
}
