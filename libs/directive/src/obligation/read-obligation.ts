import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type EventStore } from '#libs/event-store';
import { obligation, type Obligation } from './obligation.js';

/** Folds the facts of an obligation. Errors: `Refused` NO_SUCH_OBLIGATION. */
export async function readObligation(store: EventStore, stream: string, manager?: EntityManager): Promise<Exclude<Obligation, { status: 'none' }>> {
  const events = stream.startsWith('obligation-') ? await store.read(stream, { manager }) : [];
  const state = events.map((stored) => obligation.parse(stored)).reduce(obligation.evolve, obligation.initial);
  if (state.status === 'none') throw new Refused('NO_SUCH_OBLIGATION', 'Không có nghĩa vụ báo cáo này. Hãy mở lại từ danh sách của đợt.');
  return state;
}
