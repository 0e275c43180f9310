import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { ACTOR_ROLE, APP_ROLE } from './app-role.js';

const acting = new AsyncLocalStorage<string | undefined>();

/**
 * Runs `work` so that every statement it sends goes out as the role `dondoc_actor`, which sees the
 * rows of this committee and what is common, and no other (row-level security). Without a
 * committee, `work` sees all, as workers and commands do.
 */
export function withinCommittee<T>(committee: string | undefined, work: () => T): T {
  return acting.run(committee, work);
}

/** The committee within which this runs. */
export const actingCommittee = (): string | undefined => acting.getStore();

const SWITCH = `select set_config('role', $1, false), set_config('app.committee', $2, false)`;

type Query = (...args: unknown[]) => unknown;

/**
 * Lets each statement of this connection go out as who asks for it. The connection is switched when
 * somebody else asks than last time, which is never within a transaction, and a statement is sent
 * only when the switch is known to have worked.
 */
export function sentAsActor(query: pg.Client['query']): Query {
  const send = query as Query;
  let now: string | undefined;
  const switchTo = async (wanted: string | undefined): Promise<void> => {
    await send(SWITCH, [wanted === undefined ? APP_ROLE : ACTOR_ROLE, wanted ?? '']);
    now = wanted;
  };
  return (...args) => {
    const wanted = actingCommittee();
    return wanted === now ? send(...args) : switchTo(wanted).then(() => send(...args));
  };
}
