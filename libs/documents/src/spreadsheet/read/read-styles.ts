import { type DayLook, dayLook, paddedTo } from '../serial-day.js';
import { type Ink, inkOf } from './ink.js';
import type { Package } from './open-package.js';
import { type Attributes, parseXml } from './parse-xml.js';

/** What a format shows to a person and the value does not say. */
export interface CellLook {
  /** Left out when a number is an ordinary number. */
  readonly day?: DayLook;
  /** Number of digits shown, including zeros in front. */
  readonly padded?: number;
  readonly struck?: boolean;
  /** Colours by which offices mark a row as taken out. */
  readonly fill?: 'red' | 'grey';
  /** True when the background of the letters is not white. */
  readonly painted?: boolean;
  readonly ink?: Ink;
  /** True when the number format shows nothing, whatever the value. */
  readonly unseen?: boolean;
}

const struckFont = (value: string | undefined): boolean => value !== '0' && value !== 'false';
/** Indexed colours of the old palette. */
const indexedReds = new Set([2, 10, 16, 29]);
const indexedGreys = new Set([22, 23, 55, 63]);
/** Colours of our own workbooks: cells that are not for typing, and headings. */
const ours = new Set(['F2F2F2', 'EDEDED']);

const isGrey = (low: number, high: number): boolean =>
  high - low <= 12 && high >= 90 && high <= 240;
const isRed = ([red = 0, green = 0, blue = 0]: readonly number[]): boolean =>
  red >= 150 && Math.max(green, blue) <= red * 0.6;

function fillOfRgb(rgb: string): CellLook['fill'] {
  const hex = rgb.slice(-6).toUpperCase();
  if (!/^[0-9A-F]{6}$/.test(hex) || ours.has(hex)) return undefined;
  const parts = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  if (isGrey(Math.min(...parts), Math.max(...parts))) return 'grey';
  return isRed(parts) ? 'red' : undefined;
}

function fillOfIndex(index: number): CellLook['fill'] {
  if (indexedReds.has(index)) return 'red';
  return indexedGreys.has(index) ? 'grey' : undefined;
}

/** White that is darkened, or black that is lightened, is the grey of Excel's palette. */
const isGreyTheme = (theme: string | undefined, tint: number): boolean =>
  (theme === '0' && tint <= -0.1) || (theme === '1' && tint >= 0.2);

function fillOf({ rgb, indexed, theme, tint = '0' }: Attributes): CellLook['fill'] {
  if (rgb !== undefined) return fillOfRgb(rgb);
  if (indexed !== undefined) return fillOfIndex(Number(indexed));
  return isGreyTheme(theme, Number(tint)) ? 'grey' : undefined;
}

interface Collected {
  readonly codes: Map<number, string>;
  readonly fonts: Pick<CellLook, 'struck' | 'ink'>[];
  readonly fills: Pick<CellLook, 'fill' | 'painted'>[];
  readonly formats: { readonly number: number; readonly font: number; readonly fill: number }[];
}

/** Leaves out what is undefined. */
function known<T extends object>(found: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as never;
}

/**
 * Handlers of elements by the list in which they stand, because a `font` inside a differential
 * format is none of these.
 */
function handlersOf({
  codes,
  fonts,
  fills,
  formats,
}: Collected): ReadonlyMap<string, (attributes: Attributes) => void> {
  const last = <T>(list: T[], more: T): void => {
    if (list.length > 0) list[list.length - 1] = { ...list.at(-1)!, ...more };
  };
  return new Map<string, (attributes: Attributes) => void>([
    ['numFmts numFmt', ({ numFmtId, formatCode = '' }) => codes.set(Number(numFmtId), formatCode)],
    ['fonts font', () => fonts.push({})],
    ['fonts strike', ({ val }) => last(fonts, struckFont(val) ? { struck: true } : {})],
    ['fonts color', (attributes) => last(fonts, known({ ink: inkOf(attributes) }))],
    ['fills fill', () => fills.push({})],
    [
      'fills patternFill',
      ({ patternType = 'none' }) => last(fills, patternType === 'none' ? {} : { painted: true }),
    ],
    [
      'fills fgColor',
      (attributes) =>
        last(fills, {
          ...known({ fill: fillOf(attributes) }),
          ...(inkOf(attributes) === 'white' ? { painted: false } : {}),
        }),
    ],
    ['fills gradientFill', () => last(fills, { painted: true })],
    [
      'cellXfs xf',
      ({ numFmtId = '0', fontId = '0', fillId = '0' }) =>
        formats.push({ number: Number(numFmtId), font: Number(fontId), fill: Number(fillId) }),
    ],
  ]);
}

const lists = new Set(['numFmts', 'fonts', 'fills', 'cellXfs']);

function lookOf(
  { codes, fonts, fills }: Collected,
  { number, font, fill }: Collected['formats'][number],
): CellLook {
  const code = codes.get(number);
  const padded = paddedTo(code);
  return {
    ...known({ day: dayLook(number, code) }),
    ...(padded > 0 ? { padded } : {}),
    ...(code === ';;;' ? { unseen: true } : {}),
    ...fonts[font],
    ...fills[fill],
  };
}

/** How cells look, by the index of their format. */
export async function readStyles(source: Package, part: string): Promise<CellLook[]> {
  const collected: Collected = { codes: new Map(), fonts: [], fills: [], formats: [] };
  const handlers = handlersOf(collected);
  let list = '';
  const open = (name: string, attributes: Attributes): void => {
    if (lists.has(name)) list = name;
    else handlers.get(`${list} ${name}`)?.(attributes);
  };
  await parseXml(part, source.stream(part), {
    open,
    close: (name) => {
      if (name === list) list = '';
    },
  });
  return collected.formats.map((format) => lookOf(collected, format));
}
