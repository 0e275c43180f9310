/** A table and its columns, by their position. */
export interface Place {
  readonly table: string;
  readonly columns: ReadonlyMap<number, string>;
}

export interface HeadedPlace extends Place {
  readonly headerRow: number;
  /** Our own notes at its headings. */
  readonly helps: readonly string[];
}
