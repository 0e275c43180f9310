import { type WorkbookLimits, workbookLimits } from '../limits.js';
import { openPackage, type Package } from '../read/open-package.js';
import { type Book, readBook } from '../read/read-book.js';
import type { TableSheet } from '../read/table-form.js';
import { findingsSheet } from '../stamp.js';
import { styleBook } from '../write/styles.js';
import { xmlPart } from '../write/write-book.js';
import { annotateNotes } from './annotate-notes.js';
import { cellName, colourSheet, drawingOf, type Annotation, ruleName } from './annotate-sheet.js';
import { ownNotes } from './note-parts.js';
import { draftOf, type PackageDraft } from './package-draft.js';
import {
  type AddedStyles,
  addStyles,
  addTab,
  type FindingLine,
  findingsMarkup,
} from './findings-sheet.js';

/** What a finding must tell: findings of the forms library and of `readTables` do. */
export interface PlacedFinding {
  readonly severity: 'error' | 'warning';
  readonly table: string;
  readonly row: { readonly number: number } | null;
  /** One cause in many rows: all of them are coloured. */
  readonly rows?: readonly number[];
  readonly column: string | null;
  readonly message: string;
  readonly fix: string;
}

interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

const officeTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const notesAtMost = 1_000;
const noteLength = 2_000;

/**
 * A finding about a row stands at its first cell, one about a column or the table at the heading.
 */
function placeOf(
  { table, row, column }: PlacedFinding,
  tables: ReadonlyMap<string, TableSheet>,
): Place | undefined {
  const found = tables.get(table);
  if (!found) return undefined;
  const positions = [...found.columns]
    .filter(([, key]) => column === null || key === column)
    .map(([position]) => position);
  return {
    sheet: found.sheet,
    row: row?.number ?? found.headerRow,
    column: positions.length > 0 ? Math.min(...positions) : 0,
  };
}

/** One annotation to a cell, with all that is said of it. */
function annotationsOf(
  placed: readonly { readonly finding: PlacedFinding; readonly place: Place | undefined }[],
  sheet: string,
): Annotation[] {
  const annotations = new Map<string, Annotation>();
  const every = placed.flatMap(({ finding, place }) =>
    place
      ? (finding.rows ?? [place.row]).map((row) => ({ finding, place: { ...place, row } }))
      : [],
  );
  for (const {
    finding: { severity, message, fix },
    place,
  } of every) {
    if (place.sheet !== sheet) continue;
    const earlier = annotations.get(cellName(place));
    const text = `${message}. ${fix}`;
    annotations.set(cellName(place), {
      row: place.row,
      column: place.column,
      severity: earlier?.severity === 'error' ? 'error' : severity,
      text: (earlier ? `${earlier.text}\n${text}` : ownNotes.sign + text).slice(0, noteLength),
    });
  }
  return [...annotations.values()];
}

function stylesFor(draft: PackageDraft, { part, stylesPart }: Book): AddedStyles {
  if (stylesPart !== undefined) return addStyles(draft, stylesPart);
  const made = 'xl/styles.xml';
  draft.write(made, xmlPart(styleBook('Times New Roman', 12).xml()));
  draft.declare(made, `${officeTypes}.styles+xml`);
  draft.relate(part, 'styles', made);
  return addStyles(draft, made);
}

function writeFindings(
  draft: PackageDraft,
  book: Book,
  { lines, styles }: { lines: readonly FindingLine[]; styles: AddedStyles },
): void {
  const markup = xmlPart(findingsMarkup(lines, styles));
  const earlier = book.sheets.find(({ name }) => name === findingsSheet);
  if (earlier) return draft.write(earlier.part, markup);
  const part = 'xl/worksheets/sheet-don-doc.xml';
  draft.write(part, markup);
  draft.declare(part, `${officeTypes}.worksheet+xml`);
  addTab(draft, book.part, draft.relate(book.part, 'worksheet', part));
}

async function annotateOne(
  source: Package,
  draft: PackageDraft,
  {
    part,
    annotations,
    styles,
  }: { part: string; annotations: readonly Annotation[]; styles: AddedStyles },
): Promise<void> {
  const notes = annotations
    .slice(0, notesAtMost)
    .map((annotation) => ({ cell: cellName(annotation), text: annotation.text }));
  const drawing = await annotateNotes(source, draft, {
    sheet: part,
    drawing: drawingOf(part, draft.text(part)),
    notes,
  });
  draft.write(
    part,
    colourSheet(part, draft.text(part), { annotations, colours: styles.colours, drawing }),
  );
}

/**
 * The uploaded workbook given back: cells coloured (red an error, yellow a warning) and commented,
 * and a last sheet that lists all findings with links to their cells. Colours are rules laid over
 * the cells and every part that holds the user's own content stays as it was, so nothing is lost;
 * what an earlier call added is replaced. Throws WorkbookRefused as `readWorkbook` does.
 */
export async function annotateWorkbook(
  bytes: Buffer,
  findings: readonly PlacedFinding[],
  {
    tables,
    limits = workbookLimits,
  }: { tables: ReadonlyMap<string, TableSheet>; limits?: WorkbookLimits },
): Promise<Buffer> {
  const source = await openPackage(bytes, limits);
  const book = await readBook(source, limits);
  const draft = await draftOf(source);
  const styles = stylesFor(draft, book);
  const placed = findings.map((finding) => ({ finding, place: placeOf(finding, tables) }));
  for (const { name, part } of book.sheets.filter((sheet) => sheet.name !== findingsSheet)) {
    const annotations = annotationsOf(placed, name);
    const annotated = draft.text(part).includes(ruleName);
    if (annotations.length > 0 || annotated)
      await annotateOne(source, draft, { part, annotations, styles });
  }
  const lines = placed.map(({ finding: { severity, message, fix }, place }) => ({
    severity,
    sheet: place?.sheet ?? '',
    cell: place ? cellName(place) : '',
    message,
    fix,
  }));
  writeFindings(draft, book, { lines, styles });
  return draft.pack();
}
