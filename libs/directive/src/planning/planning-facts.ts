import { type EntityManager } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import { type Form } from '#libs/forms';
import { type Cell, getCell, listMembers, type Member } from '#libs/org';
import {
  type CheckContext,
  type Person,
  type RuleSet,
  ruleSetFor,
  ruleSets,
  withOverrides,
} from '#libs/planning';
import { numberingOf, readDirective } from '../campaign/read-directive.js';
import { type RulesFile } from '../definition/definition.js';
import { obligationStream } from '../obligation/obligation-stream.js';
import { pinnedTo } from '../obligation/pinned-sql.js';
import { type Workflows } from '../definition/workflows.js';
import { type Review, reviewsUnder } from './pinned-terms.js';
import { type StandingList } from './plan-list.js';
import { postsElsewhere } from './posts-elsewhere.js';
import { readPlanLists } from './read-plan-lists.js';
import { termNotRecorded } from '../definition/refusals.js';

export interface PlanningSources {
  readonly store: EventStore;
  readonly workflows: Workflows;
  readonly manager: EntityManager;
}

export interface PlanningAsk {
  /** Id of an issued directive. */
  readonly directive: string;
  readonly cell: string;
  /** The day of the check. */
  readonly on: string;
  /**
   * Card numbers that the report names. Only these persons and the planned ones are compared with
   * the records. When they are left out, everybody on record is.
   */
  readonly cards?: readonly string[];
  /**
   * Who reads the findings. A cell learns nothing on record about people outside its own lists: no
   * names, no dates, and no posts that other cells plan them for. The committee's reviewers see all
   * of it.
   */
  readonly reader: 'cell' | 'committee';
}

type AskOfAll = Omit<PlanningAsk, 'reader'>;

/** Everything that a planning report is checked against and prefilled with. */
export interface PlanningFacts {
  readonly context: CheckContext;
  /** The form of the definition that the directive is pinned to, with the terms to review. */
  readonly form: Form;
  readonly lists: readonly StandingList[];
  /**
   * The planned persons and those asked for, as recorded. What only the cell knows (post held,
   * ratings, discipline) is left open.
   */
  readonly people: readonly Person[];
}

/**
 * The rule set of the day of issue, with the committee's own values. Throws RangeError when none
 * applies.
 */
export function ruleSetOf(issuedOn: string, rules: RulesFile | null): RuleSet {
  const allowed = rules ? ruleSets.filter(({ id }) => rules.ruleSets.includes(id)) : ruleSets;
  const chosen = ruleSetFor(issuedOn, allowed);
  const own = (rules?.overrides ?? []).filter(({ rule, parameter }) =>
    chosen.rules.some(({ id, parameters }) => id === rule && Object.hasOwn(parameters, parameter)),
  );
  return withOverrides(chosen, own as Parameters<typeof withOverrides>[1]);
}

function personOf({
  id,
  cardNumber,
  name,
  born,
  sex,
  ethnicity,
  position,
  qualification,
  politicalTheory,
}: Member): Person {
  return {
    id,
    cardNumber,
    name,
    born,
    sex,
    ethnicity,
    position,
    qualification,
    politicalTheory,
    partyPost: null,
    ratings: [],
    discipline: null,
  };
}

/** Error: `Refused` TERM_NOT_RECORDED. */
function requireRecorded(cell: { id: string; name: string }, { missing: [term] }: Review): void {
  if (term === undefined) return;
  throw termNotRecorded(`${cell.name} (${term})`, { cell: cell.id, term });
}

/**
 * Cells review from the first day of the campaign's year, or from the day of the letter when it
 * came earlier.
 */
function campaignBegan(year: number, issuedOn: string): string {
  const newYear = `${year}-01-01`;
  return issuedOn < newYear ? issuedOn : newYear;
}

