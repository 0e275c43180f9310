import { isSyllable, mayBeSyllable } from './syllable.js';

// Before Unicode, Vietnamese was typed in fonts that drew their own letters over the codes of
// Latin-1. Text from such a font, pasted or saved under another, reads "TrÇn ThÞ Hµ" (TCVN3, the
// .Vn fonts) or "Nguyeãn" (the VNI fonts). A word counts as legacy only when it is no Vietnamese as
// it stands and is a well-spelt syllable once converted. Names in other languages stay what they
// are.

export type LegacyEncoding = 'TCVN3' | 'VNI';

export interface LegacyText {
  readonly encoding: LegacyEncoding;
  /** The text as it was meant. */
  readonly converted: string;
}

const pairs = (codes: string, letters: string): [string, string][] =>
  [...codes].map((code, index) => [code, [...letters][index]!]);

/**
 * Where the text was cleaned before, Đ stands for é, because Ð reads as Đ elsewhere. The soft
 * hyphen is ư.
 */
const tcvn3: ReadonlyMap<string, string> = new Map(
  pairs(
    'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐĐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢§£¤¥¦',
    'àáảãạăằắẳẵặâầấẩẫậđèééẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ',
  ),
);

const tone = {
  grave: '\u0300',
  acute: '\u0301',
  tilde: '\u0303',
  hook: '\u0309',
  dot: '\u0323',
} as const;
const toneCodes = pairs('øùõûï', Object.values(tone).join(''));
const hatCodes: [string, string][] = [
  ['â', '\u0302'],
  ...pairs('àáãåä', Object.values(tone).join('')).map(([code, mark]): [string, string] => [
    code,
    `\u0302${mark}`,
  ]),
];
const breveCodes: [string, string][] = [
  ['ê', '\u0306'],
  ...pairs('èéüúë', Object.values(tone).join('')).map(([code, mark]): [string, string] => [
    code,
    `\u0306${mark}`,
  ]),
];

/** Which diacritics follow which letter in VNI, where ô and ö stand for ơ and ư. */
const vniDiacritics: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  a: new Map([...toneCodes, ...hatCodes, ...breveCodes]),
  e: new Map([...toneCodes, ...hatCodes]),
  o: new Map([...toneCodes, ...hatCodes]),
  u: new Map(toneCodes),
  y: new Map(toneCodes),
  ô: new Map(toneCodes),
  ö: new Map(toneCodes),
};
const vniLetters: ReadonlyMap<string, string> = new Map(pairs('ñôöíìæóòî', 'đơưíìỉĩịỵ'));

const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();

/** Answers undefined when the word holds a letter that the font does not have. */
function fromTcvn3(word: string): string | undefined {
  const letters = [...word].map((letter) => (/[A-Za-z]/.test(letter) ? letter : tcvn3.get(letter)));
  return letters.includes(undefined) ? undefined : letters.join('');
}

function fromVni(word: string): string | undefined {
  const letters = [...word];
  let made = '';
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at]!;
    const base = vniBase(letter);
    if (base === undefined) return undefined;
    const mark = vniDiacritics[letter.toLowerCase()]?.get(letters[at + 1]?.toLowerCase() ?? '');
    if (mark !== undefined) at += 1;
    made += `${base}${mark ?? ''}`;
  }
  return made.normalize('NFC');
}

function vniBase(letter: string): string | undefined {
  if (/[A-Za-z]/.test(letter)) return letter;
  const small = vniLetters.get(letter.toLowerCase());
  return small !== undefined && isUpper(letter) ? small.toUpperCase() : small;
}

/**
 * What the word may read, also where a cleaning or a copy took away the soft hyphen that was its ư,
 * or left a hyphen in its place.
 */
function tcvn3Spellings(word: string): string[] {
  const plain = fromTcvn3(word.replace(/(?<=[BCDGHKLMNPQRSTVXbcdghklmnpqrstvx])-/, '\u00AD'));
  if (plain === undefined) return [];
  return [plain, plain.replace(/(?<![ưƯ])(?=[ơờớởỡợ][a-z])/i, 'ư')];
}

/**
 * The capital fonts (.VnTimeH) draw small codes as capitals, so a word whose plain letters are
 * capitals is all in capitals.
 */
const sameCase = (word: string, made: string): string =>
  /[A-Z].*[A-Z]/.test(word) && !/[a-z]/.test(word) ? made.toLocaleUpperCase('vi') : made;

