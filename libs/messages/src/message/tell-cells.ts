import { type EntityManager } from 'typeorm';
import { shortDate } from '#libs/calendar';
import { directiveEvent } from '#libs/directive';
import { type StoredEvent } from '#libs/event-store';
import { directiveCorrected, directiveRecalled, on } from '../tellings/occasions.js';
import { type Teller } from './compose.js';
import { post } from './post.js';

/**
 * Tells every cell that had the directive about a further letter of it, whatever became of its
 * obligation.
 */
export async function tellCells(
  teller: Teller,
  manager: EntityManager,
  { stream, version, type, data }: StoredEvent,
): Promise<void> {
  const event = directiveEvent.parse({ type, data });
  if (event.type !== 'DirectiveCorrected' && event.type !== 'DirectiveWithdrawn') return;
  const { symbol, on: issuedOn } = event.data;
  // This concerns a draft, which no cell ever had.
  if (symbol === undefined || issuedOn === undefined) return;
  const told = event.type === 'DirectiveCorrected' ? directiveCorrected : directiveRecalled;
  const heads: { obligation: string }[] = await manager.query(
    `select stream as obligation from app.head where category = 'obligation' and parent = $1
      order by stream`,
    [stream.slice('directive-'.length)],
  );
  await post(
    teller,
    manager,
    heads.map(({ obligation }) => ({
      step: told.cell,
      ...on(told, `${version}`),
      obligation,
      extra: { documentNumber: symbol, documentDate: shortDate(issuedOn) },
    })),
  );
}
