/** Marks that change the letter go before the marks of tone: ê + sắc and é + mũ are the same ế to a reader, but only the first composes. */
const letterMarks = '\u0302\u0306';
const letterFirst = (marks: string): string => [...marks].sort((a, b) => Number(letterMarks.includes(b)) - Number(letterMarks.includes(a))).join('');
/** Stroke written as a mark of its own. */
const strokedD = /([dD])[\u0335\u0336\u0338]/g;

/** Marks that did not compose: written in another order, or as a stroke. */
function composed(text: string): string {
  const nfc = text.normalize('NFC');
  if (!/[\u0300-\u036F]/.test(nfc)) return nfc;
  return nfc
    .normalize('NFD')
    .replace(strokedD, (_, letter: string) => (letter === 'D' ? 'Đ' : 'đ'))
    .replace(/[\u0300-\u036F]{2,}/g, letterFirst)
    .normalize('NFC');
}

/** Words of letters that are composed as they stand, one blank between them: almost every text, and nothing in it to clean. */
const letter = '!-~\\u00C0-\\u00CF\\u00D1-\\u00EF\\u00F1-\\u017F\\u01A0\\u01A1\\u01AF\\u01B0\\u1EA0-\\u1EF9';
const clean = new RegExp(`^(?:[${letter}]+(?: [${letter}]+)*)?$`);

/**
 * Text as it enters: NFC whatever it came as, Eth and African D read as the Đ they imitate on screen, invisible characters dropped,
 * every run of blanks one space. Vietnamese has no Ð or ð, so the replacement cannot damage a name. Idempotent.
 */
export function cleanText(text: string): string {
  if (clean.test(text)) return text;
  return composed(text.replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, ''))
    .replace(/[\u00D0\u0189]/g, 'Đ')
    .replace(/[\u00F0\u0256]/g, 'đ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Key for headings and choices: no case, no marks, so “Số thẻ” typed “so the” is found. Too loose for names: Hà and Hạ are two people. */
export function foldKey(text: string): string {
  return cleanText(text).toLocaleLowerCase('vi').normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/\s+/g, ' ').trim();
}

/**
 * Key for names: no case, and the tone belongs to the word and not to one of its vowels, so uỷ = ủy and hoà = hòa, but Hà ≠ Hạ and
 * Huy ≠ Huỳ.
 */
export function spellingKey(text: string): string {
  return cleanText(text)
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .split(' ')
    .map((word) => `${word.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')}${/[\u0300\u0301\u0303\u0309\u0323]/.exec(word)?.[0] ?? ''}`)
    .join(' ')
    .normalize('NFC');
}

/** Same spelling to a Vietnamese reader. */
export function sameText(a: string, b: string): boolean {
  return a === b || spellingKey(a) === spellingKey(b);
}

const collator = new Intl.Collator('vi');
const givenFirst = (name: string): string => name.split(' ').reverse().join(' ');

/** Vietnamese order of names: given name (the last word) first, then backwards to the family name. */
export function compareNames(a: string, b: string): number {
  return collator.compare(givenFirst(a), givenFirst(b));
}
