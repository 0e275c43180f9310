import { columnLetters, escapeCellText, escapeXml } from '../cell-text.js';
import { serialOfDay } from '../serial-day.js';
import { fittedHeight } from './row-height.js';
import type {
  SheetSpec,
  SpecCell,
  SpecPrint,
  SpecRow,
  SpecRun,
  SpecValidation,
} from './sheet-spec.js';
import type { StyleBook } from './styles.js';

/** Markup of one worksheet; elements in the order of the schema, which programs insist on. */

export const mainSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const relationSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SharedStrings {
  readonly index: (text: string) => number;
  /** A text whose parts differ in look. */
  readonly rich: (runs: readonly SpecRun[]) => number;
  readonly xml: () => string;
}

const textMarkup = (text: string): string => `<t xml:space="preserve">${escapeCellText(text)}</t>`;

/** Every text once. */
export function sharedStrings(font: string): SharedStrings {
  const places = new Map<string, number>();
  const items: string[] = [];
  let uses = 0;
  const place = (key: string, markup: () => string): number => {
    uses += 1;
    const index = places.get(key) ?? items.length;
    if (index === items.length) items.push(`<si>${markup()}</si>`);
    places.set(key, index);
    return index;
  };
  const run = ({ text, bold, size }: SpecRun): string =>
    `<r><rPr>${bold ? '<b/>' : ''}<sz val="${size}"/><rFont val="${escapeXml(font)}"/><family ` +
    `val="1"/></rPr>${textMarkup(text)}</r>`;
  return {
    index: (text) => place(text, () => textMarkup(text)),
    // No text of a cell holds this mark: it is no character.
    rich: (runs) => place(`\uFFFF${JSON.stringify(runs)}`, () => runs.map(run).join('')),
    xml: () =>
      `<sst xmlns="${mainSpace}" count="${uses}" uniqueCount="${items.length}">` +
      `${items.join('')}</sst>`,
  };
}

export interface SheetInk {
  readonly styles: StyleBook;
  readonly strings: SharedStrings;
  /** Points of the workbook's own font, by which columns are counted. */
  readonly size: number;
}

function cellMarkup(
  { value, style }: SpecCell,
  reference: string,
  { styles, strings }: SheetInk,
): string {
  const at = `<c r="${reference}" s="${styles.index(style)}"`;
  if (value === null || value === '') return `${at}/>`;
  if (typeof value === 'number') return `${at}><v>${value}</v></c>`;
  if (typeof value === 'string') return `${at} t="s"><v>${strings.index(value)}</v></c>`;
  if ('runs' in value) return `${at} t="s"><v>${strings.rich(value.runs)}</v></c>`;
  const serial = serialOfDay(value.day);
  return serial === undefined
    ? `${at} t="s"><v>${strings.index(value.day)}</v></c>`
    : `${at}><v>${serial}</v></c>`;
}

/**
 * A height of our own reckoning is no custom one: a program that fits rows to their text goes on
 * doing so.
 */
function heightMarkup(row: SpecRow, spec: SheetSpec, { size }: SheetInk): string {
  if (row.height !== undefined) return ` ht="${row.height}" customHeight="1"`;
  const fitted = fittedHeight(row, spec, size);
  return fitted === undefined ? '' : ` ht="${fitted}"`;
}

function rowMarkup(
  row: SpecRow,
  number: number,
  { spec, ink }: { spec: SheetSpec; ink: SheetInk },
): string {
  const tall = heightMarkup(row, spec, ink);
  const inner = row.cells
    .map((cell, position) =>
      cell ? cellMarkup(cell, `${columnLetters(position)}${number}`, ink) : '',
    )
    .join('');
  return inner === '' && tall === '' ? '' : `<row r="${number}"${tall}>${inner}</row>`;
}

