import { cellPlace } from '../cell-text.js';
import { noteAuthor as author, noteSign as sign } from '../own-notes.js';

/**
 * Rewrites each element of that name; one pass from closing tag to closing tag, whatever the part
 * holds.
 */
function rewrite(xml: string, tag: string, change: (element: string) => string): string {
  const closing = `</${tag}>`;
  let result = '';
  let from = 0;
  for (let at = xml.indexOf(closing); at >= 0; at = xml.indexOf(closing, from)) {
    const piece = xml.slice(from, at + closing.length);
    const start = piece.lastIndexOf(`<${tag} `);
    result += start < 0 ? piece : piece.slice(0, start) + change(piece.slice(start));
    from = at + closing.length;
  }
  return result + xml.slice(from);
}

const commentTag = (xml: string): string =>
  `${/<([\w.-]+:)?commentList[\s>/]/.exec(xml)?.[1] ?? ''}comment`;
const cellOf = (comment: string): string =>
  /\sref\s*=\s*["']([A-Za-z]+\d+)/.exec(comment)?.[1]?.toUpperCase() ?? '';
const textOf = (comment: string): string =>
  [...comment.matchAll(/<(?:[\w.-]+:)?t(?:\s[^<>]*)?>([^<]*)</g)].map(([, text]) => text).join('');
const isOurs = (comment: string): boolean => textOf(comment).trimStart().startsWith(sign.trim());

interface Cleared {
  readonly xml: string;
  /** Cells that had a note of ours, and cells that have somebody else's. */
  readonly removed: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
}

/** The comments part without our notes. */
function clearComments(xml: string): Cleared {
  const removed = new Set<string>();
  const taken = new Set<string>();
  const cleared = rewrite(xml, commentTag(xml), (comment) => {
    const ours = isOurs(comment);
    (ours ? removed : taken).add(cellOf(comment));
    return ours ? '' : comment;
  });
  return { xml: cleared, removed, taken };
}

/** The drawing without the shapes of these cells' notes. */
function clearShapes(xml: string, cells: ReadonlySet<string>): string {
  const places = new Set(
    [...cells]
      .map((cell) => cellPlace(cell))
      .map((place) => `${(place?.row ?? 0) - 1}/${place?.column}`),
  );
  const number = (shape: string, tag: string): string | undefined =>
    new RegExp(`<x:${tag}>\\s*(\\d+)`).exec(shape)?.[1];
  return rewrite(xml, 'v:shape', (shape) =>
    places.has(`${number(shape, 'Row')}/${number(shape, 'Column')}`) ? '' : shape,
  );
}

export const ownNotes = { sign, author, clearComments, clearShapes };

/** Our name among the authors, with its index. */
export function appendAuthor(xml: string): { xml: string; author: number } {
  const prefix = /<([\w.-]+:)?authors[\s>/]/.exec(xml)?.[1] ?? '';
  const opened = xml.replace(
    new RegExp(`<${prefix}authors\\s*/>`),
    `<${prefix}authors></${prefix}authors>`,
  );
  const all = [
    ...opened.matchAll(new RegExp(`<${prefix}author(?:\\s[^<>]*)?(?:/>|>([^<]*)</)`, 'g')),
  ].map(([, name]) => name ?? '');
  const known = all.indexOf(author);
  if (known >= 0) return { xml: opened, author: known };
  return {
    xml: opened.replace(
      `</${prefix}authors>`,
      () => `<${prefix}author>${author}</${prefix}author></${prefix}authors>`,
    ),
    author: all.length,
  };
}
