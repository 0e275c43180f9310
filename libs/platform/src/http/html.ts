/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = Html | string | number | undefined | false | readonly Piece[];

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (Array.isArray(piece)) return piece.map(textOf).join('');
  if (piece === undefined || piece === false) return '';
  return String(piece).replaceAll(/[&<>"']/g, (mark) => marks[mark]!);
}

/**
 * HTML in which whatever is put in is text, unless it is HTML already. Were it called html,
 * the formatter would put blanks into it, which count in <pre> and in a style with a hash.
 */
export function markup(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(
    parts.map((part, i) => part + (i < pieces.length ? textOf(pieces[i]) : '')).join(''),
  );
}