function viewMarkup({ frozen, state }: SheetSpec, active: boolean): string {
  const selected = active && state === undefined ? ' tabSelected="1"' : '';
  if (!frozen) return `<sheetViews><sheetView${selected} workbookViewId="0"/></sheetViews>`;
  const { rows, columns } = frozen;
  const corner = `${columnLetters(columns)}${rows + 1}`;
  const pane = columns > 0 ? 'bottomRight' : 'bottomLeft';
  const split = columns > 0 ? ` xSplit="${columns}"` : '';
  return (
    `<sheetViews><sheetView${selected} workbookViewId="0"><pane${split} ySplit="${rows}" ` +
    `topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" ` +
    `activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
  );
}

const columnsMarkup = ({ columns }: SheetSpec, { styles }: SheetInk): string =>
  `<cols>${columns
    .map(
      ({ width, style }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}"` +
        `${style ? ` style="${styles.index(style)}"` : ''} customWidth="1"/>`,
    )
    .join('')}</cols>`;

const dayRule = 'type="date" operator="between"';
const wholeRule = 'type="whole" operator="greaterThanOrEqual"';

function validationMarkup({ range, rule, message }: SpecValidation): string {
  const common =
    'allowBlank="1" showErrorMessage="1" errorTitle="Chưa đúng mẫu" ' +
    `error="${escapeXml(message)}" sqref="${range}"`;
  if (rule === 'whole')
    return `<dataValidation ${wholeRule} ${common}><formula1>0</formula1></dataValidation>`;
  // From 01/01/1900 to 31/12/2100.
  if (rule === 'day')
    return (
      `<dataValidation ${dayRule} ${common}><formula1>1</formula1>` +
      '<formula2>73415</formula2></dataValidation>'
    );
  return (
    `<dataValidation type="list" ${common}><formula1>${escapeXml(rule.list)}</formula1>` +
    '</dataValidation>'
  );
}

/** Everything may be done that does not touch a locked cell. */
const protection =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" ' +
  'formatRows="0" insertRows="0" deleteRows="0" sort="0" autoFilter="0"/>';

const inches = (millimetres: number): string => (millimetres / 25.4).toFixed(4);

const breaksMarkup = (rows: readonly number[]): string =>
  rows.length === 0
    ? ''
    : `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">` +
      `${rows.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('')}</rowBreaks>`;

export function printMarkup({ landscape, margins, numberSize, breaks = [] }: SpecPrint): string {
  const edges =
    `<pageMargins left="${inches(margins.left)}" right="${inches(margins.right)}" ` +
    `top="${inches(margins.top)}" ` +
    `bottom="${inches(margins.bottom)}" header="${inches(margins.header)}" footer="0"/>`;
  const page =
    '<pageSetup paperSize="9" fitToHeight="0" ' +
    `orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1"/>`;
  const number =
    numberSize === undefined
      ? ''
      : '<headerFooter differentFirst="1"><oddHeader>&amp;C&amp;"Times New ' +
        `Roman,Regular"&amp;${numberSize}&amp;P</oddHeader></headerFooter>`;
  return `<printOptions horizontalCentered="1"/>${edges}${page}${number}${breaksMarkup(breaks)}`;
}

const listed = (tag: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `<${tag} count="${items.length}">${items.join('')}</${tag}>`;

/**
 * `active`: the tab that is in front when the workbook is opened. Relation `rId1` is the drawing of
 * the comments.
 */
export function sheetMarkup(spec: SheetSpec, ink: SheetInk, active: boolean): string {
  const { rows, merges = [], validations = [], comments = [], print } = spec;
  const data = rows.map((row, index) => rowMarkup(row, index + 1, { spec, ink }));
  return [
    `<worksheet xmlns="${mainSpace}" xmlns:r="${relationSpace}">`,
    print ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    viewMarkup(spec, active),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columnsMarkup(spec, ink),
    `<sheetData>${data.join('')}</sheetData>`,
    spec.protect ? protection : '',
    listed(
      'mergeCells',
      merges.map((range) => `<mergeCell ref="${range}"/>`),
    ),
    listed('dataValidations', validations.map(validationMarkup)),
    print ? printMarkup(print) : '',
    comments.length === 0 ? '' : '<legacyDrawing r:id="rId1"/>',
    '</worksheet>',
  ].join('');
}
