import { createHash } from 'node:crypto';

/** What tells a paper from every other. */
export interface PaperIdentity {
  readonly symbol: string;
  readonly term: string;
  /**
   * The notice's stream, and the hash of the fact that gave it its number. Another number, day or
   * attempt gives another hash.
   */
  readonly stream: string;
  readonly hash: string;
}

const plain = (value: string): string =>
  value
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}\p{M} ._()-]/gu, '-')
    .slice(0, 60);

/**
 * `119-TB-ĐU` from `119-TB/ĐU`, because a file name cannot contain a slash. Papers were named like
 * this until two terms had a paper of the same symbol.
 */
export function fileName(symbol: string): string {
  return plain(symbol);
}

/**
 * `01-TB-ĐU (2020-2025) 3f9a2c1b`: number and symbol as a clerk looks for them, the term, and the
 * beginning of a hash that no other paper has.
 */
export function paperName({ symbol, term, stream, hash }: PaperIdentity): string {
  const mark = createHash('sha256').update(`${stream}\n${hash}`).digest('hex').slice(0, 8);
  return `${plain(symbol)} (${plain(term)}) ${mark}`;
}
