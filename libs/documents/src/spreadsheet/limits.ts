/** What a workbook may cost before it is refused. Sizes in bytes, lengths in UTF-16 units. */
export interface WorkbookLimits {
  readonly fileBytes: number;
  /** Parts of the zip. */
  readonly entries: number;
  /** All parts together, really inflated: the sizes a zip declares are only claims. */
  readonly inflatedBytes: number;
  /** Inflated to packed size of one part, once it is larger than `ratioFloorBytes`. */
  readonly ratio: number;
  readonly ratioFloorBytes: number;
  readonly sheets: number;
  /** Last row and column that may hold a value; formats further out are ignored. */
  readonly rows: number;
  readonly columns: number;
  /** Cells with a value, all sheets together. */
  readonly cells: number;
  /** One cell: what Excel itself allows. */
  readonly cellText: number;
  /** Text of all cells, a shared string counted as often as it is used. */
  readonly text: number;
}

/**
 * The largest planning workbook (20,000 votes, 10,000 people in each list) stays below half of
 * these; ordinary sheets pack 10 to 60 to 1.
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
