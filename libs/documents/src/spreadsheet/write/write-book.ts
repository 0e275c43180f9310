import { zipSync } from 'fflate';
import { escapeXml } from '../cell-text.js';
import { commentsPart, drawingPart, shapeMarkup } from './comments-xml.js';
import { noteAuthor as maker } from '../own-notes.js';
import type { BookSpec, SheetSpec } from './sheet-spec.js';
import { mainSpace, relationSpace, sharedStrings, sheetMarkup } from './sheet-xml.js';
import { styleBook } from './styles.js';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const packageSpace = 'http://schemas.openxmlformats.org/package/2006';
const officeTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Parts by name, packed with the same bytes for the same content: no part carries the hour of its
 * making.
 */
export function packParts(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      typeof part === 'string' ? Buffer.from(part, 'utf8') : part,
    ]),
  );
  return Buffer.from(zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) }));
}

export const xmlPart = (markup: string): string => declaration + markup;

export const relationMarkup = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relationSpace}/${type}" Target="${target}"/>`;
export const relationsXml = (relations: readonly string[]): string =>
  xmlPart(
    `<Relationships xmlns="${packageSpace}/relationships">${relations.join('')}</Relationships>`,
  );

const override = (part: string, type: string): string =>
  `<Override PartName="/${part}" ContentType="${type}"/>`;

function contentTypes(sheets: readonly SheetSpec[]): string {
  const parts = sheets.flatMap(({ comments = [] }, index) => [
    override(`xl/worksheets/sheet${index + 1}.xml`, `${officeTypes}.worksheet+xml`),
    ...(comments.length > 0
      ? [override(`xl/comments${index + 1}.xml`, `${officeTypes}.comments+xml`)]
      : []),
  ]);
  return (
    `<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ` +
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default ' +
    'Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ' +
    'ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    override('xl/workbook.xml', `${officeTypes}.sheet.main+xml`) +
    parts.join('') +
    override('xl/styles.xml', `${officeTypes}.styles+xml`) +
    override('xl/sharedStrings.xml', `${officeTypes}.sharedStrings+xml`) +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    '</Types>'
  );
}

/** In a reference the name stands in apostrophes, its own doubled. */
export const sheetReference = (name: string): string => `'${name.replaceAll("'", "''")}'`;

function printTitles({ name, print }: SheetSpec, index: number): string[] {
  if (!print?.repeat) return [];
  const [from, to] = print.repeat;
  const rows = escapeXml(`${sheetReference(name)}!$${from}:$${to}`);
  return [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${rows}</definedName>`];
}

function workbookMarkup(sheets: readonly SheetSpec[]): string {
  const tabs = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"` +
      `${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  const names = sheets.flatMap(printTitles);
  return (
    `<workbook xmlns="${mainSpace}" xmlns:r="${relationSpace}"><workbookPr ` +
    'defaultThemeVersion="124226"/><bookViews><workbookView xWindow="0" yWindow="0" ' +
    'windowWidth="24000" windowHeight="12000"/></bookViews>' +
    `<sheets>${tabs.join('')}</sheets>` +
    `${names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''}</workbook>`
  );
}

const coreMarkup = (title: string): string =>
  `<cp:coreProperties xmlns:cp="${packageSpace}/metadata/core-properties" ` +
  'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
  `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(maker)}</dc:creator>` +
  '</cp:coreProperties>';

function noteParts({ comments = [] }: SheetSpec, index: number): Record<string, string> {
  if (comments.length === 0) return {};
  const number = index + 1;
  return {
    [`xl/worksheets/_rels/sheet${number}.xml.rels`]: relationsXml([
      relationMarkup('rId1', 'vmlDrawing', `../drawings/vmlDrawing${number}.vml`),
      relationMarkup('rId2', 'comments', `../comments${number}.xml`),
    ]),
    [`xl/comments${number}.xml`]: xmlPart(commentsPart(comments, maker)),
    [`xl/drawings/vmlDrawing${number}.vml`]: drawingPart(
      comments.map((note, at) => shapeMarkup(note, `_x0000_s${1025 + at}`)),
    ),
  };
}

/** A workbook as .xlsx; the same content gives the same bytes. */
export function writeBook({ title, font, size, sheets }: BookSpec): Buffer {
  const ink = { styles: styleBook(font, size), strings: sharedStrings(font), size };
  const front = sheets.findIndex(({ state }) => state === undefined);
  const bodies = Object.fromEntries(
    sheets.map((sheet, index) => [
      `xl/worksheets/sheet${index + 1}.xml`,
      xmlPart(sheetMarkup(sheet, ink, index === front)),
    ]),
  );
  const last = sheets.length;
  return packParts({
    '[Content_Types].xml': xmlPart(contentTypes(sheets)),
    '_rels/.rels': relationsXml([
      relationMarkup('rId1', 'officeDocument', 'xl/workbook.xml'),
      `<Relationship Id="rId2" Type="${packageSpace}/relationships/metadata/core-properties" ` +
        'Target="docProps/core.xml"/>',
    ]),
    'docProps/core.xml': xmlPart(coreMarkup(title)),
    'xl/workbook.xml': xmlPart(workbookMarkup(sheets)),
    'xl/_rels/workbook.xml.rels': relationsXml([
      ...sheets.map((_sheet, index) =>
        relationMarkup(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
      ),
      relationMarkup(`rId${last + 1}`, 'styles', 'styles.xml'),
      relationMarkup(`rId${last + 2}`, 'sharedStrings', 'sharedStrings.xml'),
    ]),
    ...bodies,
    ...(Object.assign({}, ...sheets.map(noteParts)) as Record<string, string>),
    'xl/styles.xml': xmlPart(ink.styles.xml()),
    'xl/sharedStrings.xml': xmlPart(ink.strings.xml()),
  });
}
