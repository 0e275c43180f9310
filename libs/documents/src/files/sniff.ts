import { open } from 'node:fs/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** Kinds of file that may go with a report. */
export const fileTypes = ['pdf', 'docx', 'xlsx', 'jpg', 'png'] as const;
export type FileType = (typeof fileTypes)[number];

/** Why the bytes are of no kind that may be handed in. */
export type FileDoubt = 'EMPTY' | 'UNKNOWN' | 'MACRO' | 'PASSWORD_OR_OLD' | 'DAMAGED' | 'OTHER_ZIP';

export type Sniffed = { readonly type: FileType } | { readonly doubt: FileDoubt };

const signatures: readonly (readonly [string, 'pdf' | 'png' | 'jpg' | 'zip' | 'ole'])[] = [
  ['255044462d', 'pdf'], ['89504e470d0a1a0a', 'png'], ['ffd8ff', 'jpg'], ['504b0304', 'zip'],
  // Old .doc and .xls, and new ones with a password: the zip is then inside.
  ['d0cf11e0a1b11ae1', 'ole'],
];

/** What the first bytes say. Pure. */
export function sniffHead(head: Uint8Array): Sniffed | 'zip' {
  if (head.length === 0) return { doubt: 'EMPTY' };
  const hex = Buffer.from(head.subarray(0, 8)).toString('hex');
  const found = signatures.find(([signature]) => hex.startsWith(signature))?.[1];
  if (found === undefined) return { doubt: 'UNKNOWN' };
  if (found === 'ole') return { doubt: 'PASSWORD_OR_OLD' };
  return found === 'zip' ? 'zip' : { type: found };
}

const macro = /vbaproject|(^|\/)macrosheets\/|(^|\/)activex\//i;

/** What the names of a zip's members, and the list of their kinds, say it is. Pure. */
export function sniffMembers(names: readonly string[], contentTypes: string): Sniffed {
  const members = new Set(names.map((name) => name.toLowerCase()));
  if (names.some((name) => macro.test(name)) || /macroEnabled|vbaProject/i.test(contentTypes)) return { doubt: 'MACRO' };
  if (!members.has('[content_types].xml')) return { doubt: 'OTHER_ZIP' };
  if (members.has('word/document.xml')) return { type: 'docx' };
  return members.has('xl/workbook.xml') ? { type: 'xlsx' } : { doubt: 'OTHER_ZIP' };
}

const entriesAtMost = 10_000;
const typesAtMost = 1 << 20;

/** The list of kinds, and not a byte more than it may have: what a zip declares of its sizes are only claims. */
async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length;
    if (size > typesAtMost) throw new Error('the list of kinds is too long');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function sniffZip(path: string): Promise<Sniffed> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  try {
    if (zip.entryCount > entriesAtMost) return { doubt: 'DAMAGED' };
    const names: string[] = [];
    let types: Entry | undefined;
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      if (entry.fileName.toLowerCase() === '[content_types].xml') types = entry;
    }
    return sniffMembers(names, types ? await textOf(zip, types) : '');
  } finally {
    zip.close();
  }
}

/**
 * What a file on disk is, told from its bytes alone. Only the directory of a zip is read and its list of kinds: nothing else is inflated.
 * A zip that cannot be read is DAMAGED; one cut short is so too, for its directory stands at its end.
 */
export async function sniffFile(path: string): Promise<Sniffed> {
  let head = Buffer.alloc(8);
  const handle = await open(path, 'r');
  try {
    const { bytesRead } = await handle.read(head, 0, 8, 0);
    head = head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
  const said = sniffHead(head);
  return said === 'zip' ? sniffZip(path).catch((): Sniffed => ({ doubt: 'DAMAGED' })) : said;
}
