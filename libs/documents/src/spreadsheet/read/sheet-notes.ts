import { cleanText } from '#libs/text';
import { cellPlace, unescapeCellText } from '../cell-text.js';
import { noteAuthor, noteSign } from '../own-notes.js';
import type { Package } from './open-package.js';
import { type Attributes, parseXml, type XmlHandlers } from './parse-xml.js';
import { relationsOf } from './read-book.js';

/** What somebody wrote at a cell and not in it. */
export interface SheetNote {
  readonly row: number;
  readonly column: number;
  /** Cleaned and shortened text, with the replies of a thread. */
  readonly text: string;
  /** True when it carries our name, as the help of a heading does. */
  readonly ours: boolean;
}

export interface SheetNotes {
  /** In the order of their cells. Our own notes in a returned workbook are left out. */
  readonly notes: readonly SheetNote[];
  /** Texts of boxes and shapes that lie over the cells, cleaned and shortened. */
  readonly boxes: readonly string[];
}

/** Nobody writes more notes by hand. Those beyond this number are of the same kind. */
const notesAtMost = 5_000;
const boxesAtMost = 200;
/** Number of letters that are kept while a text is read, and number that is quoted from it. */
const readAtMost = 2_000;
const quoted = 120;

export function shortened(text: string): string {
  const letters = [...cleanText(text)];
  return letters.length > quoted
    ? `${letters.slice(0, quoted).join('').trim()}…`
    : letters.join('');
}

interface Found {
  readonly ref: string;
  readonly author: string;
  readonly text: string;
}

/** Texts within elements of one name: `comment` with `t`, `threadedComment` with `text`. */
function collector(
  element: string,
  letters: string,
  take: (attributes: Attributes, text: string) => void,
): XmlHandlers {
  let at: Attributes | undefined;
  let text = '';
  let reads = false;
  return {
    open: (name, attributes) => {
      if (name === element) [at, text] = [attributes, ''];
      // Each piece of a box stands on a line of its own.
      else if (name === 'p') text += ' ';
      reads = at !== undefined && name === letters;
    },
    text: (piece) => {
      if (reads && text.length < readAtMost) text += piece;
    },
    close: (name) => {
      reads = false;
      if (name !== element || !at) return;
      take(at, unescapeCellText(text));
      at = undefined;
    },
  };
}

async function readNotes(source: Package, part: string): Promise<Found[]> {
  const found: Found[] = [];
  const authors: string[] = [];
  const notes = collector('comment', 't', ({ ref = '', authorId }, text) =>
    found.push({ ref, text, author: authors[Number(authorId)] ?? '' }),
  );
  let name: string | undefined;
  await parseXml(part, source.stream(part), {
    open: (tag, attributes) => {
      if (tag === 'author') name = '';
      notes.open(tag, attributes);
    },
    text: (piece) => {
      if (name !== undefined) name += piece;
      notes.text?.(piece);
    },
    close: (tag) => {
      if (tag === 'author') authors.push(name ?? '');
      name = undefined;
      notes.close?.(tag);
    },
  });
  return found;
}

/** A thread is several notes at one cell, each reply behind what it answers. */
async function readThreads(source: Package, part: string): Promise<Found[]> {
  const threads = new Map<string, string>();
  const thread = collector('threadedComment', 'text', ({ ref = '' }, text) => {
    const before = threads.get(ref);
    threads.set(ref, before === undefined ? text : `${before.slice(0, readAtMost)} / ${text}`);
  });
  await parseXml(part, source.stream(part), thread);
  return [...threads].map(([ref, text]) => ({ ref, text, author: '' }));
}

async function readBoxes(source: Package, part: string): Promise<string[]> {
  const boxes: string[] = [];
  await parseXml(
    part,
    source.stream(part),
    collector('txBody', 't', (_attributes, text) => {
      if (boxes.length < boxesAtMost) boxes.push(shortened(text));
    }),
  );
  return boxes;
}

function noteOf({ ref, author, text }: Found): SheetNote[] {
  const place = cellPlace(ref);
  const said = shortened(text);
  return place && said !== '' && !said.startsWith(noteSign.trim())
    ? [{ ...place, text: said, ours: author === noteAuthor }]
    : [];
}

/** Notes and boxes of one sheet, which its cells do not contain. Throws WorkbookRefused. */
export async function readSheetNotes(source: Package, sheet: string): Promise<SheetNotes> {
  const relations = (await relationsOf(source, sheet)).filter(
    ({ target, external }) => !external && source.has(target),
  );
  const read = async <T>(
    type: string,
    reader: (from: Package, part: string) => Promise<T[]>,
  ): Promise<T[]> => {
    const lists: T[][] = [];
    for (const { target } of relations.filter((relation) => relation.type === type))
      lists.push(await reader(source, target));
    return lists.flat();
  };
  const threads = await read('threadedComment', readThreads);
  const threaded = new Set(threads.map(({ ref }) => ref));
  // Excel writes a note beside each thread for older programs, which tells people to get a newer
  // one.
  const notes = (await read('comments', readNotes)).filter(({ ref }) => !threaded.has(ref));
  const placed = [...threads, ...notes]
    .flatMap(noteOf)
    .sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    notes: placed.slice(0, notesAtMost),
    boxes: [...new Set(await read('drawing', readBoxes))].filter((text) => text !== ''),
  };
}
