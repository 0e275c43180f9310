import { randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type EventStore, type Operation } from '#libs/event-store';
import { emptyForm } from '#libs/forms';
import { type Actor } from '#libs/org';
import { InvalidInput } from '#libs/platform';
import { directive } from '../campaign/directive.js';
import { type FullDefinition } from '../definition/definition.js';
import { type Shipped } from '../definition/folders.js';
import { requireMay } from '../definition/refusals.js';
import { type Workflows } from '../definition/workflows.js';
import { requireForm } from '../draft/draft-content.js';
import { readDraft } from '../draft/draft-store.js';
import { migrateWorkflow, staysBecause } from '../obligation/migrating.js';
import { type Existing, obligation } from '../obligation/obligation.js';
import { readObligation } from '../obligation/read-obligation.js';

export interface Staying {
  readonly obligation: string;
  /** In Vietnamese. */
  readonly why: string;
}

/** What the new form would drop of a draft; undefined when it takes all of it. */
function dropped(
  { form: own, workflow }: FullDefinition,
  draft: Parameters<typeof requireForm>[1],
): string | undefined {
  try {
    requireForm(own ?? emptyForm({ id: workflow.name, title: workflow.title }), draft);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors[0]?.message ?? '';
    throw error;
  }
}

const UPLOADS = `select exists (select from app.intent where obligation = $1
  and resolved_at is null) as under_way`;

/** Why an obligation would stay with its version; undefined when it would be moved. */
export async function stays(
  manager: EntityManager,
  { stream, state, now }: { stream: string; state: Existing; now: string },
  next: FullDefinition,
): Promise<string | undefined> {
  const why = staysBecause(state, now);
  if (why !== undefined) return why;
  const [{ under_way: underWay }] = await manager.query(UPLOADS, [stream]);
  if (underWay) return 'chi bộ đang gửi báo cáo';
  const content = (await readDraft(manager, stream))?.content;
  const lost = content ? dropped(next, content) : undefined;
  return lost === undefined
    ? undefined
    : `bản nháp của chi bộ có phần biểu mẫu mới không có (${lost})`;
}

export interface MigrationRequest {
  readonly directive: string;
  /** Streams of the obligations that the dry run named. */
  readonly obligations: readonly string[];
  readonly next: Shipped;
  readonly actor: Actor;
  readonly reason: string;
  readonly document: string;
  readonly dryRun: string;
}

export interface Migrated {
  readonly moved: readonly string[];
  /** Under the new version before. */
  readonly already: readonly string[];
  /** Those about which something came between the dry run and now. */
  readonly staying: readonly Staying[];
}

interface Head {
  readonly stream: string;
  readonly version: number;
}

/**
 * Puts the obligations of one directive under another version, in one transaction that holds the
 * heads: a report or another migration comes before it or after it. Errors: `Refused` of
 * `requireMovable`, NOT_ALLOWED, WORKFLOW_CHANGED.
 */
export async function migrateObligations(
  { store, workflows }: { store: EventStore; workflows: Workflows },
  { directive: id, obligations, next, actor, ...said }: MigrationRequest,
): Promise<Migrated> {
  requireMay(actor, 'directive.issue');
  const { definition } = next;

  async function decide(
    manager: EntityManager,
    { stream, version }: Head,
    now: string,
  ): Promise<Operation | 'already' | Staying> {
    const state = await readObligation(store, stream, manager);
    if (state.workflow === definition.workflow.id) return 'already';
    const why = await stays(manager, { stream, state, now }, definition);
    if (why !== undefined) return { obligation: stream, why };
    const before = await workflows.byId(state.workflow);
    const ask = { before, next: definition.workflow, ...said, by: actor.id, now };
    const events = [...migrateWorkflow(state, ask)];
    const head = obligation.head(events.reduce(obligation.evolve, state as Existing));
    return { stream, expect: version, events, head, actor: actor.id };
  }

  const { result } = await store.transact({
    aggregate: directive,
    stream: `directive-${id}`,
    command: { name: 'migrate-obligations', actor: actor.id, id: randomUUID() },
    decide: async (_, { manager, now }) => {
      await workflows.keep(manager, next);
      const heads: Head[] = await manager.query(
        `select stream, version::int as version from app.head where stream = any ($1)
          order by stream for update`,
        [obligations],
      );
      const also: Operation[] = [];
      const already: string[] = [];
      const staying: Staying[] = [];
      for (const head of heads) {
        const decided = await decide(manager, head, now);
        if (decided === 'already') already.push(head.stream);
        else if ('why' in decided) staying.push(decided);
        else also.push(decided);
      }
      const moved = also.map(({ stream }) => stream);
      return { events: [], also, result: { moved, already, staying } };
    },
  });
  return result;
}
