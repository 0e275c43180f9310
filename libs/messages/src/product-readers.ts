import { approvedListView, obligationView, onDirectiveIssued } from '#libs/directive';
import { type Reader, type View, viewReader } from '#libs/event-store';
import { onNoticeNumbered, outgoingView } from '#libs/records';
import { type Teller } from './message/compose.js';
import { postMessages } from './message/post-messages.js';

/** Every view of the product, by its name. */
export const productViews: readonly View[] = [
  obligationView,
  approvedListView,
  outgoingView,
] as unknown as View[];

/**
 * Every reader of the product, which the worker runs, `dondoc parked` retries and the tests drain.
 * This is their only list. It is in this lib because no other may import all that have readers.
 */
export function productReaders(teller: Teller): Reader[] {
  return [
    ...productViews.map((view) => viewReader(view)),
    onDirectiveIssued(teller.store),
    onNoticeNumbered,
    postMessages(teller),
  ];
}
