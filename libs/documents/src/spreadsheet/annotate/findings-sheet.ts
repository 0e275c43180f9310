import { escapeCellText, escapeXml } from '../cell-text.js';
import { findingsSheet } from '../stamp.js';
import { fittedHeight } from '../write/row-height.js';
import { mainSpace, printMarkup, relationSpace } from '../write/sheet-xml.js';
import { alignmentMarkup, fillMarkup, fontMarkup } from '../write/styles.js';
import { sheetReference } from '../write/write-book.js';
import type { PackageDraft } from './package-draft.js';
import { appendToList, insertInOrder, outlineOf, splice } from './xml-outline.js';

export interface FindingLine {
  readonly severity: 'error' | 'warning';
  /** '' and '' for the workbook as a whole. */
  readonly sheet: string;
  readonly cell: string;
  readonly message: string;
  readonly fix: string;
}

/** Formats added to the uploaded workbook's own. */
export interface AddedStyles {
  readonly plain: number;
  readonly head: number;
  readonly error: number;
  readonly warning: number;
  readonly colours: { readonly error: number; readonly warning: number };
}

const styleOrder = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];
const palette = {
  error: { fill: 'FFC7CE', ink: '9C0006' },
  warning: { fill: 'FFEB9C', ink: '7F6000' },
};
const differential = (prefix: string, { fill, ink }: { fill: string; ink: string }): string =>
  prefixed(
    prefix,
    `<dxf><font><color rgb="FF${ink}"/></font><fill><patternFill patternType="solid">` +
      `<fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill></dxf>`,
  );

const prefixed = (prefix: string, markup: string): string =>
  markup.replaceAll(/<(\/?)(\w)/g, `<$1${prefix}$2`);

/** Fonts, fills and formats go behind those the workbook has: no index of its own moves. */
export function addStyles(draft: PackageDraft, part: string): AddedStyles {
  let xml = draft.text(part);
  const { prefix } = outlineOf(part, xml);
  const append = (list: string, items: readonly string[]): number => {
    const added = appendToList(part, xml, {
      list,
      items: items.map((item) => prefixed(prefix, item)),
      order: styleOrder,
    });
    xml = added.xml;
    return added.first;
  };
  const fonts = append('fonts', [
    fontMarkup('Times New Roman', { size: 12 }),
    fontMarkup('Times New Roman', { size: 12, bold: true }),
  ]);
  const fills = append('fills', [
    fillMarkup('D9E1F2'),
    fillMarkup(palette.error.fill),
    fillMarkup(palette.warning.fill),
  ]);
  const format = (font: number, fill: number): string =>
    `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" ` +
    'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">' +
    `${alignmentMarkup({ vertical: 'top', wrap: true })}</xf>`;
  const first = append('cellXfs', [
    format(fonts, 0),
    format(fonts + 1, fills),
    format(fonts, fills + 1),
    format(fonts, fills + 2),
  ]);
  const colours = append('dxfs', [
    differential('', palette.error),
    differential('', palette.warning),
  ]);
  draft.write(part, xml);
  return {
    plain: first,
    head: first + 1,
    error: first + 2,
    warning: first + 3,
    colours: { error: colours, warning: colours + 1 },
  };
}

/**
 * Characters of its columns: across a landscape page in letters of nine points and more, whatever
 * font the workbook counts by.
 */
const widths = [5, 10, 20, 8, 56, 56];
const print = { landscape: true, margins: { top: 15, bottom: 15, left: 10, right: 10, header: 8 } };

const titles = { error: 'Lỗi', warning: 'Cảnh báo' };
const linesAtMost = 5_000;

function heightOf(texts: readonly string[]): string {
  const height = fittedHeight(
    { cells: texts.map((value) => ({ value, style: { wrap: true, size: 12 } })) },
    { columns: widths.map((width) => ({ width })) },
    11,
  );
  return height === undefined ? '' : ` ht="${height}"`;
}

/** The list of what is to be corrected, each line with a link to its cell. */
export function findingsMarkup(lines: readonly FindingLine[], styles: AddedStyles): string {
  const shown = lines.slice(0, linesAtMost);
  const cell = (reference: string, text: string, style: number): string =>
    `<c r="${reference}" s="${style}" t="inlineStr"><is>` +
    `<t xml:space="preserve">${escapeCellText(text)}</t></is></c>`;
  const row = (
    number: number,
    texts: readonly string[],
    style: (position: number) => number,
  ): string =>
    `<row r="${number}"${heightOf(texts)}>` +
    texts
      .map((text, position) => cell(`${'ABCDEF'[position]}${number}`, text, style(position)))
      .join('') +
    '</row>';
  const rows = shown.map(({ severity, sheet, cell: at, message, fix }, index) =>
    row(
      index + 2,
      [String(index + 1), titles[severity], sheet, at, `${message}.`, fix],
      (position) => (position === 1 ? styles[severity] : styles.plain),
    ),
  );
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const head = row(1, ['TT', 'Mức', 'Trang', 'Ô', 'Nội dung', 'Cách sửa'], () => styles.head);
  const links = shown.flatMap(({ sheet, cell: at }, index) =>
    sheet === '' || at === ''
      ? []
      : [
          `<hyperlink ref="D${index + 2}" ` +
            `location="${escapeXml(`${sheetReference(sheet)}!${at}`)}"/>`,
        ],
  );
  return (
    `<worksheet xmlns="${mainSpace}"><sheetPr><pageSetUpPr ` +
    'fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" ' +
    'topLeftCell="A2" activePane="bottomLeft" ' +
    'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${columns.join('')}</cols><sheetData>${head}${rows.join('')}</sheetData>` +
    (links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '') +
    `${printMarkup(print)}</worksheet>`
  );
}

const bookOrder = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
];

/** Its headings stand on every page. */
function repeatHead(part: string, xml: string, index: number): string {
  const outline = outlineOf(part, xml);
  const { prefix } = outline;
  const rows = escapeXml(`${sheetReference(findingsSheet)}!$1:$1`);
  const name =
    `<${prefix}definedName name="_xlnm.Print_Titles" localSheetId="${index}">${rows}` +
    `</${prefix}definedName>`;
  const found = outline.children.find((child) => child.name === 'definedNames');
  if (!found || found.innerEnd === found.end)
    return insertInOrder(
      found ? splice(xml, found.start, '', found.end) : xml,
      found ? outlineOf(part, splice(xml, found.start, '', found.end)) : outline,
      bookOrder,
      { name: 'definedNames', markup: `<${prefix}definedNames>${name}</${prefix}definedNames>` },
    );
  return splice(xml, found.innerEnd, name);
}

/** Adds a tab behind the others: what refers to sheets by their order stays true. */
export function addTab(draft: PackageDraft, book: string, relation: string): void {
  const xml = draft.text(book);
  const { prefix, children } = outlineOf(book, xml);
  const list = children.find(({ name }) => name === 'sheets');
  if (!list) return;
  const ids = [...xml.slice(list.start, list.end).matchAll(/\ssheetId\s*=\s*["'](\d+)/g)].map(
    ([, id]) => Number(id),
  );
  const id = ids.reduce((highest, each) => Math.max(highest, each), 0) + 1;
  const added = splice(
    xml,
    list.innerEnd,
    `<${prefix}sheet xmlns:r="${relationSpace}" name="${findingsSheet}" sheetId="${id}" ` +
      `r:id="${relation}"/>`,
  );
  draft.write(book, repeatHead(book, added, list.children));
}
