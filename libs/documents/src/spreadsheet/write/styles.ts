import { escapeXml } from '../cell-text.js';

/** How a cell looks. Sizes in points, colours RRGGBB. */
export interface CellStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly color?: string;
  readonly fill?: string;
  /** Thin black lines on all four sides. */
  readonly border?: boolean;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  readonly vertical?: 'top' | 'center';
  readonly wrap?: boolean;
  /** Number format: `@` keeps what is typed as text, `dd/mm/yyyy` shows a day. */
  readonly format?: string;
  /** False: may be typed in while the sheet is protected. */
  readonly locked?: boolean;
}

export interface StyleBook {
  /** Index for `s` of a cell. */
  readonly index: (style: CellStyle) => number;
  readonly xml: () => string;
}

/** Each distinct item once, by its markup; `kept` are those a workbook must begin with. */
function pool(kept: readonly string[]) {
  const items = new Map(kept.map((item, index) => [item, index]));
  return {
    add: (item: string): number => {
      const index = items.get(item) ?? items.size;
      items.set(item, index);
      return index;
    },
    xml: (tag: string): string =>
      `<${tag} count="${items.size}">${[...items.keys()].join('')}</${tag}>`,
    items: (): [string, number][] => [...items],
  };
}

const side = (name: string): string => `<${name} style="thin"><color auto="1"/></${name}>`;
const noBorder = '<border><left/><right/><top/><bottom/><diagonal/></border>';
const sides = ['left', 'right', 'top', 'bottom'].map(side).join('');
const thinBorder = `<border>${sides}<diagonal/></border>`;
const builtInFormats: Readonly<Record<string, number>> = { General: 0, '0': 1, '0.00': 2, '@': 49 };
const firstOwnFormat = 164;

/** Order of the marks inside `font` is that of the schema. */
export function fontMarkup(
  family: string,
  { size = 11, bold, italic, underline, color }: CellStyle,
): string {
  const marks = [bold && '<b/>', italic && '<i/>', underline && '<u/>'].filter(Boolean).join('');
  return (
    `<font>${marks}<sz val="${size}"/><color rgb="FF${color || '000000'}"/>` +
    `<name val="${escapeXml(family)}"/><family val="1"/></font>`
  );
}

export const fillMarkup = (color: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor ` +
  'indexed="64"/></patternFill></fill>';

export function alignmentMarkup({ align, vertical = 'center', wrap }: CellStyle): string {
  const horizontal = align ? ` horizontal="${align}"` : '';
  return `<alignment${horizontal} vertical="${vertical}"${wrap ? ' wrapText="1"' : ''}/>`;
}

/** Styles of one workbook, each written once. */
export function styleBook(family: string, size: number): StyleBook {
  const fonts = pool([fontMarkup(family, { size })]);
  const fills = pool([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  const borders = pool([noBorder]);
  const formats = pool([]);
  const cells = pool(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  const formatId = (format: string): number =>
    builtInFormats[format] ?? firstOwnFormat + formats.add(format);

  // Style objects are made once and used for thousands of cells.
  const known = new WeakMap<CellStyle, number>();

  function make(style: CellStyle): number {
    const font = fonts.add(fontMarkup(family, { size, ...style }));
    const fill = style.fill === undefined ? 0 : fills.add(fillMarkup(style.fill));
    const border = style.border ? borders.add(thinBorder) : 0;
    const lock = style.locked === false ? '<protection locked="0"/>' : '';
    const applied =
      'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" ' +
      'applyProtection="1"';
    return cells.add(
      `<xf numFmtId="${formatId(style.format ?? 'General')}" fontId="${font}" fillId="${fill}" ` +
        `borderId="${border}" xfId="0" ${applied}>${alignmentMarkup(style)}${lock}</xf>`,
    );
  }

  function index(style: CellStyle): number {
    const found = known.get(style) ?? make(style);
    known.set(style, found);
    return found;
  }

  function xml(): string {
    const own = formats
      .items()
      .map(
        ([format, at]) =>
          `<numFmt numFmtId="${firstOwnFormat + at}" formatCode="${escapeXml(format)}"/>`,
      );
    const numberFormats =
      own.length > 0 ? `<numFmts count="${own.length}">${own.join('')}</numFmts>` : '';
    return (
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      `${numberFormats}${fonts.xml('fonts')}${fills.xml('fills')}${borders.xml('borders')}` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" ' +
      `borderId="0"/></cellStyleXfs>${cells.xml('cellXfs')}` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" ' +
      'builtinId="0"/></cellStyles><dxfs count="0"/></styleSheet>'
    );
  }
  return { index, xml };
}
