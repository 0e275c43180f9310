import { columnLetters } from '../cell-text.js';
import { partTitle, WorkbookRefused } from '../workbook-refused.js';
import { relationSpace } from '../write/sheet-xml.js';
import { insertInOrder, type Outline, outlineOf, splice } from './xml-outline.js';

/** A cell to be coloured: place from 0 and 1 as in the sheet. */
export interface Annotation {
  readonly row: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

export type Colours = Readonly<Record<Annotation['severity'], number>>;

/** What may follow the cells of a worksheet, in the order of the schema. */
const order = [
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];

/**
 * A rule that is always true and knows whose it is: cells keep their own format, and the colour can
 * be taken away again.
 */
export const ruleName = 'don-doc-mark';
const signature = `"${ruleName}"="${ruleName}"`;
const cellsToARule = 200;

export const cellName = ({
  row,
  column,
}: {
  readonly row: number;
  readonly column: number;
}): string => `${columnLetters(column)}${row}`;

/** The part of a worksheet behind its cells, which may be large and are never touched. */
interface Tail {
  readonly head: string;
  /** The children behind the cells, in a root of their own. */
  readonly xml: string;
  readonly outline: Outline;
  readonly opening: string;
}

function tailOf(part: string, xml: string): Tail {
  const prefix = /<([\w.-]+:)?worksheet[\s>]/.exec(xml)?.[1] ?? '';
  const closing = `</${prefix}sheetData>`;
  const at = xml.lastIndexOf(closing);
  const empty = at < 0 ? new RegExp(`<${prefix}sheetData\\s*/>`).exec(xml) : null;
  if (at < 0 && !empty) throw new WorkbookRefused('XML_BROKEN', partTitle(part));
  const end = empty ? empty.index + empty[0].length : at + closing.length;
  const opening = `<${prefix}worksheet>`;
  const tail = opening + xml.slice(end);
  return { head: xml.slice(0, end), xml: tail, outline: outlineOf(part, tail), opening };
}

/** Our rules of an earlier time; an element that held nothing else goes with them. */
function withoutOldRules(part: string, tail: string): string {
  const { prefix, children } = outlineOf(part, tail);
  const formats = children.filter(
    ({ name, start, end }) =>
      name === 'conditionalFormatting' && tail.slice(start, end).includes(ruleName),
  );
  return formats.toReversed().reduce((xml, { start, end }) => {
    const closing = `</${prefix}cfRule>`;
    const pieces = xml.slice(start, end).split(closing);
    const kept = pieces.slice(0, -1).map((piece) => {
      const at = piece.indexOf(`<${prefix}cfRule`);
      return piece.includes(ruleName) ? piece.slice(0, Math.max(at, 0)) : piece + closing;
    });
    const left = kept.join('') + pieces.at(-1);
    return splice(xml, start, left.includes(`<${prefix}cfRule`) ? left : '', end);
  }, tail);
}

function ruleMarkup(
  prefix: string,
  cells: readonly string[],
  { colour, priority }: { colour: number; priority: number },
): string {
  return (
    `<${prefix}conditionalFormatting sqref="${cells.join(' ')}">` +
    `<${prefix}cfRule type="expression" dxfId="${colour}" priority="${priority}">` +
    `<${prefix}formula>${signature}</${prefix}formula></${prefix}cfRule>` +
    `</${prefix}conditionalFormatting>`
  );
}

function rules(prefix: string, annotations: readonly Annotation[], colours: Colours): string {
  const bad = new Set(annotations.filter(({ severity }) => severity === 'error').map(cellName));
  const doubtful = new Set(annotations.map(cellName).filter((cell) => !bad.has(cell)));
  const groups = [
    { cells: [...bad], colour: colours.error },
    { cells: [...doubtful], colour: colours.warning },
  ];
  let priority = 900_000;
  return groups
    .flatMap(({ cells, colour }) =>
      Array.from({ length: Math.ceil(cells.length / cellsToARule) }, (_rule, index) => {
        priority += 1;
        return ruleMarkup(prefix, cells.slice(index * cellsToARule, (index + 1) * cellsToARule), {
          colour,
          priority,
        });
      }),
    )
    .join('');
}

/** Relation id of the drawing that holds the sheet's notes. */
export function drawingOf(part: string, xml: string): string | undefined {
  const { outline } = tailOf(part, xml);
  const found = outline.children.find(({ name }) => name === 'legacyDrawing');
  return found && Object.entries(found.attributes).find(([name]) => name.endsWith(':id'))?.[1];
}

/** The worksheet with these cells coloured and, if it has none yet, its drawing of notes named. */
export function colourSheet(
  part: string,
  xml: string,
  {
    annotations,
    colours,
    drawing,
  }: { annotations: readonly Annotation[]; colours: Colours; drawing: string | undefined },
): string {
  const {
    head,
    xml: tail,
    outline: { prefix },
    opening,
  } = tailOf(part, xml);
  const add = (text: string, name: string, markup: string): string =>
    markup === '' ? text : insertInOrder(text, outlineOf(part, text), order, { name, markup });
  const coloured = add(
    withoutOldRules(part, tail),
    'conditionalFormatting',
    rules(prefix, annotations, colours),
  );
  const drawn = add(
    coloured,
    'legacyDrawing',
    drawing === undefined
      ? ''
      : `<${prefix}legacyDrawing xmlns:r="${relationSpace}" r:id="${drawing}"/>`,
  );
  return head + drawn.slice(opening.length);
}
