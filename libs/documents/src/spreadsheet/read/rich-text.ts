import type { Attributes } from './parse-xml.js';

/** Struck through: all of a text, or a part of it that is not blank. */
export type Struck = 'all' | 'part';

export interface RichText {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  /** The text so far; begins anew. Reading aids (phonetic runs) are no part of it. */
  readonly take: () => { readonly text: string; readonly struck?: Struck };
}

/** Texts in runs (`si`, `is`), each with its own font. */
export function richText(onLength: (length: number) => void): RichText {
  let text = '';
  let struckLetters = 0;
  let letters = 0;
  let phonetic = 0;
  let inText = false;
  let struckRun = false;
  const openers = new Map<string, (attributes: Attributes) => void>([
    ['rPh', () => { phonetic += 1; }],
    ['r', () => { struckRun = false; }],
    ['strike', ({ val }) => { struckRun = val !== '0' && val !== 'false'; }],
    ['t', () => { inText = phonetic === 0; }],
  ]);
  const closers = new Map<string, () => void>([
    ['rPh', () => { phonetic -= 1; }],
    ['r', () => { struckRun = false; }],
    ['t', () => { inText = false; }],
  ]);
  return {
    open: (name, attributes) => openers.get(name)?.(attributes),
    close: (name) => closers.get(name)?.(),
    text: (piece) => {
      if (!inText) return;
      text += piece;
      const seen = piece.trim().length;
      letters += seen;
      if (struckRun) struckLetters += seen;
      onLength(text.length);
    },
    take: () => {
      const taken = { text, ...(struckLetters > 0 ? { struck: struckLetters === letters ? 'all' as const : 'part' as const } : {}) };
      text = '';
      struckLetters = 0;
      letters = 0;
      struckRun = false;
      return taken;
    },
  };
}
