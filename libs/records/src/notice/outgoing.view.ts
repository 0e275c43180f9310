import { type StoredEvent, type View } from '#libs/event-store';
import { noticeEvent } from './notice.js';

/**
 * One row per notice. Together they are the register of outgoing papers, as it is printed and
 * searched.
 */
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
  /** When it was revoked, and by which paper; null while it stands. */
  readonly revoked_at: string | null;
  readonly revoked_reason: string | null;
  readonly revoked_document: string | null;
  readonly revoked_document_on: string | null;
}

const standing = {
  revoked: false,
  revoked_at: null,
  revoked_reason: null,
  revoked_document: null,
  revoked_document_on: null,
};

function project(row: OutgoingRow | undefined, stored: StoredEvent): OutgoingRow {
  const event = noticeEvent.parse({ type: stored.type, data: stored.data });
  if (event.type === 'NoticeNumbered') {
    const { documentType, issuedOn, by: _by, ...rest } = event.data;
    return {
      key: stored.stream,
      ...rest,
      document_type: documentType,
      issued_on: issuedOn,
      sha256: null,
      size: null,
      file: null,
      delivered_to: [],
      ...standing,
    };
  }
  if (!row) throw new Error(`${stored.type} before NoticeNumbered in ${stored.stream}`);
  switch (event.type) {
    case 'NoticeSealed':
      return { ...row, ...event.data };
    case 'NoticeSigned':
      return { ...row, sha256: event.data.sha256, size: event.data.size };
    case 'NoticeDelivered':
      return { ...row, delivered_to: [...row.delivered_to, event.data.to] };
    case 'NoticeRevoked': {
      const { reason, document = null, documentOn = null } = event.data;
      return {
        ...row,
        revoked: true,
        revoked_at: stored.at,
        revoked_reason: reason,
        revoked_document: document,
        revoked_document_on: documentOn,
      };
    }
  }
}

export const outgoingView: View<OutgoingRow> = {
  name: 'outgoing',
  table: 'outgoing',
  category: 'notice',
  keyOf: (event) => (event.stream.startsWith('notice-') ? event.stream : undefined),
  project,
};
