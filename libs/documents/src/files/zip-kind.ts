import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type Sniffed } from './file-kind.js';

// Tells what a zip is. Only its directory and two short lists in it are read, and nothing else is
// inflated.

const macro = /vbaproject|(^|\/)macrosheets\/|(^|\/)activex\//i;
const mains = { docx: 'wordprocessingml.document.main', xlsx: 'spreadsheetml.sheet.main' } as const;
const usual = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' } as const;

type Kind = keyof typeof mains;
const kinds = ['docx', 'xlsx'] as const satisfies readonly Kind[];

/** The attributes of each element of that name, whatever its prefix, their order and the quotes. */
function elements(xml: string, name: string): Readonly<Record<string, string>>[] {
  return [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}\\s([^>]*)>`, 'g'))].map(
    ([, attributes]) =>
      Object.fromEntries(
        [...attributes!.matchAll(/([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
          ([, key, one, two]) => [key!, one ?? two ?? ''],
        ),
      ),
  );
}

/** A part's name in the form of the directory. */
const plain = (part: string): string => part.replace(/^\.?\//, '').toLowerCase();

export interface Package {
  readonly kind: Kind;
  /** Name of the main part, in small letters. */
  readonly main: string;
}

function named(
  members: ReadonlySet<string>,
  contentTypes: string,
  relations: string,
): Package | undefined {
  const targets = elements(relations, 'Relationship')
    .filter(({ Type }) => Type?.endsWith('/officeDocument'))
    .map(({ Target = '' }) => plain(Target));
  const said = elements(contentTypes, 'Override').map(({ PartName = '', ContentType = '' }) => ({
    part: plain(PartName),
    type: ContentType,
  }));
  const usualType =
    elements(contentTypes, 'Default').find(({ Extension }) => Extension?.toLowerCase() === 'xml')
      ?.ContentType ?? '';
  const typed = [
    ...targets.map((part) => ({
      part,
      type: said.find((one) => one.part === part)?.type ?? usualType,
    })),
    ...said,
  ].filter(({ part }) => members.has(part));
  const found = typed
    .map(({ part, type }) => ({
      main: part,
      kind: kinds.find((kind) => type.includes(mains[kind])),
    }))
    .find(({ kind }) => kind !== undefined);
  return found as Package | undefined;
}

/**
 * Word Online calls its main part `document2.xml`, so the lists of kinds and of relations are read
 * for its name. The usual name is used when they do not give one. Pure.
 */
export function packageOf(
  names: readonly string[],
  contentTypes: string,
  relations = '',
): Package | undefined {
  const members = new Set(names.map((name) => name.toLowerCase()));
  const known = named(members, contentTypes, relations);
  if (known) return known;
  const kind = kinds.find((one) => members.has(usual[one]));
  return kind && { kind, main: usual[kind] };
}

/** What a zip is by the names of its members and the lists of their kinds and relations. Pure. */
export function sniffMembers(
  names: readonly string[],
  contentTypes: string,
  relations = '',
): Sniffed {
  if (names.some((name) => macro.test(name)) || /macroEnabled|vbaProject/i.test(contentTypes))
    return { doubt: 'MACRO' };
  if (!names.some((name) => name.toLowerCase() === '[content_types].xml'))
    return { doubt: 'OTHER_ZIP' };
  const found = packageOf(names, contentTypes, relations);
  return found ? { type: found.kind } : { doubt: 'OTHER_ZIP' };
}

const entriesAtMost = 10_000;
const listAtMost = 1 << 20;

/**
 * Reads a member, but not a byte more than it may have, because the sizes that a zip declares are
 * only claims.
 */
async function textOf(zip: ZipFile, entry: Entry | undefined, atMost: number): Promise<string> {
  if (entry === undefined) return '';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length;
    if (size > atMost) throw new Error('a part is too long');
    chunks.push(chunk as Buffer);
  }
  const all = Buffer.concat(chunks);
  const wide = all[0] === 0xff && all[1] === 0xfe;
  return all.toString(wide ? 'utf16le' : 'utf8');
}

async function inZip<T>(
  path: string,
  work: (zip: ZipFile, entries: ReadonlyMap<string, Entry>) => Promise<T>,
): Promise<T> {
  const zip = await yauzl.openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    strictFileNames: true,
  });
  try {
    if (zip.entryCount > entriesAtMost) throw new Error('a zip of too many members');
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
    return await work(zip, entries);
  } finally {
    zip.close();
  }
}

const lists = async (
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
): Promise<readonly [string, string]> => [
  await textOf(zip, entries.get('[content_types].xml'), listAtMost),
  await textOf(zip, entries.get('_rels/.rels'), listAtMost),
];

/** Throws what yauzl throws for a zip that cannot be read. */
export async function sniffZip(path: string): Promise<Sniffed> {
  return inZip(path, async (zip, entries) => {
    const all = [...entries.values()];
    if (all.some((entry) => (entry.generalPurposeBitFlag & 1) === 1))
      return { doubt: 'PASSWORD_OR_OLD' };
    return sniffMembers(
      all.map(({ fileName }) => fileName),
      ...(await lists(zip, entries)),
    );
  });
}

const partAtMost = 16 << 20;

/**
 * The main part and the headers of a Word file, as XML. A part that is too long to look at is left
 * out. Throws for a part that cannot be read.
 */
export async function wordParts(path: string): Promise<string[]> {
  return inZip(path, async (zip, entries) => {
    const main = packageOf([...entries.keys()], ...(await lists(zip, entries)))?.main;
    const parts = [...entries]
      .filter(
        ([name, { uncompressedSize }]) =>
          (name === main || /^word\/header\d*\.xml$/.test(name)) && uncompressedSize <= partAtMost,
      )
      .slice(0, 20);
    const texts: string[] = [];
    for (const [, entry] of parts) texts.push(await textOf(zip, entry, partAtMost));
    return texts;
  });
}
