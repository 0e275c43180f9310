import { strToU8, zipSync } from 'fflate';

// Workbooks made by hand, part by part: what a program writes, and what no program should.

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** `raw`: the cell's own markup, `@` its reference. */
export type MadeCell = string | number | boolean | null | { readonly raw: string };

export interface MadeSheet {
  readonly name: string;
  readonly rows?: readonly (readonly MadeCell[])[];
  /** Markup behind the cells: merges, links. */
  readonly after?: string;
  /** Instead of all the above. */
  readonly xml?: string;
  readonly state?: string;
  /** Attributes of rows by their number. */
  readonly rowMarks?: Readonly<Record<number, string>>;
  readonly dimension?: string;
}

export interface MadeBook {
  readonly sheets: readonly MadeSheet[];
  readonly strings?: readonly string[];
  readonly date1904?: boolean;
  /** More parts, or other contents of one of ours; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
  readonly workbookType?: string;
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
export const letters = (position: number): string => String.fromCharCode(65 + position);

const textXml = (text: string): string => `<t xml:space="preserve">${escaped(text)}</t>`;

function cell(value: MadeCell, reference: string): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.raw.replaceAll('@', reference);
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${Number(value)}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is>${textXml(value)}</is></c>`;
}

export function sheetXml({
  rows = [],
  after = '',
  xml,
  rowMarks = {},
  dimension,
}: MadeSheet): string {
  if (xml !== undefined) return xml;
  const data = rows
    .map((cells, index) => {
      const inner = cells
        .map((value, position) => cell(value, `${letters(position)}${index + 1}`))
        .join('');
      return inner === ''
        ? ''
        : `<row r="${index + 1}" ${rowMarks[index + 1] ?? ''}>${inner}</row>`;
    })
    .join('');
  return (
    `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}" xmlns:r="${office}">` +
    (dimension ? `<dimension ref="${dimension}"/>` : '') +
    `<sheetData>${data}</sheetData>${after}</worksheet>`
  );
}

/** Formats: 0 general, 1 a day (built-in 14), 2 a day by its own code, 3 text. */
const styles =
  `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" ` +
  'formatCode="[$-42A]dd&quot; tháng &quot;mm/yyyy;@"/></numFmts><fonts count="1"><font><sz ' +
  'val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill ' +
  'patternType="gray125"/></fill></fills><borders ' +
  'count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" ' +
  'borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" ' +
  'borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" ' +
  'fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

const relations = (list: readonly string[]): string =>
  '<Relationships ' +
  'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  `${list.join('')}</Relationships>`;
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

export function bookParts({
  sheets,
  strings = [],
  date1904 = false,
  parts = {},
  workbookType = `${types}.sheet.main+xml`,
}: MadeBook): Record<string, string | Uint8Array> {
  const tabs = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" ` +
      `${state ? `state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  const overrides = sheets.map(
    (_sheet, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ` +
      `ContentType="${types}.worksheet+xml"/>`,
  );
  const items = strings.map((text) => `<si>${text.startsWith('<') ? text : textXml(text)}</si>`);
  const made: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default ' +
      'Extension="rels" ' +
      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default ' +
      'Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ' +
      `ContentType="${workbookType}"/>${overrides.join('')}</Types>`,
    '_rels/.rels': relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr ` +
      `${date1904 ? 'date1904="1"' : ''}/><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_sheet, index) =>
        relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
      ),
      relation('rIdS', 'styles', 'styles.xml'),
      relation('rIdT', 'sharedStrings', 'sharedStrings.xml'),
    ]),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${items.join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)]),
    ),
    ...parts,
  };
  return Object.fromEntries(
    Object.entries(made).filter(
      (entry): entry is [string, string | Uint8Array] => entry[1] !== null,
    ),
  );
}

export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [
          name,
          typeof part === 'string' ? strToU8(part) : part,
        ]),
      ),
      { level: 6 },
    ),
  );
}

export const madeBook = (book: MadeBook): Buffer => zipped(bookParts(book));
