import { z } from 'zod';
import { type Aggregate } from '#libs/decider';

const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), data: z.object(shape) });

// These names are stored. Never rename; add.
export const noticeEvent = z.discriminatedUnion('type', [
  fact('NoticeNumbered', {
    /** Name of the document kind. */
    kind: z.string(),
    body: z.string(),
    term: z.string(),
    documentType: z.string(),
    number: z.number().int(),
    symbol: z.string(),
    issuedOn: z.string(),
    /** Stream of what the paper is about. */
    subject: z.string(),
    /** Folder of the archive, one per directive. */
    dossier: z.string(),
    title: z.string(),
    by: z.string(),
  }),
  fact('NoticeSealed', { sha256: z.string(), size: z.number().int(), file: z.string() }),
  fact('NoticeSigned', { sha256: z.string(), size: z.number().int(), by: z.string() }),
  fact('NoticeDelivered', { to: z.string(), message: z.string() }),
  /**
   * The number stays used and the file stays as it is. `document` and `documentOn` name the paper
   * that revokes it.
   */
  fact('NoticeRevoked', {
    reason: z.string(),
    by: z.string(),
    document: z.string().optional(),
    documentOn: z.string().optional(),
  }),
]);
export type NoticeEvent = z.infer<typeof noticeEvent>;

interface Numbered {
  readonly kind: string;
  readonly symbol: string;
  readonly issuedOn: string;
  readonly dossier: string;
  readonly deliveredTo: readonly string[];
}

export type Notice =
  | { readonly status: 'none' }
  | (Numbered & { readonly status: 'numbered' })
  | (Numbered & { readonly status: 'sealed'; readonly sha256: string })
  /** `sha256` is null while its file is still being made. */
  | (Numbered & {
      readonly status: 'revoked';
      readonly sha256: string | null;
      readonly revocation: Revocation;
    });

export type Revocation = Omit<Extract<NoticeEvent, { type: 'NoticeRevoked' }>['data'], 'by'>;

function evolve(state: Notice, event: NoticeEvent): Notice {
  if (event.type === 'NoticeNumbered') {
    const { kind, symbol, issuedOn, dossier } = event.data;
    return { status: 'numbered', kind, symbol, issuedOn, dossier, deliveredTo: [] };
  }
  return state.status === 'none' ? state : evolveNumbered(state, event);
}

function evolveNumbered(
  state: Exclude<Notice, { status: 'none' }>,
  event: Exclude<NoticeEvent, { type: 'NoticeNumbered' }>,
): Notice {
  switch (event.type) {
    case 'NoticeSealed':
    case 'NoticeSigned':
      return state.status === 'revoked'
        ? { ...state, sha256: event.data.sha256 }
        : { ...state, status: 'sealed', sha256: event.data.sha256 };
    case 'NoticeDelivered':
      return { ...state, deliveredTo: [...state.deliveredTo, event.data.to] };
    case 'NoticeRevoked': {
      const { by: _by, ...revocation } = event.data;
      return {
        ...state,
        status: 'revoked',
        sha256: state.status === 'numbered' ? null : state.sha256,
        revocation,
      };
    }
  }
}

export const notice: Aggregate<Notice, NoticeEvent> = {
  name: 'notice',
  initial: { status: 'none' },
  evolve,
  parse: (value) => noticeEvent.parse(value),
  facts: {
    NoticeNumbered: {},
    NoticeSealed: {},
    NoticeSigned: {},
    NoticeDelivered: {},
    NoticeRevoked: {},
  },
  head: (state) => ({ status: state.status }),
};

/**
 * The file is written and read back, and everything later must equal its hash. Sealing twice with
 * the same bytes writes nothing. A notice that was revoked before its file was made still gets the
 * file, because a number that was given out has its paper (I13).
 */
export function sealNotice(
  state: Notice,
  file: { sha256: string; size: number; file: string },
): readonly NoticeEvent[] {
  if (state.status === 'none') throw new Error('a notice is sealed after it is numbered');
  if (state.status !== 'numbered' && state.sha256 !== null) {
    if (state.sha256 === file.sha256) return [];
    throw new Error('a sealed notice cannot be sealed with other bytes');
  }
  return [{ type: 'NoticeSealed', data: file }];
}

export function deliverNotice(
  state: Notice,
  delivery: { to: string; message: string },
): readonly NoticeEvent[] {
  if (state.status !== 'sealed' || state.deliveredTo.includes(delivery.to)) return [];
  return [{ type: 'NoticeDelivered', data: delivery }];
}

/**
 * Takes back what the notice said; its number and file stay. Gives `[]` when it is revoked already,
 * whatever the reason.
 */
export function revokeNotice(
  state: Notice,
  revocation: Extract<NoticeEvent, { type: 'NoticeRevoked' }>['data'],
): readonly NoticeEvent[] {
  if (state.status === 'none') throw new Error('a notice is revoked after it is numbered');
  return state.status === 'revoked' ? [] : [{ type: 'NoticeRevoked', data: revocation }];
}