/** What the cell's own obligation goes by; where it has none yet, its directive. */
async function pinOf(
  manager: EntityManager,
  { directive, cell }: AskOfAll,
  otherwise: string,
): Promise<string> {
  return (await pinnedTo(manager, obligationStream(directive, cell))) ?? otherwise;
}

/** What is on record for the check, whoever reads the findings. */
export interface PlanningRecords {
  readonly ask: AskOfAll;
  readonly cell: Cell;
  readonly lists: readonly StandingList[];
  readonly members: readonly Member[];
  readonly form: Form;
  /** The context of the check without what depends on its reader. */
  readonly context: Omit<CheckContext, 'tellOnly' | 'elsewhere'>;
}

/** Errors: `Refused` NO_SUCH_DIRECTIVE, TERM_NOT_RECORDED. */
export async function planningRecords(
  { store, workflows, manager }: PlanningSources,
  ask: AskOfAll,
): Promise<PlanningRecords> {
  const { state: directive } = await readDirective(store, ask.directive, manager);
  const { issuedOn } = numberingOf(directive);
  if (!issuedOn || !('workflow' in directive))
    throw new Error('an obligation lives under an issued directive');
  const cell = (await getCell(manager, ask.cell))!;
  const names = directive.content.targetTerms ?? [];
  const asked = (
    await reviewsUnder(manager, { directive: ask.directive, cells: [cell.id], names, issuedOn })
  ).get(cell.id)!;
  requireRecorded(cell, asked);
  const { terms } = asked;
  const lists = await readPlanLists(store, manager, {
    cell: cell.id,
    terms: terms.map(({ id, name }) => ({ id, name })),
  });
  const members = await listMembers(
    manager,
    ask.cards && { ids: plannedIn(lists), cards: ask.cards },
  );
  const definition = await workflows.definitionById(await pinOf(manager, ask, directive.workflow));
  return {
    ask,
    cell,
    lists,
    members,
    form: workflows.planningForm(definition, terms),
    context: {
      ruleSet: ruleSetOf(issuedOn, definition.rules),
      on: ask.on,
      since: campaignBegan(directive.content.year, issuedOn),
      termsOn: asked.on,
      ratingYear: directive.content.year - 1,
      cell: { id: cell.id, officialMembers: cell.officialMembers, hasCommittee: cell.hasCommittee },
      terms: terms.map(({ id, name, startsOn, endsOn, seats }, i) => ({
        term: { id, name },
        startsOn,
        endsOn,
        base: lists[i]!.list,
        seats,
      })),
      register: members,
    },
  };
}

const plannedIn = (lists: readonly StandingList[]): string[] =>
  lists.flatMap(({ list }) => list.entries.map(({ person }) => person));

/** The records as one reader may be told of them. */
export async function factsFor(
  reader: PlanningAsk['reader'],
  { store, manager }: Pick<PlanningSources, 'store' | 'manager'>,
  { ask, cell, lists, members, form, context }: PlanningRecords,
): Promise<PlanningFacts> {
  const planned = plannedIn(lists);
  const own = reader === 'cell';
  const wanted = new Set([...planned, ...(own ? [] : (ask.cards ?? []))]);
  return {
    lists,
    form,
    people: members
      .filter(({ id, cardNumber }) => wanted.has(id) || wanted.has(cardNumber))
      .map(personOf),
    context: {
      ...context,
      ...(own
        ? { tellOnly: planned }
        : {
            elsewhere: await postsElsewhere(store, manager, {
              cell,
              terms: context.terms.map(({ term }) => term.name),
              persons: members.map(({ id }) => id),
              on: ask.on,
            }),
          }),
    },
  };
}

/** Errors: `Refused` NO_SUCH_DIRECTIVE, TERM_NOT_RECORDED. */
export async function planningFacts(
  sources: PlanningSources,
  { reader, ...ask }: PlanningAsk,
): Promise<PlanningFacts> {
  return factsFor(reader, sources, await planningRecords(sources, ask));
}
