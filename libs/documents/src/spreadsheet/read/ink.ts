import type { Attributes } from './parse-xml.js';

/**
 * The colour of letters by the name that people use. Whether `white` can be seen depends on what
 * stands behind it.
 */
export type Ink = 'đỏ' | 'vàng' | 'xanh lá' | 'xanh' | 'tím' | 'xám' | 'khác' | 'white';

/** The palette of old workbooks: the colour that a program shows for an index. */
const palette = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 ' +
  '0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 ' +
  '9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF ' +
  '800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 ' +
  '993300 993366 333399 333333'
).split(' ');

const hues: readonly (readonly [before: number, ink: Ink])[] = [
  [20, 'đỏ'],
  [70, 'vàng'],
  [170, 'xanh lá'],
  [260, 'xanh'],
  [330, 'tím'],
  [361, 'đỏ'],
];

/** Degrees on the colour wheel: 0 is red, 120 green, 240 blue. */
function hueOf(
  [red, green, blue]: readonly [number, number, number],
  high: number,
  spread: number,
): number {
  if (high === red) return ((60 * (green - blue)) / spread + 360) % 360;
  return high === green ? (60 * (blue - red)) / spread + 120 : (60 * (red - green)) / spread + 240;
}

function inkOfRgb(hex: string): Ink | undefined {
  if (!/^[0-9A-F]{6}$/i.test(hex)) return undefined;
  const parts = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const [low, high] = [Math.min(...parts), Math.max(...parts)];
  if (low >= 0xf0) return 'white';
  // A colour that is nearly black reads as black.
  if (high <= 0x50) return undefined;
  if (high - low <= 30) return high <= 0x60 ? undefined : 'xám';
  const hue = hueOf(parts, high, high - low);
  return hues.find(([before]) => hue < before)?.[1];
}

/**
 * Themes differ in their accents, but their first two colours are always those of the paper and the
 * letters. Ten and eleven are those of links, which Excel colours by itself.
 */
function inkOfTheme(theme: number, tint: number): Ink | undefined {
  if (theme === 0) return tint > -0.06 ? 'white' : 'xám';
  if (theme === 1) return tint >= 0.45 ? 'xám' : undefined;
  return theme === 10 || theme === 11 ? undefined : 'khác';
}

/** Undefined for automatic, for black, and for what cannot be told from black. */
export function inkOf({ auto, rgb, indexed, theme, tint = '0' }: Attributes): Ink | undefined {
  if (auto === '1' || auto === 'true') return undefined;
  if (rgb !== undefined) return inkOfRgb(rgb.slice(-6));
  if (indexed !== undefined) return inkOfRgb(palette[Number(indexed)] ?? '');
  return theme === undefined ? undefined : inkOfTheme(Number(theme), Number(tint));
}
