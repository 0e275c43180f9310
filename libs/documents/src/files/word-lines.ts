import { wordParts } from './zip-kind.js';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function plainText(xml: string): string {
  return xml.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (_all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? '';
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/**
 * The text of each paragraph in order. Paragraphs in text boxes are separate from the one that
 * holds the box. Pure.
 */
export function linesOf(xml: string): string[] {
  const lines = [''];
  for (const [token, text] of xml.matchAll(
    /<\/?(?:\w+:)?p(?=[\s>/])|<(?:\w+:)?(?:tab|br)\s*\/>|<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g,
  )) {
    if (text !== undefined) lines.push(`${lines.pop()}${plainText(text)}`);
    else if (/[pP]$/.test(token)) lines.push('');
    else lines.push(`${lines.pop()} `);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** The lines of a Word file's headers and of its text. Throws for a file that cannot be read. */
export async function wordLines(path: string): Promise<string[]> {
  return (await wordParts(path)).flatMap(linesOf);
}
