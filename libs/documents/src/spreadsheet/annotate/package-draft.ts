import { posix } from 'node:path';
import { packParts, relationMarkup, relationsXml } from '../write/write-book.js';
import type { Package } from '../read/open-package.js';
import { relationsPart } from '../read/read-book.js';
import { splice } from './xml-outline.js';

/**
 * The parts of an uploaded workbook, to be given back with a few of them changed; every other part
 * goes back byte for byte.
 */
export interface PackageDraft {
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string;
  readonly write: (name: string, text: string) => void;
  /** Declares the type of a new part; `extension` types hold for all parts of that ending. */
  readonly declare: (part: string, type: string) => void;
  readonly declareExtension: (extension: string, type: string) => void;
  /** Relation from one part to another; returns its id. */
  readonly relate: (from: string, type: string, to: string) => string;
  readonly pack: () => Buffer;
}

const typesPart = '[Content_Types].xml';
const beforeClosing = (xml: string, tag: string, added: string): string => {
  const at = xml.search(new RegExp(`</(?:[\\w.-]+:)?${tag}\\s*>\\s*$`));
  return at < 0 ? xml : splice(xml, at, added);
};
const prefixOf = (xml: string, tag: string): string =>
  new RegExp(`<([\\w.-]+:)?${tag}[\\s>/]`).exec(xml)?.[1] ?? '';

export async function draftOf(source: Package): Promise<PackageDraft> {
  const parts = new Map<string, string | Uint8Array>();
  const names = new Map(source.names.map((name) => [name.toLowerCase(), name]));
  for (const name of source.names) parts.set(name, await source.read(name));
  const real = (name: string): string => names.get(name.toLowerCase()) ?? name;
  const has = (name: string): boolean => parts.has(real(name));
  const text = (name: string): string => {
    const part = parts.get(real(name)) ?? '';
    return (typeof part === 'string' ? part : Buffer.from(part).toString('utf8')).replace(
      /^\uFEFF/,
      '',
    );
  };
  const write = (name: string, changed: string): void => {
    names.set(name.toLowerCase(), real(name));
    parts.set(real(name), changed);
  };
  const addType = (markup: (prefix: string) => string): void =>
    write(
      typesPart,
      beforeClosing(text(typesPart), 'Types', markup(prefixOf(text(typesPart), 'Types'))),
    );

  function relate(from: string, type: string, to: string): string {
    const list = relationsPart(from);
    const target = posix.relative(posix.dirname(from), to);
    const old = has(list) ? text(list) : relationsXml([]);
    const id = `rIdDonDoc${old.split('rIdDonDoc').length}`;
    const prefix = prefixOf(old, 'Relationships');
    const added = relationMarkup(id, type, target).replace('<', `<${prefix}`);
    const opened = old.replace(
      /<((?:[\w.-]+:)?)Relationships([^>]*)\/>/,
      '<$1Relationships$2></$1Relationships>',
    );
    write(list, beforeClosing(opened, 'Relationships', added));
    return id;
  }

  return {
    has,
    text,
    write,
    relate,
    declare: (part, type) =>
      addType((prefix) => `<${prefix}Override PartName="/${part}" ContentType="${type}"/>`),
    declareExtension: (extension, type) => {
      if (new RegExp(`Extension\\s*=\\s*["']${extension}["']`, 'i').test(text(typesPart))) return;
      // Defaults may stand anywhere among the overrides.
      addType((prefix) => `<${prefix}Default Extension="${extension}" ContentType="${type}"/>`);
    },
    pack: () => packParts(Object.fromEntries(parts)),
  };
}
