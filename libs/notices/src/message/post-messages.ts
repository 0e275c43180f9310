import { type EntityManager } from 'typeorm';
import { type Reader, type StoredEvent } from '#libs/event-store';
import { deliverNotice, notice, noticeEvent } from '#libs/records';
import { shortDate } from '#libs/calendar';
import { type ObligationEvent, obligationEvent } from '#libs/directive';
import { type Teller, type Telling } from './compose.js';
import { post } from './post.js';
import { tellCommittee } from './tell-committee.js';

type What = Pick<Telling, 'step' | 'extra'>;

const HELD = 'Báo cáo bắt đầu gửi trước giờ hết hạn nhưng đến nơi sau giờ hết hạn';

function paperOf({ reason, document, documentOn }: { reason: string; document: string; documentOn: string }) {
  return { reason, documentNumber: document, documentDate: shortDate(documentOn) };
}

const STANDS_AGAIN = { submitted: 'Báo cáo đã gửi được thẩm định tiếp.', reviewed: 'Báo cáo đã gửi được trình phê duyệt lại.', returned: 'Đề nghị chi bộ sửa và gửi lại báo cáo' } as const;

function nextStep({ to, wording }: Extract<ObligationEvent, { type: 'RejectionUndone' }>['data']): string {
  return wording === undefined ? STANDS_AGAIN[to] : `${STANDS_AGAIN[to]} ${wording}.`;
}

/** What a fact of an obligation is told as; most facts are not told. */
function told(stored: StoredEvent): What | undefined {
  const event = obligationEvent.parse({ type: stored.type, data: stored.data });
  switch (event.type) {
    case 'ObligationIssued':
    case 'ObligationReopened':
    case 'DeadlineExtended':
      return { step: 'directive-issued' };
    case 'ReportSubmitted':
      return { step: 'receipt', extra: { receiptNumber: event.data.receipt } };
    case 'ReportSetAside':
      return event.data.reason === 'late' ? { step: 'late-kept', extra: { receiptNumber: event.data.receipt } } : { step: 'held', extra: { reason: HELD } };
    case 'ReportReturned':
      return { step: 'report-returned', extra: { reason: event.data.reason } };
    case 'ObligationExpired':
      return { step: 'expired' };
    case 'ApprovalRevoked':
      return { step: 'approval-revoked', extra: { noticeNumber: event.data.symbol, ...paperOf(event.data) } };
    case 'RejectionUndone':
      return { step: 'rejection-undone', extra: { ...paperOf(event.data), nextStep: nextStep(event.data) } };
    case 'ObligationAcknowledged':
    case 'ReportWithdrawn':
    case 'ReportReviewed':
    case 'ReportApproved':
    case 'ReportRejected':
    case 'ObligationCancelled':
      return undefined;
  }
}

/**
 * Facts become messages to the cell, or to the committee's own people; a sealed approval notice is delivered with its message, unless it was revoked
 * before: the cell is then told of the revocation alone.
 */
export function postMessages(teller: Teller): Reader {
  return {
    name: 'notices.messages',
    async handle(events, manager) {
      for (const event of events) {
        if (event.stream.startsWith('obligation-')) await tell(teller, manager, event);
        if (event.stream.startsWith('directive-')) await tellCommittee(teller, manager, event);
        if (event.type === 'NoticeSealed') await deliver(teller, manager, event);
      }
    },
  };
}

async function tell(teller: Teller, manager: EntityManager, event: StoredEvent): Promise<void> {
  const what = told(event);
  if (what) await post(teller, manager, [{ ...what, obligation: event.stream, key: `${event.version}` }]);
}

async function deliver(teller: Teller, manager: EntityManager, sealed: StoredEvent): Promise<void> {
  const { store } = teller;
  const facts = await store.read(sealed.stream, { manager });
  const [first] = facts;
  if (facts.some(({ type }) => type === 'NoticeRevoked')) return;
  const numbered = noticeEvent.parse({ type: first?.type, data: first?.data });
  if (numbered.type !== 'NoticeNumbered' || !numbered.data.subject.startsWith('obligation-')) return;
  const { subject, symbol } = numbered.data;
  const [message] = await post(teller, manager, [{ step: 'approved', obligation: subject, key: sealed.stream, extra: { noticeNumber: symbol } }]);
  if (!message) return;
  await store.transact({
    aggregate: notice,
    stream: sealed.stream,
    manager,
    command: { name: 'deliver-notice', actor: 'system' },
    decide: (state) => ({ events: deliverNotice(state, { to: subject, message }), result: undefined }),
  });
}
