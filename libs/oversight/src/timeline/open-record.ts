import { type DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { directive, isNumbered, obligation, planList } from '#libs/directive';
import { type StoredEvent } from '#libs/event-store';
import { type Actor, can } from '#libs/org';
import { type Family } from './told.js';
import { directiveFamily } from './directive-words.js';
import { obligationFamily } from './obligation-words.js';
import { noticeFamily, officialFamily, planListFamily, registerFamily } from './record-words.js';

export type AnyFamily = Family<unknown, { type: string; data: object }>;

/** A record that this reader may see, and whether they may see what its reports say. */
export interface OpenRecord {
  readonly family: AnyFamily;
  readonly title: string;
  readonly inside: boolean;
  /** The definition that an obligation is pinned to now. */
  readonly workflow: string | null;
}

interface Asked {
  readonly dataSource: DataSource;
  readonly stream: string;
  readonly facts: readonly StoredEvent[];
  readonly actor: Actor;
}
type Opened = Omit<OpenRecord, 'family' | 'workflow'> & { readonly workflow?: string };
/** Undefined when it is not for this reader. */
type Open = (asked: Asked) => Promise<Opened | undefined>;

const found = async (
  dataSource: DataSource,
  sql: string,
  about: string,
): Promise<string | null> => {
  const rows: { found: string }[] = await dataSource.query(sql, [about]);
  return rows[0]?.found ?? null;
};
const cellName = (dataSource: DataSource, id: string): Promise<string | null> =>
  found(dataSource, 'select name as found from app.cell where id = $1', id);

const openObligation: Open = async ({ dataSource, facts, actor }) => {
  const state = facts
    .map((one) => obligation.parse(one))
    .reduce(obligation.evolve, obligation.initial);
  if (state.status === 'none' || !can(actor, 'timeline.read', { cell: state.cell }))
    return undefined;
  return {
    title: (await cellName(dataSource, state.cell)) ?? 'Chi bộ không còn trong danh sách',
    inside: can(actor, 'report.read', { cell: state.cell }),
    workflow: state.workflow,
  };
};

const openDirective: Open = async ({ facts, actor }) => {
  const state = facts
    .map((one) => directive.parse(one))
    .reduce(directive.evolve, directive.initial);
  if (state.status === 'none') return undefined;
  const { committee, subject } = state.content;
  const draft = isNumbered(state) || can(actor, 'directive.read-draft', { committee });
  return draft && can(actor, 'timeline.read', { committee })
    ? { title: subject, inside: false }
    : undefined;
};

/** Streams of registers and papers are nobody's in the database: their body says whose. */
const bodyName = (dataSource: DataSource, body: string): Promise<string | null> =>
  found(
    dataSource,
    `select coalesce((select l.name from app.letterhead l where l.committee = b.id
       order by l.effective_from desc limit 1), b.name) as found
     from (select id, id as name from app.committee union all select id, name from app.cell) b
     where b.id = $1`,
    body,
  );

const openRegister: Open = async ({ dataSource, facts, actor }) => {
  const { body, term, documentType } = facts[0]!.data as Record<string, string>;
  const name = await bodyName(dataSource, body!);
  return name !== null && can(actor, 'register.read')
    ? { title: `Sổ ${documentType} nhiệm kỳ ${term}, ${name}`, inside: false }
    : undefined;
};

const openNotice: Open = async ({ dataSource, facts, actor }) => {
  const { body, symbol } = facts[0]!.data as Record<string, string>;
  return (await bodyName(dataSource, body!)) !== null && can(actor, 'register.read')
    ? { title: `Văn bản số ${symbol}`, inside: can(actor, 'report.read') }
    : undefined;
};

/** People and accounts are for those who read the security log too. */
const openOfficial: Open = async ({ dataSource, stream, actor }) => {
  const name = await found(
    dataSource,
    `select f.name as found from app.official f where 'official-' || f.id = $1
      and (current_setting('app.committee', true) is null or current_setting('app.committee', true)
        = '' or exists (select from app.office o where o.official = f.id))`,
    stream,
  );
  return name !== null && can(actor, 'security.read') ? { title: name, inside: false } : undefined;
};

const openPlanList: Open = async ({ dataSource, facts, actor }) => {
  const { list } = facts
    .map((one) => planList.parse(one))
    .reduce(planList.evolve, planList.initial);
  if (!list || !can(actor, 'report.read', { cell: list.cell })) return undefined;
  const name = await cellName(dataSource, list.cell);
  return { title: `Danh sách ${list.term.name}, ${name ?? 'chi bộ'}`, inside: true };
};

const kinds: Readonly<Record<string, { readonly family: unknown; readonly open: Open }>> = {
  obligation: { family: obligationFamily, open: openObligation },
  directive: { family: directiveFamily, open: openDirective },
  register: { family: registerFamily, open: openRegister },
  notice: { family: noticeFamily, open: openNotice },
  official: { family: officialFamily, open: openOfficial },
  plan: { family: planListFamily, open: openPlanList },
};

const noSuchRecord = (): Refused =>
  new Refused(
    'NO_SUCH_RECORD',
    'Không có hồ sơ này, hoặc đồng chí không được xem. Hãy mở lại từ danh sách.',
  );

/**
 * Errors: `Refused` NO_SUCH_RECORD, the same for what is of others as for what never was.
 */
export async function openRecord(asked: Asked): Promise<OpenRecord> {
  const kind = asked.stream.split('-', 1)[0]!;
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const opened = known && asked.facts.length > 0 ? await known.open(asked) : undefined;
  if (!known || !opened) throw noSuchRecord();
  return { workflow: null, ...opened, family: known.family as AnyFamily };
}
