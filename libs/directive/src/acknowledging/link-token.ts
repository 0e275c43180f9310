import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type DataSource } from 'typeorm';

/** What a link acknowledges: the obligation, by its stream and the position of its first fact. */
export interface Linked {
  readonly stream: string;
  readonly position: number;
}

/** Key of the links in mails, and of nothing else. */
export type LinkKey = Buffer;

/**
 * The same secret gives the same key to every process on every machine, so a link outlives a
 * restart. Another secret ends all links that were sent.
 */
export function linkKey(secret: string): LinkKey {
  // The label is part of the key. Another label would end every link that was sent.
  const label = 'acknowledge by link: hmac-sha256: 1';
  return Buffer.from(hkdfSync('sha256', secret, 'dondoc', label, 32));
}

/** Neither a mark nor a capital, at which a mail program might cut or change an address. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const POSITION_BYTES = 5;
const MARK_BYTES = 20;
const POSITION_LETTERS = (POSITION_BYTES * 8) / 5;
const TOKEN = /^[a-z2-7]{40}$/;

/** RFC 4648 in small letters. The bytes are a multiple of five, so no bit is left over. */
function base32(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  return Array.from(
    { length: (bytes.length * 8) / 5 },
    (_, i) => ALPHABET[Number((bits >> BigInt(bytes.length * 8 - 5 * (i + 1))) & 31n)],
  ).join('');
}

function positionIn(token: string): number {
  return [...token.slice(0, POSITION_LETTERS)].reduce(
    (sum, letter) => sum * 32 + ALPHABET.indexOf(letter),
    0,
  );
}

/**
 * 40 letters and digits: the position, and a mark (HMAC) over position and stream. The stream is in
 * the mark because a database that was set back to an older backup gives its positions out again.
 */
export function linkToken(key: LinkKey, { stream, position }: Linked): string {
  const place = Buffer.alloc(POSITION_BYTES);
  place.writeUIntBE(position, 0, POSITION_BYTES);
  const mark = createHmac('sha256', key).update(place).update(stream, 'utf8').digest();
  return base32(Buffer.concat([place, mark.subarray(0, MARK_BYTES)]));
}

/** An obligation, and the committee behind whose wall it stands where there are several. */
export interface Opened {
  readonly stream: string;
  readonly committee: string | undefined;
}

const FIRST_FACT = `
  select e.stream,
    case when (select count(*) > 1 from app.committee) then c.committee end as committee
  from app.event e join app.head h on h.stream = e.stream join app.cell c on c.id = h.owner
  where e.position = $1 and e.type = 'ObligationIssued'`;

/**
 * What a token speaks for; undefined when it is wrong, cut, tampered with, of another secret, or of
 * an obligation that is not there. All of these look alike.
 */
export async function openLink(
  { manager }: Pick<DataSource, 'manager'>,
  key: LinkKey,
  token: string,
): Promise<Opened | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const position = positionIn(token);
  const rows: { stream: string; committee: string | null }[] = await manager.query(FIRST_FACT, [
    position,
  ]);
  const { stream, committee } = rows[0] ?? { stream: '', committee: null };
  const right = linkToken(key, { stream, position });
  return timingSafeEqual(Buffer.from(right), Buffer.from(token)) && stream !== ''
    ? { stream, committee: committee ?? undefined }
    : undefined;
}

/** Where the page behind a link stands. Links were sent, so it never changes. */
export const LINK_PATH = 'tiep-nhan';

export const linkUrl = (publicUrl: string, token: string): string =>
  `${publicUrl}/${LINK_PATH}/${token}`;
