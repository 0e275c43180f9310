/** A cell that shows an error instead of a value: `#REF!`. */
export class CellError {
  constructor(readonly code: string) {}
}

export type CellValue = string | number | boolean | Date | CellError;
