import {
  approvedListView,
  directive,
  obligation,
  obligationView,
  onDirectiveIssued,
  planList,
} from '#libs/directive';
import { declareFacts, type Reader, type View, viewReader } from '#libs/event-store';
import { official } from '#libs/org';
import { notice, onNoticeNumbered, outgoingView, register } from '#libs/records';
import { type Teller } from './message/compose.js';
import { postMessages } from './message/post-messages.js';

/** Every program of the product declares, before it reads, all facts that the product stores. */
export const declareProductFacts = (): void =>
  declareFacts([directive, obligation, planList, notice, register, official]);

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
