import { fieldLabels } from '#libs/org';
import { foldKey, sameText } from '#libs/text';
import type { RawRow, SheetRow } from './org-rows.js';
import { SpreadsheetError } from './spreadsheet-error.js';

// People stand in a sheet of their own, or in the rows of what they are planned for.

interface Known {
  readonly record: RawRow;
  readonly origin: SheetRow;
}

const keyOf = (card: unknown, origin: SheetRow): unknown =>
  card === undefined ? origin : foldKey(String(card));

/** People who have a line of their own. */
function listedPeople(listed: readonly SheetRow[]): Map<unknown, Known> {
  const byCard = new Map<unknown, Known>();
  for (const origin of listed) {
    const record = { ...origin.values.people };
    const key = keyOf(record.cardNumber, origin);
    if (byCard.has(key))
      throw new SpreadsheetError(
        `Trang “${origin.sheet}”, dòng ${origin.row}, cột “Số thẻ”: ` +
          `thẻ “${String(record.cardNumber)}” đã có ở dòng ${byCard.get(key)!.origin.row}.`,
      );
    byCard.set(key, { record, origin });
  }
  return byCard;
}

/**
 * One row per planned post repeats the person: the first row of a card number makes the person, the
 * others say the same or leave it blank.
 */
export function people(
  listed: readonly SheetRow[],
  planned: readonly SheetRow[],
): { records: RawRow[]; origins: SheetRow[] } {
  const byCard = listedPeople(listed);
  for (const origin of planned) {
    const { person: cardNumber, note } = origin.values.planned ?? {};
    const key = keyOf(cardNumber, origin);
    const known = byCard.get(key);
    // Where people have a sheet of their own, a note beside a planned post is about the post.
    const own = note === undefined || listed.length > 0 ? {} : { note };
    if (known) mergeSame(known, origin);
    // Rows without a card number stay apart: the schema names each of them.
    else byCard.set(key, { record: { cardNumber, ...origin.values.people, ...own }, origin });
  }
  return {
    records: [...byCard.values()].map(({ record }) => record),
    origins: [...byCard.values()].map(({ origin }) => origin),
  };
}

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'string' && typeof b === 'string' && sameText(a, b));

function mergeSame(known: Known, { sheet, row, values }: SheetRow): void {
  const again = values.people ?? {};
  const field = Object.keys(again).find(
    (key) => known.record[key] !== undefined && !sameValue(again[key], known.record[key]),
  );
  if (field) {
    const where =
      known.origin.sheet === sheet
        ? `dòng ${known.origin.row}`
        : `dòng ${known.origin.row} của trang “${known.origin.sheet}”`;
    throw new SpreadsheetError(
      `Trang “${sheet}”, dòng ${row}, cột “${fieldLabels.people![field]}”: khác với ${where} ` +
        'của cùng số thẻ.',
    );
  }
  for (const [key, value] of Object.entries(again)) known.record[key] ??= value;
}
