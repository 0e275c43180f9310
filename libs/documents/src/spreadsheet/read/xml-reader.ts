import { forbiddenCharacter, isXmlName, withoutReferences } from './xml-characters.js';

/** Attributes as written, with prefixes; their references are resolved. */
export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefix, because producers may write `x:c` for `c`. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Attributes) => void;
  /** A run of text with its references resolved. A run may come in pieces. */
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

export type XmlRefusal = 'XML_BROKEN' | 'XML_DOCTYPE';

export interface XmlReader {
  readonly write: (text: string) => void;
  /** Ends the text. No element may be left open. */
  readonly close: () => void;
}

const depthLimit = 64;
/**
 * Longest tag, comment or instruction, in UTF-16 units. Text that waits for its end is looked at
 * again with every piece.
 */
const tokenLimit = 1 << 20;
const namesKept = 200;
/** Five times as many attributes as one tag has in the formats of office programs. */
const attributesLimit = 100;
/** Stands for a position when the end of this token has not come yet. */
const waits = -1;
const less = 60;
const greater = 62;
const slash = 47;
const equals = 61;
const declaration =
  /^xml[ \n\t]+version[ \n\t]*=[ \n\t]*(["'])1\.\d+\1(?:[ \n\t]+encoding[ \n\t]*=[ \n\t]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \n\t]+standalone[ \n\t]*=[ \n\t]*(["'])(?:yes|no)\3)?[ \n\t]*$/;

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9;

function blanksEnd(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

const endsName = (code: number): boolean =>
  code <= greater && (code === greater || code === equals || code === slash || isBlank(code));

function nameEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !endsName(text.charCodeAt(at))) at += 1;
  return at;
}

/**
 * How much of a text without "<" may be passed on before the rest has come, so that no reference
 * and no "]]>" is cut in two.
 */
function safeEnd(text: string, from: number): number {
  const end = Math.max(from, text.length - 2);
  const mark = end > from ? text.lastIndexOf('&', end - 1) : waits;
  if (mark < from) return end;
  const closing = text.indexOf(';', mark);
  return closing >= 0 && closing < end ? end : mark;
}

/**
 * Reads well-formed XML 1.0 in pieces: strictly, without a document type, with only the five
 * entities, to a bounded depth. It takes a third of the work of a parser that looks at every
 * character, because it searches for the signs instead; a test compares it with such a parser.
 * `refuse` never returns.
 */
export function xmlReader(
  { open, text: tell, close }: XmlHandlers,
  refuse: (code: XmlRefusal) => never,
): XmlReader {
  const locals = new Map<string, string>();
  const names: string[] = [];
  let buffer = '';
  let heldReturn = '';
  let begun = false;
  let rooted = false;
  const broken = (): never => refuse('XML_BROKEN');

  function localName(name: string): string {
    const known = locals.get(name);
    if (known !== undefined) return known;
    if (!isXmlName(name)) broken();
    const local = name.slice(name.indexOf(':') + 1);
    if (locals.size < namesKept) locals.set(name, local);
    return local;
  }

  function attributeValue(raw: string): string {
    if (!/[<&\n\t]/.test(raw)) return raw;
    if (raw.includes('<')) broken();
    return withoutReferences(raw.replaceAll(/[\n\t]/g, ' '), broken);
  }

  /** Reads `="…"` after a name. Returns where the quoted value begins, including its quote. */
  function quoteAt(from: number): number {
    const sign = blanksEnd(buffer, from);
    if (sign >= buffer.length) return waits;
    if (buffer.charCodeAt(sign) !== equals) broken();
    const quote = blanksEnd(buffer, sign + 1);
    return quote >= buffer.length ? waits : quote;
  }

  function readAttribute(from: number, into: Record<string, string>): number {
    const end = nameEnd(buffer, from);
    const quote = quoteAt(end);
    if (quote === waits) return waits;
    const mark = buffer.charAt(quote);
    if (mark !== '"' && mark !== "'") broken();
    const last = buffer.indexOf(mark, quote + 1);
    if (last < 0) return waits;
    const name = buffer.slice(from, end);
    localName(name);
    if (Object.hasOwn(into, name)) broken();
    into[name] = attributeValue(buffer.slice(quote + 1, last));
    return last + 1;
  }

  function opened(name: string, attributes: Attributes, empty: boolean): void {
    if (names.length >= depthLimit || (names.length === 0 && rooted)) broken();
    rooted = true;
    const local = localName(name);
    open(local, attributes);
    if (empty) close?.(local);
    else names.push(name);
  }

  function openTag(from: number): number {
    let at = nameEnd(buffer, from + 1);
    const name = buffer.slice(from + 1, at);
    const attributes: Record<string, string> = {};
    for (let count = 0; at !== waits; count += 1) {
      if (count > attributesLimit) broken();
      const next = blanksEnd(buffer, at);
      const code = buffer.charCodeAt(next);
      if (code === greater) {
        opened(name, attributes, false);
        return next + 1;
      }
      if (code === slash) return emptyTag(next, name, attributes);
      if (next === at && next < buffer.length) broken();
      at = next < buffer.length ? readAttribute(next, attributes) : waits;
    }
    return waits;
  }

  function emptyTag(at: number, name: string, attributes: Attributes): number {
    if (at + 1 >= buffer.length) return waits;
    if (buffer.charCodeAt(at + 1) !== greater) broken();
    opened(name, attributes, true);
    return at + 2;
  }

  function closeTag(from: number): number {
    const end = buffer.indexOf('>', from);
    if (end < 0) return waits;
    const name = names.pop() ?? broken();
    const exact = end - from - 2 === name.length && buffer.startsWith(name, from + 2);
    if (!exact && buffer.slice(from + 2, end).replace(/[ \n\t]+$/, '') !== name) broken();
    close?.(localName(name));
    return end + 1;
  }

  function comment(from: number): number {
    const end = buffer.indexOf('--', from + 4);
    if (end < 0 || end + 2 >= buffer.length) return waits;
    return buffer.charCodeAt(end + 2) === greater ? end + 3 : broken();
  }

  function unparsed(from: number): number {
    const end = buffer.indexOf(']]>', from + 9);
    if (end < 0) return waits;
    if (names.length === 0) broken();
    if (end > from + 9) tell?.(buffer.slice(from + 9, end));
    return end + 3;
  }

  function exclamation(from: number): number {
    if (buffer.startsWith('<!--', from)) return comment(from);
    if (buffer.length - from < 9) return waits;
    if (buffer.startsWith('<![CDATA[', from)) return unparsed(from);
    return buffer.startsWith('<!DOCTYPE', from) ? refuse('XML_DOCTYPE') : broken();
  }

  function instruction(from: number): number {
    const end = buffer.indexOf('?>', from + 2);
    if (end < 0) return waits;
    const body = buffer.slice(from + 2, end);
    const [target = ''] = body.split(/[ \n\t]/, 1);
    const first = !begun && from === 0;
    if (
      !isXmlName(target) ||
      (target.toLowerCase() === 'xml' && !(first && declaration.test(body)))
    )
      broken();
    return end + 2;
  }

  function markup(from: number): number {
    switch (buffer.charAt(from + 1)) {
      case '':
        return waits;
      case '/':
        return closeTag(from);
      case '!':
        return exclamation(from);
      case '?':
        return instruction(from);
      default:
        return openTag(from);
    }
  }

  function tellText(raw: string): void {
    if (names.length === 0) {
      if (!/^[ \n\t]*$/.test(raw)) broken();
      return;
    }
    if (raw.includes(']]>')) broken();
    const resolved = raw.includes('&') ? withoutReferences(raw, broken) : raw;
    tell?.(resolved);
  }

  function restEnd(from: number, last: boolean): number {
    if (buffer.includes(']]>', from)) broken();
    return last ? buffer.length : safeEnd(buffer, from);
  }

  function characters(from: number, last: boolean): number {
    const next = buffer.indexOf('<', from);
    const until = next >= 0 ? next : restEnd(from, last);
    if (until > from) tellText(buffer.slice(from, until));
    return until;
  }

  function read(last: boolean): void {
    let at = 0;
    while (at < buffer.length) {
      const next = buffer.charCodeAt(at) === less ? markup(at) : characters(at, last);
      if (next === waits || next === at) break;
      begun = true;
      at = next;
    }
    buffer = buffer.slice(at);
    if (buffer.length > tokenLimit) broken();
  }

  function write(piece: string): void {
    const incoming = heldReturn + piece;
    // "\r\n" is one end of a line, even when its halves come in two pieces.
    heldReturn = incoming.endsWith('\r') ? '\r' : '';
    if (forbiddenCharacter.test(incoming)) broken();
    const whole = heldReturn === '' ? incoming : incoming.slice(0, -1);
    buffer += whole.includes('\r') ? whole.replaceAll(/\r\n?/g, '\n') : whole;
    read(false);
  }

  return {
    write,
    close: () => {
      if (heldReturn !== '') buffer += '\n';
      read(true);
      if (buffer !== '' || names.length > 0 || !rooted) broken();
    },
  };
}
