/** Limits above which a workbook is refused. Sizes are in bytes, lengths in UTF-16 units. */
export interface WorkbookLimits {
  readonly fileBytes: number;
  /** Number of parts in the zip. */
  readonly entries: number;
  /**
   * Size of all parts together when they are really inflated, because the sizes that a zip declares
   * are only claims.
   */
  readonly inflatedBytes: number;
  /**
   * Ratio of inflated to packed size of one part, once the part is larger than `ratioFloorBytes`.
   */
  readonly ratio: number;
  readonly ratioFloorBytes: number;
  readonly sheets: number;
  /** Last row and column that may have a value. Formats further out are ignored. */
  readonly rows: number;
  readonly columns: number;
  /** Number of cells with a value in all sheets together. */
  readonly cells: number;
  /** Length of the text of one cell, as Excel itself limits it. */
  readonly cellText: number;
  /** Length of the text of all cells. A shared string counts as often as it is used. */
  readonly text: number;
}

/**
 * The largest planning workbook (20,000 votes, 10,000 people in each list) stays below half of
 * these limits. Ordinary sheets are packed 10 to 60 times.
 */
export const workbookLimits: WorkbookLimits = {
  fileBytes: 10 << 20,
  entries: 500,
  inflatedBytes: 64 << 20,
  ratio: 150,
  ratioFloorBytes: 1 << 20,
  sheets: 40,
  rows: 60_000,
  columns: 100,
  cells: 1_000_000,
  cellText: 32_767,
  text: 32 << 20,
};
