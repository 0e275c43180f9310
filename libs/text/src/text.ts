/**
 * Diacritics that change the letter go before the tone. To a reader ê + sắc and é + mũ are the same
 * ế, but only the first composes.
 */
const letterDiacritics = '\u0302\u0306';
const letterFirst = (marks: string): string =>
  [...marks]
    .sort((a, b) => Number(letterDiacritics.includes(b)) - Number(letterDiacritics.includes(a)))
    .join('');
/** A stroke that was written as a diacritic of its own. */
const strokedD = /([dD])[\u0335\u0336\u0338]/g;

/** Composes diacritics that NFC left alone, because they came in another order or as a stroke. */
function composed(text: string): string {
  const nfc = text.normalize('NFC');
  if (!/[\u0300-\u036F]/.test(nfc)) return nfc;
  return nfc
    .normalize('NFD')
    .replace(strokedD, (_, letter: string) => (letter === 'D' ? 'Đ' : 'đ'))
    .replace(/[\u0300-\u036F]{2,}/g, letterFirst)
    .normalize('NFC');
}

/**
 * Words of letters that are composed as they stand, with one blank between them. Almost every text
 * is like that, and has nothing to clean.
 */
const letter =
  '!-~\\u00C0-\\u00CF\\u00D1-\\u00EF\\u00F1-\\u017F\\u01A0\\u01A1\\u01AF\\u01B0\\u1EA0-\\u1EF9';
const clean = new RegExp(`^(?:[${letter}]+(?: [${letter}]+)*)?$`);

/**
 * Characters that are nothing to a reader: soft hyphen, joiners, zero widths, directions, variation
 * selectors, Hangul fillers, the Braille blank, and tags. They are written by their codes, because
 * nobody would see them here either.
 */
const invisible = new RegExp(
  `[${[
    '\\u{AD}\\u{34F}\\u{61C}\\u{115F}\\u{1160}\\u{17B4}\\u{17B5}\\u{180B}-\\u{180F}\\u{200B}-\\u{200F}\\u{202A}-\\u{202E}\\u{2060}-\\u{206F}',
    '\\u{2800}\\u{3164}\\u{FE00}-\\u{FE0F}\\u{FEFF}\\u{FFA0}\\u{FFF9}-\\u{FFFB}\\u{E0000}-\\u{E0FFF}',
  ].join('')}]`,
  'gu',
);

/**
 * Text as it enters. It becomes NFC whatever it came as, Eth and the African D become the Đ that
 * they imitate on the screen, invisible characters are dropped, and every run of blanks becomes one
 * space. Vietnamese has no Ð or ð, so this cannot damage a name. Cleaning twice changes nothing
 * more.
 */
export function cleanText(text: string): string {
  if (clean.test(text)) return text;
  return composed(text.replace(invisible, ''))
    .replace(/[\u00D0\u0189]/g, 'Đ')
    .replace(/[\u00F0\u0256]/g, 'đ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether there is anything to read: one visible letter or digit is enough. */
export function isReadable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(cleanText(text));
}

/**
 * The text with the plain apostrophe and hyphen in place of those of every keyboard, so that H’Hen
 * and H'Hen, Y–Bhiôk and Y-Bhiôk are one spelling.
 */
export function plainPunctuation(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201B\u02B9\u02BB-\u02BF\u02C8\u00B4`\u2032\uFF07\uA78C]/g, "'")
    .replace(/[\u2010-\u2015\u2212\uFF0D]/g, '-');
}

/**
 * A key for headings and choices, without case and diacritics, so that “Số thẻ” typed as “so the”
 * is found. It is too loose for names: Hà and Hạ are two people.
 */
export function foldKey(text: string): string {
  return cleanText(text)
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * A key for names, without case. The tone belongs to the word and not to one of its vowels, so uỷ =
 * ủy and hoà = hòa, but Hà ≠ Hạ and Huy ≠ Huỳ. Apostrophes and hyphens count as one another, as do
 * the blanks about them and about dots: H’Hen = H'Hen, A.Lưới = A. Lưới.
 */
export function spellingKey(text: string): string {
  return plainPunctuation(cleanText(text))
    .replace(/ ?(['.-]) ?/g, '$1')
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .split(' ')
    .map(
      (word) =>
        word.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '') +
        (/[\u0300\u0301\u0303\u0309\u0323]/.exec(word)?.[0] ?? ''),
    )
    .join(' ')
    .normalize('NFC');
}

/** True when a Vietnamese reader reads the same spelling. */
export function sameText(a: string, b: string): boolean {
  return a === b || spellingKey(a) === spellingKey(b);
}

const collator = new Intl.Collator('vi');
const givenFirst = (name: string): string => name.split(' ').reverse().join(' ');

/**
 * The Vietnamese order of names: first the given name, which is the last word, then the others
 * backwards to the family name.
 */
export function compareNames(a: string, b: string): number {
  return collator.compare(givenFirst(a), givenFirst(b));
}