const readers: Readonly<Record<LegacyEncoding, (word: string) => string | undefined>> = {
  TCVN3: (word) => {
    const made = tcvn3Spellings(word).find(isSyllable);
    return made === undefined ? undefined : sameCase(word, made);
  },
  VNI: (word) => [fromVni(word)].find((made) => made !== undefined && isSyllable(made)),
};

/** These units happen to spell a syllable. */
const units = new Set(['µm', 'µM']);
const wordShape = /[^\s\d!"#$%&'()*+,./:;<=>?@[\\\]^_{|}~“”‘’…–—]+/gu;
const plainWord = /^[A-Za-z-]+$/;
/** A soft hyphen alone proves nothing, unless the word would have no vowel without it. */
const onlyHyphenated = (word: string): boolean =>
  /^[A-Za-z\u00AD]+$/.test(word) && /[aeiouy]/i.test(word);
/** Offices shorten names to initials: TĐ (thi đua) and KĐT (khu đô thị) are not "té" and "két". */
const initials = (word: string): boolean => /^[A-ZÐĐ]+$/.test(word);

function proves(word: string, made: string | undefined): made is string {
  return (
    made !== undefined &&
    made !== word &&
    !plainWord.test(word) &&
    word.length > 1 &&
    !units.has(word) &&
    !initials(word) &&
    !onlyHyphenated(word) &&
    !mayBeSyllable(word.replaceAll('\u00AD', ''))
  );
}

/**
 * Names of the Êđê and Gia Rai are written with ñ, which VNI has for đ, so ñ proves nothing in
 * them.
 */
const highland = /(?:^|\s)[AHKY](?:['’‘ʼ´`.\s-])|[ŭŏĕĭčƀŬŎĔĬČɃ]/u;
const weak = (word: string): boolean => /^[A-Za-z]*[ñÑ][A-Za-z]*$/.test(word);

interface Reading {
  readonly encoding: LegacyEncoding;
  readonly proofs: ReadonlySet<string>;
}

function read(encoding: LegacyEncoding, text: string, words: readonly string[]): Reading {
  const found = words.filter((word) => proves(word, readers[encoding](word)));
  return {
    encoding,
    proofs: new Set(
      encoding === 'VNI' && highland.test(text) ? found.filter((word) => !weak(word)) : found,
    ),
  };
}

/**
 * Letters that only Unicode has. Where one stands, some words are right as they are, and only those
 * that prove to be legacy are converted.
 */
const unicodeOnly = /[ăĩũơưạ-ỹ]/iu;

function converted(text: string, { encoding, proofs }: Reading): string {
  const mixed = unicodeOnly.test(text);
  const made = text.replace(wordShape, (word) =>
    proofs.has(word) || (!mixed && !plainWord.test(word))
      ? (readers[encoding](word) ?? word)
      : word,
  );
  if (mixed) return made;
  return /[A-Z][^a-z\s]*[A-Z]/.test(text) && !/[a-z]/.test(text)
    ? made.toLocaleUpperCase('vi')
    : capitals(text, made);
}

/**
 * TCVN3 has no capital letters with tones: "NguyÔn ¸nh" is a name, so its words get a capital where
 * the others have one.
 */
function capitals(text: string, made: string): string {
  const begins = text.match(wordShape) ?? [];
  const name =
    begins.some((word) => /^[A-Z§¡¢£¤¥¦]/.test(word)) &&
    begins.every((word) => !/^[a-zđ®]/.test(word));
  return name
    ? made.replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toLocaleUpperCase('vi'))
    : made;
}

/**
 * "Thö" is Thử in TCVN3 and Thư in VNI, and ư is by far the commoner letter. For other words that
 * both can read, TCVN3 is likelier.
 */
function likelier(tcvn: Reading, vni: Reading): Reading {
  if (tcvn.proofs.size !== vni.proofs.size) return tcvn.proofs.size > vni.proofs.size ? tcvn : vni;
  return [...vni.proofs].some((word) => /ö/i.test(word)) ? vni : tcvn;
}

/**
 * Text that was typed in a legacy font, with what it was meant to say; null for everything else.
 * Give it the text as it came, before any cleaning, because the soft hyphen is a letter of TCVN3.
 */
export function legacyText(text: string): LegacyText | null {
  const composed = text.normalize('NFC');
  if (!/[\u00A0-\u00FFĐ]/.test(composed)) return null;
  const words = composed.match(wordShape) ?? [];
  const best = likelier(read('TCVN3', composed, words), read('VNI', composed, words));
  return best.proofs.size === 0
    ? null
    : { encoding: best.encoding, converted: converted(composed, best) };
}
