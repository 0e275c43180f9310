import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type DocumentKind, type PaperFrame } from '#libs/document-kinds';
import { type Cell, type Committee, getCommittee, listRegisterOpenings, termOn } from '#libs/org';
import { type RegisterKey } from '#libs/records';
import { type Signer } from '#libs/workflow';

/**
 * Who issues a paper on a day: the letterhead, the term whose registers count, and the last number
 * that each of them used on paper.
 */
export interface Issuer {
  readonly committee: Committee;
  readonly termName: string;
  /** Number of members that the committee has in this term; null when it is not on record. */
  readonly seats: number | null;
  readonly openings: readonly { readonly type: string; readonly lastNumber: number }[];
}

export async function issuer(
  manager: EntityManager,
  committeeId: string,
  on: string,
): Promise<Issuer> {
  const committee = await getCommittee(manager, committeeId, on);
  if (!committee)
    throw new Refused(
      'NO_SUCH_COMMITTEE',
      `Không có Đảng ủy “${committeeId}” vào ngày ${on}. Hãy nhập tổ chức (dondoc ` +
        'import-org) trước.',
    );
  const term = await termOn(manager, committeeId, on);
  if (!term)
    throw new Refused(
      'NO_SUCH_TERM',
      `Chưa có nhiệm kỳ của Đảng ủy vào ngày ${on}: số văn bản chạy theo nhiệm kỳ. Hãy bổ ` +
        'sung nhiệm kỳ trong tệp tổ chức rồi nhập lại.',
    );
  const openings = await listRegisterOpenings(manager, committeeId);
  return {
    committee,
    termName: term.name,
    seats: term.seats,
    openings: openings.filter((opening) => opening.term === term.id),
  };
}

/** The register of the issuing body, the term and the kind's type of document. */
export function registerOf(
  { committee, termName, openings }: Issuer,
  { register: documentType }: Pick<DocumentKind, 'register'>,
): RegisterKey {
  const lastUsed = openings.find(({ type }) => type === documentType)?.lastNumber ?? 0;
  return {
    body: committee.id,
    term: termName,
    documentType,
    lastUsed,
    bodySymbol: committee.symbol,
  };
}

const POSTS = { 'bi-thu': 'Bí thư', 'pho-bi-thu': 'Phó Bí thư' } as const;
const NAMES = {
  'dang-uy': 'Đảng ủy',
  'ban-thuong-vu': 'Ban Thường vụ',
  'chi-bo': 'Chi bộ',
  'chi-uy': 'Chi ủy',
} as const;

/**
 * The foot of a paper, which templates and lists print in capitals. A deputy signs T/M too, never
 * K/T (domain §1.4).
 */
export function signatureOf({
  signsFor,
  signerPost,
  signerName,
}: Pick<Committee | Cell, 'signsFor' | 'signerPost' | 'signerName'>): Signature {
  return {
    onBehalfOf: NAMES[signsFor],
    position: POSTS[signerPost],
    signer: signerName === '' ? null : signerName,
  };
}

export interface Signature {
  /** "Đảng ủy" */
  readonly onBehalfOf: string;
  /** "Bí thư" */
  readonly position: string;
  /** Null when the signer is not on record and signs by hand. */
  readonly signer: string | null;
}

/**
 * The same issuer where a definition names another foot. The name on record belongs to the usual
 * post, so another one signs by hand.
 */
export function signedBy(from: Issuer, signer: Signer | undefined): Issuer {
  if (!signer) return from;
  const { committee } = from;
  const { signsFor = committee.signsFor, post = committee.signerPost } = signer;
  const signerName = post === committee.signerPost ? committee.signerName : '';
  return { ...from, committee: { ...committee, signsFor, signerPost: post, signerName } };
}

/** Head and foot of the committee's letters. Its superior stands above it as a Đảng bộ. */
export function letterFrame({ committee }: Issuer): PaperFrame {
  return {
    issuer: {
      name: committee.name,
      superior: committee.parentName.replace(/^Đảng ủy/, 'Đảng bộ'),
      symbol: committee.symbol,
      place: committee.place,
    },
    signature: signatureOf(committee),
  };
}
