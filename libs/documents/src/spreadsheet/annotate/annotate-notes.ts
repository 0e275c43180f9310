import { posix } from 'node:path';
import type { Package } from '../read/open-package.js';
import { relationsOf } from '../read/read-book.js';
import {
  commentMarkup,
  commentsPart,
  drawingPart,
  type Note,
  shapeMarkup,
} from '../write/comments-xml.js';
import { xmlPart } from '../write/write-book.js';
import { appendAuthor, ownNotes } from './note-parts.js';
import type { PackageDraft } from './package-draft.js';

const commentsType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const drawingType = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

interface Added {
  readonly shown: readonly Note[];
  readonly removed: ReadonlySet<string>;
}

/**
 * Somebody's own note stays: there is one to a cell, and what ours says is in the list of findings
 * as well.
 */
function addComments(draft: PackageDraft, part: string, notes: readonly Note[]): Added {
  const { xml, taken, removed } = ownNotes.clearComments(draft.text(part));
  const shown = notes.filter(({ cell }) => !taken.has(cell));
  const { xml: authored, author } = appendAuthor(xml);
  const prefix = /<([\w.-]+:)?commentList[\s>/]/.exec(authored)?.[1] ?? '';
  const closing = `</${prefix}commentList>`;
  const opened = authored.replace(
    new RegExp(`<${prefix}commentList\\s*/>`),
    `<${prefix}commentList>${closing}`,
  );
  draft.write(
    part,
    opened.replace(
      closing,
      () => shown.map((note) => commentMarkup(note, author, prefix)).join('') + closing,
    ),
  );
  return { shown, removed };
}

function addShapes(draft: PackageDraft, part: string, { shown, removed }: Added): void {
  const xml = ownNotes.clearShapes(draft.text(part), removed);
  const first =
    [...xml.matchAll(/_x0000_s(\d{1,9})/g)].reduce(
      (highest, [, number]) => Math.max(highest, Number(number)),
      1024,
    ) + 1;
  const shapes = shown.map((note, index) => shapeMarkup(note, `_x0000_s${first + index}`)).join('');
  draft.write(
    part,
    xml.replace(/<\/xml>\s*$/, () => `${shapes}</xml>`),
  );
}

function newComments(draft: PackageDraft, sheet: string, notes: readonly Note[]): Added {
  if (notes.length > 0) {
    const part = `xl/comments-don-doc-${posix.basename(sheet)}`;
    draft.write(part, xmlPart(commentsPart(notes, ownNotes.author)));
    draft.declare(part, commentsType);
    draft.relate(sheet, 'comments', part);
  }
  return { shown: notes, removed: new Set() };
}

/**
 * The sheet's notes, ours of an earlier time replaced. Returns the id of a new drawing the sheet
 * must name, if it had none.
 */
export async function annotateNotes(
  source: Package,
  draft: PackageDraft,
  { sheet, drawing, notes }: { sheet: string; drawing: string | undefined; notes: readonly Note[] },
): Promise<string | undefined> {
  const relations = (await relationsOf(source, sheet)).filter(({ target }) => draft.has(target));
  const comments = relations.find(({ type }) => type === 'comments');
  const added = comments
    ? addComments(draft, comments.target, notes)
    : newComments(draft, sheet, notes);
  const old = relations.find(({ id, type }) => type === 'vmlDrawing' && id === drawing);
  if (old) addShapes(draft, old.target, added);
  if (old || added.shown.length === 0) return undefined;
  const part = `xl/drawings/vml-don-doc-${posix.basename(sheet, '.xml')}.vml`;
  draft.write(
    part,
    drawingPart(added.shown.map((note, index) => shapeMarkup(note, `_x0000_s${1025 + index}`))),
  );
  draft.declareExtension('vml', drawingType);
  return draft.relate(sheet, 'vmlDrawing', part);
}
