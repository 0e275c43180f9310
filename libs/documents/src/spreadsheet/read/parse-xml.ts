import { SaxesParser } from 'saxes';
import { WorkbookRefused } from '../workbook-refused.js';

export type Attributes = Readonly<Record<string, string>>;

/** Names without their prefix: producers may write `x:c` for `c`. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Attributes) => void;
  /** A run of text, entities resolved; a run may come in pieces. */
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const depthLimit = 64;

function localNames(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name) ?? name.slice(name.indexOf(':') + 1);
    known.set(name, found);
    return found;
  };
}

function parser(part: string, { open, text, close }: XmlHandlers): SaxesParser<{ xmlns: false; position: false }> {
  const local = localNames();
  const sax = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  sax.on('error', () => { throw new WorkbookRefused('XML_BROKEN', part); });
  // Entities are never expanded: a document type is refused before its first use.
  sax.on('doctype', () => { throw new WorkbookRefused('XML_DOCTYPE', part); });
  sax.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > depthLimit) throw new WorkbookRefused('XML_BROKEN', part);
    open(local(name), attributes);
  });
  sax.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(local(name));
  });
  if (text) {
    sax.on('text', text);
    sax.on('cdata', text);
  }
  return sax;
}

/** Reads a part as it is inflated: strict XML 1.0 in UTF-8, no document type, bounded depth. Throws WorkbookRefused. */
export async function parseXml(part: string, chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const sax = parser(part, handlers);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new WorkbookRefused('XML_BROKEN', part);
    }
  };
  for await (const chunk of chunks) sax.write(decode(chunk));
  sax.write(decode());
  sax.close();
}

/** `r:id` whatever the prefix of the relationships' namespace. */
export function relationOf(attributes: Attributes): string | undefined {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'));
  return name === undefined ? undefined : attributes[name];
}
