// Characters, names and references of XML 1.0 (fifth edition), productions 2, 4, 4a, 66 and 68.

/** A character that no XML may contain. The text was UTF-8, so surrogates are always in pairs. */
export const forbiddenCharacter = /[^\t\n\r -\uFFFD]/;

const nameStart =
  ':A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}';
const nameShape = new RegExp(
  `^[${nameStart}][${nameStart}\\-.0-9\u00B7\u0300-\u036F\u203F\u2040]*$`,
  'u',
);

export const isXmlName = (text: string): boolean => nameShape.test(text);

const planes: readonly (readonly [number, number])[] = [
  [0x9, 0xa],
  [0xd, 0xd],
  [0x20, 0xd7ff],
  [0xe000, 0xfffd],
  [0x10000, 0x10ffff],
];
const isCharacter = (code: number): boolean =>
  planes.some(([first, last]) => code >= first && code <= last);

const references = /&(?:#x([\dA-Fa-f]+);|#(\d+);|(amp|lt|gt|quot|apos);)?/g;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * The text with its references replaced. Only the five names and the numbers of characters are
 * known; `refuse` is called for any other "&".
 */
export function withoutReferences(text: string, refuse: () => never): string {
  return text.replace(references, (_all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? refuse();
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return isCharacter(code) ? String.fromCodePoint(code) : refuse();
  });
}
