import { type EntityManager } from 'typeorm';
import { isNumbered, readDirective } from '#libs/directive';
import { deliverNotice, notice as aggregate, type NoticeEvent } from '#libs/records';
import { statusesCountedAs } from '#libs/workflow';
import { on, results } from '../tellings/occasions.js';
import { type Teller } from './compose.js';
import { post } from './post.js';

/**
 * Tells every cell that still had the directive of the notice of all results, once its file is
 * there. Other papers of a directive are told of by the facts that caused them.
 */
export async function tellResults(
  teller: Teller,
  manager: EntityManager,
  { notice, subject, symbol }: { notice: string; subject: string; symbol: string },
): Promise<void> {
  const id = subject.slice('directive-'.length);
  const { state } = await readDirective(teller.store, id, manager);
  if (!isNumbered(state) || !state.results.some((one) => one.notice === notice)) return;
  const heads: { obligation: string }[] = await manager.query(
    `select stream as obligation from app.head where category = 'obligation' and parent = $1
      and status <> all ($2) order by stream`,
    [id, statusesCountedAs('cancelled')],
  );
  const told: { to: string; message: string }[] = [];
  for (const { obligation } of heads) {
    const [message] = await post(teller, manager, [
      { step: results.cell, ...on(results, notice), obligation, extra: { noticeNumber: symbol } },
    ]);
    if (message) told.push({ to: obligation, message });
  }
  if (told.length === 0) return;
  await teller.store.transact({
    aggregate,
    stream: notice,
    manager,
    command: { name: 'deliver-notice', actor: 'system' },
    decide: (state) => ({
      events: told.flatMap((one): readonly NoticeEvent[] => deliverNotice(state, one)),
      result: undefined,
    }),
  });
}
