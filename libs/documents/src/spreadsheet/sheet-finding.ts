/**
 * A finding about a place in a workbook. It has the fields of a finding of libs/forms, so both
 * stand in one list.
 */
export interface SheetFinding {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** Table key; '' for the workbook as a whole, or for a sheet that is no table. */
  readonly table: string;
  /** `number` is the sheet's own row number. */
  readonly row: { readonly key: string; readonly number: number } | null;
  /** Column key. */
  readonly column: string | null;
  readonly rule: string;
  /** In Vietnamese, without a full stop. */
  readonly message: string;
  /** Whole sentences in Vietnamese. */
  readonly fix: string;
  readonly source: null;
}

export interface SheetFindingDraft extends Pick<
  SheetFinding,
  'severity' | 'rule' | 'message' | 'fix'
> {
  readonly table?: string;
  readonly row?: number;
  readonly column?: string | undefined;
  /** Tells this finding from others of its rule and place. */
  readonly measured?: string;
}

export function findingOf({
  table = '',
  row,
  column,
  measured = '',
  ...rest
}: SheetFindingDraft): SheetFinding {
  const key = row === undefined ? '' : `#${row}`;
  const id = [rest.rule, table, key, column ?? '', measured].join('|').replace(/\|+$/, '');
  return {
    id,
    table,
    row: row === undefined ? null : { key, number: row },
    column: column ?? null,
    source: null,
    ...rest,
  };
}
