import { isUtf8 } from 'node:buffer';
import { partTitle, WorkbookRefused } from '../workbook-refused.js';
import { type Attributes, type XmlHandlers, xmlReader } from './xml-reader.js';

export type { Attributes, XmlHandlers } from './xml-reader.js';

/**
 * Number of bytes of the character that begins with this byte; 0 for a byte in the middle of one.
 */
function characterBytes(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc0) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** Number of bytes that are complete characters. The last character may end in the next piece. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const needed = characterBytes(bytes[bytes.length - back] ?? 0);
    if (needed > 0) return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/**
 * Decodes the pieces of a UTF-8 file without its byte order mark. Gives undefined when it is not
 * UTF-8.
 */
function decoder(): {
  readonly next: (bytes: Uint8Array) => string | undefined;
  readonly isWhole: () => boolean;
} {
  let cut: Uint8Array = new Uint8Array();
  let begun = false;
  return {
    next: (bytes) => {
      const all = Buffer.concat(cut.length > 0 ? [cut, bytes] : [bytes]);
      const whole = wholeCharacters(all);
      cut = all.subarray(whole);
      if (!isUtf8(all.subarray(0, whole))) return undefined;
      const text = all.toString('utf8', 0, whole);
      const marked = !begun && text.startsWith('\uFEFF');
      begun ||= text !== '';
      return marked ? text.slice(1) : text;
    },
    isWhole: () => cut.length === 0,
  };
}

/**
 * Reads a part while it is inflated: strict XML 1.0 in UTF-8, without a document type, of bounded
 * depth. Throws WorkbookRefused, which names the part by `title`.
 */
export async function parseXml(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
  title = partTitle(part),
): Promise<void> {
  const refuse = (code: 'XML_BROKEN' | 'XML_DOCTYPE'): never => {
    throw new WorkbookRefused(code, title);
  };
  const reader = xmlReader(handlers, refuse);
  const text = decoder();
  for await (const chunk of chunks) reader.write(text.next(chunk) ?? refuse('XML_BROKEN'));
  if (!text.isWhole()) refuse('XML_BROKEN');
  reader.close();
}

/** `r:id`, whatever prefix the namespace of relationships has. */
export function relationOf(attributes: Attributes): string | undefined {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'));
  return name === undefined ? undefined : attributes[name];
}
