import { z } from 'zod';
import { text } from './fields.js';

const count = z.int().min(0).max(1_000_000);

/** Numbers of persons, each counted once; null when one cannot be known. */
const counts = {
  start: count,
  removed: count,
  added: count,
  end: count,
  /** Seats set for the committee. */
  seats: count.nullable(),
  /** `end` divided by `seats`. */
  coefficient: z.number().min(0).max(10_000).nullable(),
  women: count,
  underForty: count,
  minorities: count,
  /** Average age in years. */
  averageAge: z.number().min(0).max(150).nullable(),
};

/**
 * The committee's own table for one term. Its rows are the chi bộ; its columns are đầu kỳ, đưa ra,
 * bổ sung, cuối kỳ, hệ số, nữ, dưới 40, dân tộc thiểu số, bình quân tuổi.
 */
export const consolidatedTerm = z.strictObject({
  /** '2022-2025' */
  term: text,
  rows: z.array(z.strictObject({ cell: text, ...counts })).max(2_000),
  total: z.strictObject(counts),
});

export type ConsolidatedTerm = z.output<typeof consolidatedTerm>;
export type ConsolidatedTermInput = z.input<typeof consolidatedTerm>;
type Counts = ConsolidatedTerm['total'];

/** A decimal as it is written in Vietnamese, or a dash when there is no figure. */
export const decimal = (value: number | null, places: number): string =>
  value === null ? '-' : value.toFixed(places).replace('.', ',');

const countsView = ({ seats, coefficient, averageAge, ...others }: Counts): object => ({
  ...others,
  seats: seats ?? '-',
  coefficient: decimal(coefficient, 2),
  averageAge: decimal(averageAge, 1),
});

export function consolidatedTermView({ term, rows, total }: ConsolidatedTerm): object {
  return {
    term,
    rows: rows.map(countsView),
    total: countsView(total),
  };
}
