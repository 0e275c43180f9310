import { type Fact } from '#libs/decider';

/** A field of a record at some moment, as people call it. */
export interface Line {
  readonly label: string;
  readonly value: string;
}

/** What a fact is in words. */
export interface Told {
  readonly text: string;
  /** Why and by which paper. */
  readonly details?: readonly string[];
  /** What a report, a vote or a reviewer says: for those with report.read alone. */
  readonly inside?: readonly string[];
}

/** Names of what facts know by id. */
export interface Names {
  readonly cell: (id: string) => string;
  /** `09-TB/ĐU`; undefined while it is not in the register. */
  readonly paper: (notice: string) => string | undefined;
  /** Of an obligation, in the words of its definition. */
  readonly command: (command: string) => string;
  readonly place: (state: string) => string;
}

/** One entry for each type of a family of facts: a type that is forgotten does not compile. */
export type Telling<E extends Fact> = {
  readonly [T in E['type']]: (data: Extract<E, { type: T }>['data'], names: Names) => Told;
};

/** A family of streams: how its facts are told, and how it stands after them. */
export interface Family<S, E extends Fact> {
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
  readonly parse: (fact: unknown) => E;
  readonly tell: Telling<E>;
  readonly lines: (state: S, names: Names) => readonly Line[];
}

/** A line whose value is not there yet is left out. */
export const line = (label: string, value: string | number | null | undefined): Line[] =>
  value === null || value === undefined || value === '' ? [] : [{ label, value: `${value}` }];

export const because = (reason: string | undefined): string[] =>
  reason === undefined || reason === '' ? [] : [`Lý do: ${reason}`];

export const byPaper = (document: string | undefined): string[] =>
  document === undefined || document === '' ? [] : [`Theo văn bản: ${document}`];
