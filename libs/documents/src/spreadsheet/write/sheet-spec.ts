import type { CellStyle } from './styles.js';

/** Part of a text with a look of its own. Size in points. */
export interface SpecRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly size: number;
}

/**
 * A day goes in as `{ day: 'YYYY-MM-DD' }`. Text is text: what begins with = is never a formula.
 */
export type SpecValue =
  | string
  | number
  | null
  | { readonly day: string }
  | { readonly runs: readonly SpecRun[] };

export interface SpecCell {
  readonly value: SpecValue;
  readonly style: CellStyle;
}

export interface SpecRow {
  /** Points; left out: as high as its text, by our own reckoning. */
  readonly height?: number;
  /** By position; null leaves a gap. */
  readonly cells: readonly (SpecCell | null)[];
}

export interface SpecComment {
  /** `B4` */
  readonly cell: string;
  readonly text: string;
}

/** A rule for typing; `range` such as `B6:B2005`. */
export interface SpecValidation {
  readonly range: string;
  /** Drop-down of the cells of this reference; or a whole number from 0, or a day. */
  readonly rule: { readonly list: string } | 'whole' | 'day';
  readonly message: string;
}

export interface SpecPrint {
  readonly landscape: boolean;
  /** Printed again on every page: first and last row. */
  readonly repeat?: readonly [number, number];
  /** Millimetres. */
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
    readonly header: number;
  };
  /** Pages end below these rows. */
  readonly breaks?: readonly number[];
  /** Page number at the top centre, none on the first page: points, font as the sheet's. */
  readonly numberSize?: number;
}

export interface SheetSpec {
  readonly name: string;
  readonly state?: 'veryHidden';
  readonly columns: readonly { readonly width: number; readonly style?: CellStyle }[];
  readonly rows: readonly SpecRow[];
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly merges?: readonly string[];
  readonly validations?: readonly SpecValidation[];
  /** Without a password: against slips, not against intent. */
  readonly protect?: boolean;
  readonly comments?: readonly SpecComment[];
  readonly print?: SpecPrint;
}

export interface BookSpec {
  readonly title: string;
  readonly font: string;
  readonly size: number;
  readonly sheets: readonly SheetSpec[];
}
