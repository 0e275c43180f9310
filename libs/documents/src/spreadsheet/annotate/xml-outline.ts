import { SaxesParser } from 'saxes';
import { partTitle, WorkbookRefused } from '../workbook-refused.js';

/**
 * An element directly below the root: where it stands in the text, and how many children it has.
 */
export interface OutlineChild {
  /** Without its prefix. */
  readonly name: string;
  readonly start: number;
  /** After its last child, before its closing tag; equal to `end` when it closes itself. */
  readonly innerEnd: number;
  readonly end: number;
  readonly children: number;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Outline {
  /** `x:` or ''. */
  readonly prefix: string;
  readonly children: readonly OutlineChild[];
  /** Before the root's closing tag. */
  readonly innerEnd: number;
}

const afterPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Where things stand in a part that was found well-formed, so that it can be added to without being
 * written anew. Throws WorkbookRefused.
 */
export function outlineOf(part: string, xml: string): Outline {
  const sax = new SaxesParser({ xmlns: false, position: false });
  const children: OutlineChild[] = [];
  let depth = 0;
  let prefix = '';
  let innerEnd = 0;
  let open:
    | { name: string; start: number; children: number; attributes: Record<string, string> }
    | undefined;
  sax.on('error', () => {
    throw new WorkbookRefused('XML_BROKEN', partTitle(part));
  });
  sax.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth === 1) prefix = name.slice(0, name.indexOf(':') + 1);
    // A tag holds no other "<": the last one before here is its own.
    if (depth === 2)
      open = {
        name: afterPrefix(name),
        start: xml.lastIndexOf('<', sax.position - 1),
        children: 0,
        attributes,
      };
    if (depth === 3 && open) open.children += 1;
  });
  sax.on('closetag', ({ isSelfClosing }) => {
    const end = sax.position;
    if (depth === 2 && open)
      children.push({
        ...open,
        end,
        innerEnd: isSelfClosing ? end : xml.lastIndexOf('<', end - 1),
      });
    if (depth === 1) innerEnd = isSelfClosing ? end : xml.lastIndexOf('<', end - 1);
    depth -= 1;
  });
  sax.write(xml).close();
  return { prefix, children, innerEnd };
}

export const splice = (text: string, at: number, added: string, until = at): string =>
  text.slice(0, at) + added + text.slice(until);

/**
 * Puts an element where the schema's order wants it among the children of the root. `markup` is
 * made with the part's prefix.
 */
export function insertInOrder(
  xml: string,
  outline: Outline,
  order: readonly string[],
  { name, markup }: { name: string; markup: string },
): string {
  const rank = order.indexOf(name);
  const next = outline.children.find((child) => order.indexOf(child.name) > rank);
  return splice(xml, next?.start ?? outline.innerEnd, markup);
}

/**
 * Adds items at the end of a list that carries its count (`fonts`, `dxfs`, …), or makes the list.
 * Returns the index of the first.
 */
export function appendToList(
  part: string,
  xml: string,
  { list, items, order }: { list: string; items: readonly string[]; order: readonly string[] },
): { xml: string; first: number } {
  const outline = outlineOf(part, xml);
  const { prefix } = outline;
  const found = outline.children.find(({ name }) => name === list);
  if (!found) {
    const markup = `<${prefix}${list} count="${items.length}">${items.join('')}</${prefix}${list}>`;
    return { xml: insertInOrder(xml, outline, order, { name: list, markup }), first: 0 };
  }
  const inner = xml.indexOf('>', found.start) + 1;
  const opening = xml
    .slice(found.start, inner)
    .replace(/\s*\/?>$/, '>')
    .replace(/(\scount\s*=\s*)["']\d*["']/, `$1"${found.children + items.length}"`);
  const kept = found.innerEnd === found.end ? '' : xml.slice(inner, found.innerEnd);
  return {
    xml: splice(
      xml,
      found.start,
      `${opening}${kept}${items.join('')}</${prefix}${list}>`,
      found.end,
    ),
    first: found.children,
  };
}
