import { finding, type Finding, type RawRow } from '#libs/forms';
import { cleanText, sameText } from '#libs/text';
import {
  cardsOf,
  type CheckContext,
  type PlanningTable,
  type RegisteredPerson,
} from '../rules/case.js';

// A cell of numbers drops the zeros in front of a card number. The records know them for the cell's
// own planned people; about anybody else nothing may be told.

type Tables = Partial<Record<PlanningTable, readonly RawRow[]>>;
type Asked = Pick<CheckContext, 'terms' | 'register'>;

const withCards = ['review', 'additions', 'votes'] as const;
const bare = (card: string): string => card.replace(/^0+/, '');

interface OwnCard {
  readonly card: string;
  readonly person: RegisteredPerson;
}

function ownCards({ terms, register = [] }: Asked): Map<string, OwnCard[]> {
  const planned = new Set(
    terms.flatMap(({ base }) => base?.entries.map(({ person }) => person) ?? []),
  );
  const cards = new Map<string, OwnCard[]>();
  for (const person of register.filter(({ id }) => planned.has(id))) {
    for (const card of cardsOf(person))
      cards.set(bare(card), [...(cards.get(bare(card)) ?? []), { card, person }]);
  }
  return cards;
}

const named = ({ cells }: RawRow, { person }: OwnCard): boolean => {
  const typed = typeof cells['person'] === 'string' ? cleanText(cells['person']) : '';
  return typed === '' || sameText(typed, person.name);
};

function objection(
  table: PlanningTable,
  row: RawRow,
  more: Pick<Finding, 'rule' | 'severity' | 'message' | 'fix'>,
): Finding {
  return finding({
    ...more,
    table,
    row: { key: `#${row.number}`, number: row.number },
    column: 'cardNumber',
    measured: String(row.cells['cardNumber']),
  });
}

/** Undefined when nothing is known about the number, or when nothing is missing. */
function restored(
  table: PlanningTable,
  row: RawRow,
  known: ReadonlyMap<string, readonly OwnCard[]>,
): { readonly row: RawRow; readonly finding: Finding } | undefined {
  const number = row.cells['cardNumber'];
  const own = typeof number === 'number' ? (known.get(String(number)) ?? []) : [];
  if (own.every(({ card }) => card === String(number))) return undefined;
  const meant = own.filter((one) => named(row, one));
  const [first] = meant;
  if (meant.length !== 1 || !first) {
    return {
      row,
      finding: objection(table, row, {
        rule: 'CARD_AMBIGUOUS',
        severity: 'error',
        message:
          `Số thẻ “${number}” đang là ô số nên đã mất số 0 ở đầu, và không chắc là thẻ ` + 'của ai',
        fix: 'Đổi ô sang kiểu Văn bản (Text) rồi gõ lại đủ các chữ số trên thẻ.',
      }),
    };
  }
  return {
    row: { ...row, cells: { ...row.cells, cardNumber: first.card } },
    finding: objection(table, row, {
      rule: 'CARD_RESTORED',
      severity: 'warning',
      message:
        `Số thẻ “${number}” đang là ô số nên đã mất số 0 ở đầu; theo danh sách của chi bộ đó ` +
        `là thẻ ${first.card}`,
      fix: 'Đối chiếu với thẻ; nên đổi ô sang kiểu Văn bản (Text) rồi gõ lại.',
    }),
  };
}

/** The rows, with certain card numbers corrected, and a report of what was done. */
export function restoreCards(
  tables: Tables,
  asked: Asked,
): { readonly tables: Tables; readonly findings: readonly Finding[] } {
  const rows = withCards.flatMap((table) => tables[table] ?? []);
  if (!rows.some(({ cells }) => typeof cells['cardNumber'] === 'number'))
    return { tables, findings: [] };
  const known = ownCards(asked);
  const findings: Finding[] = [];
  const mended = withCards.map((table): [PlanningTable, readonly RawRow[]] => [
    table,
    (tables[table] ?? []).map((row) => {
      const found = restored(table, row, known);
      if (found) findings.push(found.finding);
      return found?.row ?? row;
    }),
  ]);
  return { tables: { ...tables, ...Object.fromEntries(mended) }, findings };
}
