import {
  type DocumentData,
  type DocumentKind,
  kindNamed,
  type KindName,
  type PaperHead,
  type ReadData,
} from '#libs/document-kinds';
import { citeUniformly } from './citing.js';
import { templateOf } from './engine.js';
import { joinLines } from './joins.js';
import { dateLine, type Profile, profileFor } from './profile.js';

/**
 * A name that is too long for its line breaks after the kind of body ("ĐẢNG ỦY / VĂN PHÒNG …"), and
 * not inside a word of two syllables.
 */
function issuerLines(name: string): { name: string; kind: string | null; rest: string } {
  const [, kind = null, rest = ''] =
    /^(Đảng (?:ủy|uỷ|bộ)|Ban Thường vụ|Chi (?:ủy|uỷ|bộ))\s+(.+)$/iu.exec(name) ?? [];
  return { name, kind, rest };
}

/**
 * Lines in the narrow column of recipients for which a page also has room for eight lines of the
 * text above. The signature is always lower.
 */
const LOW_FOOT = 32;
/** Number of small letters in one line of that column. A capital takes nearly the room of two. */
const LINE = 36;

/**
 * True for a list of recipients that may not fit on one page with the end of the text. It then runs
 * on beside and below the signature. The estimate is high, because the paper looks the same when
 * the list does fit.
 */
function recipientsFlow(recipients: readonly string[]): boolean {
  const lines = recipients.map((name) =>
    Math.ceil((name.length + 4 + (name.match(/\p{Lu}/gu)?.length ?? 0) * 0.8) / LINE),
  );
  return lines.reduce((sum, count) => sum + count, 0) > LOW_FOOT;
}

function headView(data: PaperHead, type: string, profile: Profile): object {
  const {
    issuedOn,
    number,
    issuer: { symbol, place, name, superior },
    subject,
    recipients,
  } = data;
  const printed = number === null ? '\u00A0'.repeat(7) : String(number).padStart(2, '0');
  return {
    profile,
    issuedOn,
    issuer: { superior, ...issuerLines(name) },
    subject,
    recipients,
    recipientsFlow: recipientsFlow(recipients),
    signature: data.signature,
    numberLine: `Số ${printed}-${type}/${symbol}`,
    dateLine: dateLine(place, issuedOn, profile, number === null),
    title: `${printed.trim()}-${type}/${symbol} ${subject}`,
  };
}

/**
 * The HTML of data that its kind has read. `profile` is given only to see a paper in another
 * layout.
 */
export function composePaper(
  { name, register }: DocumentKind,
  { head, view }: ReadData,
  profile = profileFor(head.issuedOn),
): string {
  const html = templateOf(
    [name, `${name}.hbs`],
    profile,
  )({ ...headView(head, register, profile), ...view });
  return joinLines(citeUniformly(html, profile));
}

/**
 * The HTML of one paper, ready for the renderer, in the layout of `data.issuedOn`. Throws ZodError
 * when the data do not fit the kind.
 */
export function composeDocument<N extends KindName>(name: N, data: DocumentData[N]): string {
  return composeStored(name, data);
}

/** The same for a stored letter. It also throws when no kind has the name. */
export function composeStored(name: string, data: unknown): string {
  const kind = kindNamed(name);
  return composePaper(kind, kind.read(data));
}
