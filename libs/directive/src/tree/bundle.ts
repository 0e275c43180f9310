import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { Refused } from '#libs/decider';
import { keyIdOf, signatureHolds, type SigningKey } from '#libs/event-store';
import { contentAbove } from './letters-above.js';

// One directive as a file that another installation can trust. The format is read by installations
// that are older or newer: never change it, give it another number.

export const BUNDLE_FORMAT = 'dondoc-directive/1';

/** A letter of 20 MB, in base64. */
const MOST = 28_000_000;

/** Nothing is cleaned in reading: what is taken is what was signed, letter for letter. */
const bundleContent = contentAbove.extend({
  year: z.int().min(2000).max(2100),
  dueOn: z.iso.date(),
  cutoffAt: z.iso.datetime(),
  /** The name of the committee that issued it, as its letter has it. */
  body: z.string().min(3).max(200),
  number: z.string().min(1).max(50),
  issuedOn: z.iso.date(),
  /** How many facts the directive had: a letter that was corrected since has more. */
  version: z.int().min(1),
  letter: z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    base64: z.base64().max(MOST),
  }),
});
export type BundleContent = z.infer<typeof bundleContent>;

const bundle = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  content: z.strictObject(bundleContent.shape),
  keyId: z.string(),
  /** SPKI of the Ed25519 key, in base64. */
  publicKey: z.string(),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
export type Bundle = z.infer<typeof bundle>;

export interface OpenedBundle {
  readonly content: Omit<BundleContent, 'letter'>;
  readonly letter: Buffer;
  readonly sha256: string;
  readonly keyId: string;
  readonly signature: string;
}

/** The same for the same content, in whichever order its fields stand. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, ordered(one)]),
  );
}

/** What is signed begins with what it is, so that no signature of a block is one of a letter. */
const signedText = (content: BundleContent): string =>
  `${BUNDLE_FORMAT}\n${JSON.stringify(ordered(content))}`;

/** As one line that can be copied, read aloud and compared. */
export const keyLine = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'der' }).toString('base64');

/** Errors: `Refused` BAD_PUBLIC_KEY. */
export function readPublicKey(text: string): KeyObject {
  try {
    const key = text.includes('BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text.trim(), 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Whatever is wrong with it, it is not such a key.
  }
  throw new Refused(
    'BAD_PUBLIC_KEY',
    'Khóa công khai không đọc được. Hãy lấy đúng dòng mà lệnh dondoc signing-key in ra ở hệ ' +
      'thống của cấp trên, hoặc tệp có dòng đó.',
  );
}

export function makeBundle(content: BundleContent, key: SigningKey): Bundle {
  return {
    format: BUNDLE_FORMAT,
    content,
    keyId: key.keyId,
    publicKey: keyLine(key.publicKey),
    signature: key.sign(signedText(content)),
  };
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function parsed(text: string): Bundle {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new Refused(
      'BUNDLE_UNREADABLE',
      'Tệp không đọc được: không phải tệp do dondoc export-directive ghi, hoặc bị hỏng khi gửi. ' +
        'Hãy xin cấp trên gửi lại.',
    );
  }
  const { format } = (raw ?? {}) as { format?: unknown };
  if (format !== BUNDLE_FORMAT)
    throw new Refused(
      'BUNDLE_FORMAT_UNKNOWN',
      `Tệp có định dạng “${String(format).slice(0, 60)}”, hệ thống này đọc ${BUNDLE_FORMAT}. Hãy ` +
        'cập nhật hệ thống, hoặc xin cấp trên gửi lại tệp do dondoc export-directive ghi.',
    );
  const read = bundle.safeParse(raw);
  if (read.success) return read.data;
  const places = [...new Set(read.error.issues.map(({ path }) => path.join('.') || 'tệp'))];
  throw new Refused(
    'BUNDLE_INCOMPLETE',
    `Tệp thiếu hoặc sai ở: ${places.slice(0, 5).join(', ')}. Hãy xin cấp trên gửi lại.`,
  );
}

/** Letters that differ from what was signed, or that somebody else has signed. */
function requireSigned({ content, keyId, publicKey, signature }: Bundle, key: KeyObject): void {
  if (keyIdOf(key) !== keyId || keyLine(key) !== publicKey)
    throw new Refused(
      'BUNDLE_OF_ANOTHER_KEY',
      `Tệp ký bằng khóa ${keyId.slice(0, 16)}, khóa đã cho là ${keyIdOf(key)}. Hãy hỏi lại cấp ` +
        'trên khóa công khai (dondoc signing-key); không nhập tệp của người khác ký.',
    );
  if (!signatureHolds(key, signedText(content), signature))
    throw new Refused(
      'BUNDLE_SIGNATURE_WRONG',
      'Chữ ký không đúng với nội dung: tệp đã bị sửa sau khi ký. Hãy xin cấp trên gửi lại.',
    );
}

/**
 * What the file says, once it is known to be signed by this key. The key inside the file proves
 * nothing: it only tells whose file this is.
 *
 * Errors: `Refused` BUNDLE_UNREADABLE, BUNDLE_FORMAT_UNKNOWN, BUNDLE_INCOMPLETE,
 * BUNDLE_OF_ANOTHER_KEY, BUNDLE_SIGNATURE_WRONG, BUNDLE_LETTER_WRONG.
 */
export function openBundle(text: string, key: KeyObject): OpenedBundle {
  const read = parsed(text);
  requireSigned(read, key);
  const { letter, ...content } = read.content;
  const bytes = Buffer.from(letter.base64, 'base64');
  if (sha256Of(bytes) !== letter.sha256)
    throw new Refused(
      'BUNDLE_LETTER_WRONG',
      'Tệp PDF của công văn không khớp mã kiểm tra (SHA-256) ghi trong tệp. Hãy xin cấp trên ' +
        'xuất lại.',
    );
  const { keyId, signature } = read;
  return { content, letter: bytes, sha256: letter.sha256, keyId, signature };
}
