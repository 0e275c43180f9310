import { type z } from 'zod';
import { documentKinds } from './document-kinds.js';

export type DocumentKind = (typeof documentKinds)[number];
export type KindName = DocumentKind['name'];
/** Data of each kind's papers, before they are parsed. */
export type DocumentData = {
  readonly [Each in DocumentKind as Each['name']]: z.input<Each['schema']>;
};
type When = NonNullable<DocumentKind['asked']>['at'];
/** Kinds that a definition may ask for, at all or at one of its two moments. */
export type AskedKind<At extends When = When> = Extract<DocumentKind, { asked: { at: At } }>;

/** Undefined: no kind has the name. */
export function findKind(name: string): DocumentKind | undefined {
  return documentKinds.find((kind) => kind.name === name);
}

/** Error: no kind has the name, which is a fault in stored data. */
export function kindNamed(name: string): DocumentKind {
  const found = findKind(name);
  if (!found) throw new Error(`no document kind is called ${name}`);
  return found;
}

/** Those of which it is true, in the order of the list. */
export function kindsWhere<Wanted extends DocumentKind>(
  predicate: (kind: DocumentKind) => kind is Wanted,
): Wanted[];
export function kindsWhere(predicate: (kind: DocumentKind) => boolean): DocumentKind[];
export function kindsWhere(predicate: (kind: DocumentKind) => boolean): DocumentKind[] {
  return documentKinds.filter(predicate);
}

export function isAsked(kind: DocumentKind): kind is AskedKind {
  return kind.asked !== null;
}

function isAskedAt<At extends When>(at: At, kind: DocumentKind): kind is AskedKind<At> {
  return kind.asked?.at === at;
}

/**
 * The kind that a definition asks for at that moment; the check of definitions lets no other by.
 */
export function askedKind<At extends When>(at: At, name: string): AskedKind<At> {
  const kind = kindNamed(name);
  if (!isAskedAt(at, kind)) throw new Error(`${name} is no kind for ${at}`);
  return kind;
}

/** It prints the lists of cadre planning. */
export function printsLists({ asked }: DocumentKind): boolean {
  return asked?.at === 'approve' && asked.lists;
}
