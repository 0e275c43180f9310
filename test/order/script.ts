/** One of four appenders on connections of their own, or the reader. */
export type Writer = 'A' | 'B' | 'C' | 'D';
export const writers: readonly Writer[] = ['A', 'B', 'C', 'D'];

/**
 * Streams that the writers share, in the order in which locks are taken. `a` to `d` have a history;
 * `e` is there only once somebody in this script has committed it; `new` is another one each time.
 */
export type Stream = 'a' | 'b' | 'c' | 'd' | 'e' | 'new';
export const shared: readonly Stream[] = ['a', 'b', 'c', 'd'];

/**
 * What one operation of an append asks for: so many events, `any` (none given), `none`, `exists`,
 * or `now`: the version its writer sees when it is sent.
 */
export interface Piece {
  readonly stream: Stream;
  readonly events: number;
  readonly expect: 'any' | 'none' | 'exists' | 'now';
}

export type Act = 'begin' | 'append' | 'stall' | 'undo' | 'commit' | 'rollback' | 'look';

/**
 * `stall`: registers the fence and stands, nothing drawn. `undo`: a savepoint, an append, back to
 * the savepoint: a gap inside a transaction that goes on. `look`: the reader asks for at most
 * `limit` events (0: all). `beside`: sent without waiting for the answer to the step before.
 */
export interface Step {
  readonly who: Writer | 'R';
  readonly act: Act;
  readonly pieces: readonly Piece[];
  readonly limit: number;
  readonly beside: boolean;
}

export type Script = readonly Step[];

const signs = { any: '', none: '!', exists: '?', now: '=' } as const;
const meant = Object.fromEntries(
  Object.entries(signs).map(([word, sign]) => [sign, word]),
) as Record<string, Piece['expect']>;

function printStep({ who, act, pieces, limit, beside }: Step): string {
  const what =
    act === 'look'
      ? limit === 0
        ? []
        : [limit]
      : pieces.map(
          ({ stream, events, expect }) => `${stream}${signs[expect]}${events > 1 ? events : ''}`,
        );
  return `${beside ? '& ' : ''}${[who, act, ...what].join(' ')}`;
}

export function print(script: Script): string {
  return script.map(printStep).join('; ');
}

function parsePiece(text: string): Piece {
  const found = /^(a|b|c|d|e|new)([!?=]?)(\d*)$/.exec(text);
  if (!found)
    throw new RangeError(
      `“${text}” is no part of an append: a b c d e new, then ! (none), ? (exists) or = (the ` +
        'version seen), then the number of events',
    );
  return { stream: found[1] as Stream, events: Number(found[3] || 1), expect: meant[found[2]!]! };
}

/** The reverse of `print`. Errors: RangeError. */
export function parse(text: string): Script {
  return text.split(';').map((part) => {
    const found =
      /^\s*(& )?([A-DR]) (begin|append|stall|undo|commit|rollback|look)((?: \S+)*)\s*$/.exec(part);
    if (!found)
      throw new RangeError(
        `“${part}” is no step: [&] A…D begin|append|stall|undo|commit|rollback, R look`,
      );
    const [, beside, who, act, rest] = found;
    const words = rest!.trim() === '' ? [] : rest!.trim().split(' ');
    const look = act === 'look';
    return {
      who: who as Step['who'],
      act: act as Act,
      beside: beside !== undefined,
      limit: look ? Number(words[0] ?? 0) : 0,
      pieces: look ? [] : words.map(parsePiece),
    };
  });
}
