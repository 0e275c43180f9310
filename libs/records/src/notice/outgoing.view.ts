import { type StoredEvent, type View } from '#libs/event-store';
import { noticeEvent } from './notice.js';

/** One row per notice: the register of outgoing papers, as it is printed and searched. */
export interface OutgoingRow {
  readonly key: string;
  readonly kind: string;
  readonly body: string;
  readonly term: string;
  readonly document_type: string;
  readonly number: number;
  readonly symbol: string;
  readonly issued_on: string;
  readonly subject: string;
  readonly dossier: string;
  readonly title: string;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly file: string | null;
  readonly delivered_to: readonly string[];
  readonly revoked: boolean;
}

function project(row: OutgoingRow | undefined, stored: StoredEvent): OutgoingRow {
  const event = noticeEvent.parse({ type: stored.type, data: stored.data });
  if (event.type === 'NoticeNumbered') {
    const { documentType, issuedOn, by: _by, ...rest } = event.data;
    return { key: stored.stream, ...rest, document_type: documentType, issued_on: issuedOn, sha256: null, size: null, file: null, delivered_to: [], revoked: false };
  }
  if (!row) throw new Error(`${stored.type} before NoticeNumbered in ${stored.stream}`);
  switch (event.type) {
    case 'NoticeSealed':
      return { ...row, ...event.data };
    case 'NoticeSigned':
      return { ...row, sha256: event.data.sha256, size: event.data.size };
    case 'NoticeDelivered':
      return { ...row, delivered_to: [...row.delivered_to, event.data.to] };
    case 'NoticeRevoked':
      return { ...row, revoked: true };
  }
}

export const outgoingView: View<OutgoingRow> = {
  name: 'outgoing',
  table: 'outgoing',
  category: 'notice',
  keyOf: (event) => (event.stream.startsWith('notice-') ? event.stream : undefined),
  project,
};
