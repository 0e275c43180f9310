import { InvalidInput } from '#libs/platform';
import { cleanText, foldKey } from '#libs/text';
import { plainPassword } from './hash-password.js';

// NIST SP 800-63B-4 §3.1.1.2: length and a list of what is known or obvious; no rules of which
// characters, no change after so many days.

/** Of the only factor, and of one of two. */
const SHORTEST = { alone: 15, 'with-second-factor': 8 } as const;
export const LONGEST = 128;

/** Guesses of a good program, as a power of ten; one password in so many would be found. */
const GUESSES = 8;
/** How much of a password must be neither a name, nor a word of this system, nor a run. */
const OWN_PART = 6;

/** Who chooses it, and for what. */
export interface Chooser {
  /** The person's name and the name under which they sign in. */
  readonly names: readonly string[];
  readonly factors: keyof typeof SHORTEST;
}

const WORDS = {
  long: `Mật khẩu dài quá ${LONGEST} ký tự. Hãy chọn một câu ngắn hơn`,
  common:
    'Mật khẩu này nhiều người dùng hoặc đã bị lộ, máy đoán ra ngay. Hãy chọn một câu của riêng ' +
    'đồng chí, ví dụ bốn năm từ không liên quan với nhau',
  personal:
    'Mật khẩu ghép từ tên đồng chí, tên đăng nhập, tên cơ quan, năm hoặc dãy ký tự lặp lại. Hãy ' +
    'chọn một câu không có các từ ấy',
} as const;

const shortWords = (least: number): string =>
  `Mật khẩu cần ít nhất ${least} ký tự. Hãy chọn một câu dễ nhớ, có dấu và dấu cách đều được`;

/** How a cracker would write a text: as it is, in plain letters, and without blanks. */
const spellings = (text: string): string[] => {
  const plain = foldKey(text);
  return [...new Set([text, plain, plain.replace(/[\s._@-]+/g, '')])];
};

/** A name and its parts, in every spelling. */
const namesIn = (names: readonly string[]): string[] =>
  names.flatMap((name) => [
    ...spellings(cleanText(name)),
    ...foldKey(name)
      .split(/[\s._@-]+/)
      .filter((part) => part.length > 1),
  ]);

interface Found {
  readonly pattern: string;
  readonly token: string;
  readonly dictionaryName?: string;
}

/** How many characters say something that neither the person's papers nor a keyboard says. */
function ownPart(sequence: readonly Found[]): number {
  return sequence
    .filter(
      ({ pattern, dictionaryName }) =>
        pattern === 'bruteforce' ||
        (pattern === 'dictionary' && !['userInputs', 'service'].includes(dictionaryName ?? '')),
    )
    .reduce((sum, { token }) => sum + token.length, 0);
}

async function weakness(password: string, names: readonly string[]): Promise<string | undefined> {
  const { estimator } = await import('./dictionaries.js');
  const own = namesIn(names);
  for (const spelling of spellings(password)) {
    const { guessesLog10, sequence } = estimator.check(spelling, own);
    if (ownPart(sequence as Found[]) < OWN_PART) return WORDS.personal;
    if (guessesLog10 < GUESSES) return WORDS.common;
  }
  return undefined;
}

/** What is wrong with a password that somebody chose, in words; undefined when it will do. */
export async function passwordFault(
  typed: string,
  { names, factors }: Chooser,
): Promise<string | undefined> {
  const password = plainPassword(typed);
  const length = [...password].length;
  if (length < SHORTEST[factors]) return shortWords(SHORTEST[factors]);
  return length > LONGEST ? WORDS.long : weakness(password, names);
}

/** Errors: 400 `WEAK_PASSWORD`, with what to do. */
export async function assertGoodPassword(typed: string, chooser: Chooser): Promise<void> {
  const fault = await passwordFault(typed, chooser);
  if (fault !== undefined)
    throw new InvalidInput([{ path: 'password', message: fault }], 'WEAK_PASSWORD');
}
