import { shortDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { type Way, waysText } from '../obligation/waiting.js';

/** An obligation that keeps its directive open, and what can be done about it. */
export interface OpenObligation {
  readonly cell: string;
  readonly name: string;
  readonly status: string;
  /** The status in the definition's words. */
  readonly title: string;
  /**
   * When it came into that state. Null when it does not exist yet, which takes a moment after the
   * issue.
   */
  readonly since: string | null;
  readonly dueOn: string | null;
  readonly ways: readonly Way[];
}

/** Number of names in the text; the others are only counted. */
const NAMED = 10;
/** Number of entries in the answer. It is a list to work from, not a page of a hundred thousand. */
const LISTED = 500;

function named(open: readonly OpenObligation[]): string {
  const names = open
    .slice(0, NAMED)
    .map(({ name, dueOn }) => (dueOn === null ? name : `${name} (hạn ${shortDate(dueOn)})`));
  return names.join(', ') + (open.length > NAMED ? ` và ${open.length - NAMED} chi bộ khác` : '');
}

/** Groups them by state, and says which cells are open and how each is ended. */
function inWords(open: readonly OpenObligation[]): string {
  const kindOf = ({ title, ways }: OpenObligation): string => `${title}|${waysText(ways)}`;
  return [...new Set(open.map(kindOf))]
    .map((kind) => {
      const alike = open.filter((one) => kindOf(one) === kind);
      const { title, ways } = alike[0]!;
      const how = ways.length > 0 ? `; cách kết thúc: ${waysText(ways)}` : '';
      return `“${title}”: ${named(alike)}${how}.`;
    })
    .join(' ');
}

/**
 * `wanted` says what may be done instead, or afterwards. `open` names each obligation with its
 * ways; `count` is the number of all.
 */
export function stillOpen(open: readonly OpenObligation[], wanted: string): Refused {
  return new Refused(
    'STILL_OPEN',
    `Còn ${open.length} chi bộ chưa xong. ${inWords(open)} ${wanted}`,
    { count: open.length, open: open.slice(0, LISTED) },
  );
}
