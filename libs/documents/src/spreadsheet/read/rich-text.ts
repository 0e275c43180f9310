import { type Ink, inkOf } from './ink.js';
import type { Attributes } from './parse-xml.js';

/** What is struck through: all of a text, or a part of it that is not blank. */
export type Struck = 'all' | 'part';

/** What the runs of a text show beside their words. */
export interface RunLook {
  readonly struck?: Struck;
  /** Colour of the first coloured run. */
  readonly ink?: Ink;
  /** True when only a part of the text has that colour. */
  readonly inkPart?: boolean;
}

export interface RichText {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  /** Gives the text so far and begins anew. Reading aids (phonetic runs) do not belong to it. */
  readonly take: () => RunLook & { readonly text: string };
}

const plain = { struck: false, ink: undefined as Ink | undefined };
const nothing = { letters: 0, struck: 0, inked: 0, ink: undefined as Ink | undefined };

function lookOf({ letters, struck, inked, ink }: typeof nothing): RunLook {
  return {
    ...(struck > 0 ? { struck: struck === letters ? 'all' : 'part' } : {}),
    ...(ink === undefined ? {} : { ink, ...(inked < letters ? { inkPart: true } : {}) }),
  };
}

/** Texts in runs (`si`, `is`), each with its own font. */
export function richText(onLength: (length: number) => void): RichText {
  let text = '';
  let seen = { ...nothing };
  let phonetic = 0;
  let inText = false;
  let run = { ...plain };
  const openers = new Map<string, (attributes: Attributes) => void>([
    [
      'rPh',
      () => {
        phonetic += 1;
      },
    ],
    [
      'r',
      () => {
        run = { ...plain };
      },
    ],
    [
      'strike',
      ({ val }) => {
        run.struck = val !== '0' && val !== 'false';
      },
    ],
    [
      'color',
      (attributes) => {
        run.ink = inkOf(attributes);
      },
    ],
    [
      't',
      () => {
        inText = phonetic === 0;
      },
    ],
  ]);
  const closers = new Map<string, () => void>([
    [
      'rPh',
      () => {
        phonetic -= 1;
      },
    ],
    [
      'r',
      () => {
        run = { ...plain };
      },
    ],
    [
      't',
      () => {
        inText = false;
      },
    ],
  ]);
  function count(letters: number): void {
    seen.letters += letters;
    if (run.struck) seen.struck += letters;
    if (run.ink === undefined || letters === 0) return;
    seen.inked += letters;
    seen.ink ??= run.ink;
  }
  return {
    open: (name, attributes) => openers.get(name)?.(attributes),
    close: (name) => closers.get(name)?.(),
    text: (piece) => {
      if (!inText) return;
      text += piece;
      count(piece.trim().length);
      onLength(text.length);
    },
    take: () => {
      const taken = seen.struck > 0 || seen.inked > 0 ? { text, ...lookOf(seen) } : { text };
      text = '';
      seen = { ...nothing };
      run = { ...plain };
      return taken;
    },
  };
}
