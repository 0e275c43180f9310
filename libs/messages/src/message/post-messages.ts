import { type EntityManager } from 'typeorm';
import { type MessageStep } from '#libs/documents';
import { type EventStore, type Reader, type StoredEvent } from '#libs/event-store';
import { deliverNotice, notice, noticeEvent } from '#libs/records';
import { obligationEvent, readObligation } from '#libs/directive';
import { type Teller, whoIsAsked } from './compose.js';
import { post } from './post.js';
import { tellCells } from './tell-cells.js';
import { tellCommittee } from './tell-committee.js';
import { tellResults } from './tell-results.js';
import { tellRolesOf } from './tell-role.js';
import { tellingsOf } from '../tellings/of-obligation.js';

/**
 * Turns facts into messages to the cell, or to the committee's own people. The message about an
 * approval follows when its notice is sealed. If the notice was revoked before, the cell is told
 * only of the revocation.
 */
export function postMessages(teller: Teller): Reader {
  return {
    // The position of the reader is stored under this name, which is from before this lib was
    // called messages.
    name: 'notices.messages',
    async handle(events, manager) {
      for (const event of events) {
        if (event.stream.startsWith('obligation-')) await tell(teller, manager, event);
        if (event.stream.startsWith('directive-')) {
          await tellCommittee(teller, manager, event);
          await tellCells(teller, manager, event);
        }
        if (event.type === 'NoticeSealed') await deliver(teller, manager, event);
      }
    },
  };
}

async function tell(
  teller: Teller,
  manager: EntityManager,
  { stream, version, type, data }: StoredEvent,
): Promise<void> {
  const { cell, committee } = tellingsOf(obligationEvent.parse({ type, data })) ?? {};
  if (cell) {
    const { asOfThen, ...what } = cell;
    await post(teller, manager, [
      { ...what, obligation: stream, key: `${version}`, asOf: asOfThen ? version : undefined },
    ]);
  }
  if (!committee) return;
  const roles =
    committee.roles === 'next'
      ? await whoIsAsked(teller, manager, { obligation: stream, version })
      : committee.roles;
  await tellRolesOf(teller, manager, {
    ...committee,
    roles,
    obligation: stream,
    key: `${version}`,
  });
}

/** What the paper is to its cell. */
async function paperStep(
  store: EventStore,
  manager: EntityManager,
  { subject, notice: stream }: { subject: string; notice: string },
): Promise<MessageStep> {
  const { corrections, stepPapers } = await readObligation(store, subject, manager);
  const is = ({ notice: one }: { readonly notice: string }): boolean => one === stream;
  if (corrections.some(is)) return 'approval-corrected';
  return stepPapers.some(is) ? 'step-paper' : 'approved';
}

async function deliver(teller: Teller, manager: EntityManager, sealed: StoredEvent): Promise<void> {
  const { store } = teller;
  const facts = await store.read(sealed.stream, { manager });
  const [first] = facts;
  if (facts.some(({ type }) => type === 'NoticeRevoked')) return;
  const numbered = noticeEvent.parse({ type: first?.type, data: first?.data });
  if (numbered.type !== 'NoticeNumbered') return;
  if (numbered.data.subject.startsWith('directive-'))
    await tellResults(teller, manager, { notice: sealed.stream, ...numbered.data });
  if (!numbered.data.subject.startsWith('obligation-')) return;
  const { subject, symbol } = numbered.data;
  const step = await paperStep(store, manager, { subject, notice: sealed.stream });
  const [message] = await post(teller, manager, [
    { step, obligation: subject, key: sealed.stream, extra: { noticeNumber: symbol } },
  ]);
  if (!message) return;
  await store.transact({
    aggregate: notice,
    stream: sealed.stream,
    manager,
    command: { name: 'deliver-notice', actor: 'system' },
    decide: (state) => ({
      events: deliverNotice(state, { to: subject, message }),
      result: undefined,
    }),
  });
}
