/** Months of a period. These names are stored in definitions. Never rename; add. */
export const periodMonths = { year: 12, 'half-year': 6, quarter: 3, month: 1 } as const;
export type Every = keyof typeof periodMonths;
export const everies = Object.keys(periodMonths) as Every[];

/** Stands for a due date that no number names. */
export const LAST_WORKING_DAY = 'last-working-day';
