// The spelling of one Vietnamese syllable: its onset, its rime, its tone and where the tone stands.
// It tells whether a word is Vietnamese, not whether it means anything.

const tones: Readonly<Record<string, string>> = {
  '\u0300': 'huyền',
  '\u0301': 'sắc',
  '\u0303': 'ngã',
  '\u0309': 'hỏi',
  '\u0323': 'nặng',
};
const toneSign = /[\u0300\u0301\u0303\u0309\u0323]/g;

const rimes = new Set(
  `
  a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
  i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
  o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
  oc oe oen oeo oet oi om on ong op ot
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
  u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt
  uơ up ut uy uya uych uyên uyêt uyn uynh uyt uyu
  ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
  y yêm yên yêng yêt yêu`
    .trim()
    .split(/\s+/),
);
const rimesAfterQu = new Set(['ynh', 'yt', 'ych', 'yn']);
/** Rimes of borrowed and minority words, Vietnamese enough not to be taken for anything else. */
const rareRimes = new Set([
  'oong',
  'ooc',
  'êng',
  'ơng',
  'ưp',
  'ưm',
  'ôông',
  'uêt',
  'uên',
  'oem',
  'uya',
  'uau',
  'ym',
  'yn',
  'yt',
  'ynh',
  'ych',
]);

/** The longest onsets come first, so that they are tried first. */
const onsets = [
  'ngh',
  'ch',
  'gh',
  'gi',
  'kh',
  'ng',
  'nh',
  'ph',
  'qu',
  'th',
  'tr',
  ...'bcdđghklmnprstvx',
  '',
];
/** Letters of one sound; the vowel after them decides which is written. */
const beforeVowel: Readonly<Record<string, RegExp>> = {
  c: /^[^eêiy]/,
  k: /^[eêiy]/,
  g: /^[^eêy]/,
  gh: /^[eêi]/,
  ng: /^[^eêiy]/,
  ngh: /^[eêi]/,
};

interface Syllable {
  readonly onset: string;
  readonly rime: string;
  readonly tone: string;
  /** Index of the toned letter in the rime. */
  readonly toned: number;
}

/** The word in small letters without tones, and the tones with the letters that bear them. */
function withoutTones(word: string): { plain: string; marks: { tone: string; at: number }[] } {
  const marks: { tone: string; at: number }[] = [];
  const letters = [...word.toLocaleLowerCase('vi').normalize('NFC')].map((letter, at) => {
    const apart = letter.normalize('NFD');
    const mark = /^[aeiouy]/.test(apart) ? apart.match(toneSign)?.[0] : undefined;
    if (mark !== undefined) marks.push({ tone: tones[mark]!, at });
    return (mark === undefined ? apart : apart.replace(toneSign, '')).normalize('NFC');
  });
  return { plain: letters.join(''), marks };
}

function splits(word: string): Syllable[] {
  const { plain, marks } = withoutTones(word);
  if (marks.length > 1 || plain.length > 7) return [];
  return onsets
    .filter((onset) => plain.startsWith(onset) && plain.length > onset.length)
    .map((onset) => ({
      onset,
      rime: plain.slice(onset.length),
      tone: marks[0]?.tone ?? '',
      toned: marks[0] ? marks[0].at - onset.length : -1,
    }));
}

/**
 * Where the tone may stand: on the letter that has a diacritic of its own, else by the shape of the
 * vowels.
 */
function tonePlaces(rime: string): readonly number[] {
  const vowels = rime.replace(/[^aăâeêioôơuưy].*$/, '');
  if (rime.startsWith('ươ')) return [1];
  const own = vowels.search(/[ăâêôơư]/);
  if (own >= 0) return [own];
  if (vowels.length === 3 || (vowels.length === 2 && rime.length > 2)) return [1];
  return ['oa', 'oe', 'uy'].includes(vowels) ? [0, 1] : [0];
}

/** A rime that ends in a stop (c, ch, p, t) bears two tones only. */
const toneFits = ({ rime, tone }: Syllable): boolean =>
  !/(?:c|ch|p|t)$/.test(rime) || tone === 'sắc' || tone === 'nặng';

function wellSpelt(syllable: Syllable): boolean {
  const { onset, rime, toned } = syllable;
  if (!rimes.has(rime) && !(onset === 'qu' && rimesAfterQu.has(rime))) return false;
  if (!(beforeVowel[onset] ?? /^/).test(rime)) return false;
  return toneFits(syllable) && (toned === -1 || tonePlaces(rime).includes(toned));
}

/**
 * True of a word that is spelt as in a dictionary, with the tone in its place: "nguyễn", "hoà",
 * "hòa", but not "cê" or "haỳ".
 */
export function isSyllable(word: string): boolean {
  return splits(word).some(wellSpelt);
}

/**
 * True of a word as somebody may type it, with the tone anywhere ("tòan", "qúy") or c for k, but
 * not with a capital after a small letter.
 */
export function mayBeSyllable(word: string): boolean {
  if (/\p{Ll}\p{Lu}/u.test(word)) return false;
  const { plain, marks } = withoutTones(word);
  if (marks.length > 1) return false;
  return onsets.some(
    (onset) =>
      plain.startsWith(onset) &&
      [rimes, rareRimes].some((known) => known.has(plain.slice(onset.length))),
  );
}
