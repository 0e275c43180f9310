import { cleanText } from '#libs/text';
import { type CellReading, type Reader, refused, shown } from './cell-reading.js';
import type { Column } from './form.js';

/**
 * "1.234,5", "1,5" and "1.5": in Vietnamese a comma is the decimal sign, and a dot before three
 * digits groups thousands.
 */
function numberOf(raw: string | number | boolean | Date): number {
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'string') return NaN;
  const clean = cleanText(raw).replace(/ /g, '');
  if (/^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(clean))
    return Number(clean.replaceAll('.', '').replace(',', '.'));
  return /^[+-]?\d+([.,]\d+)?$/.test(clean) ? Number(clean.replace(',', '.')) : NaN;
}

function inRange(value: number, { title, min, max }: Column): CellReading {
  if (value >= (min ?? -Infinity) && value <= (max ?? Infinity)) return { value };
  const limits = [
    ...(min === undefined ? [] : [`không nhỏ hơn ${min}`]),
    ...(max === undefined ? [] : [`không lớn hơn ${max}`]),
  ];
  return refused(
    'NUMBER_OUT_OF_RANGE',
    `“${title}” là ${value}, ngoài khoảng cho phép`,
    `Ghi số ${limits.join(' và ')}.`,
  );
}

export function numeric(whole: boolean): Reader {
  const [kind, example] = whole
    ? ['số nguyên', 'một số nguyên, ví dụ 12']
    : ['số', 'một số, ví dụ 12,5'];
  const fits = whole ? Number.isSafeInteger : Number.isFinite;
  return (raw, column) => {
    const value = numberOf(raw);
    return fits(value)
      ? inRange(value, column)
      : refused('NUMBER_UNREADABLE', `“${shown(raw)}” không phải là ${kind}`, `Ghi ${example}.`);
  };
}
