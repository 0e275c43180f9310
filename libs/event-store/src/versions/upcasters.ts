import { type FactTypes, type Upcast } from '#libs/decider';

export interface VersionedFact {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: object;
}

/**
 * The program does not know this type, or knows only older versions of it, so it is older than its
 * data. No single event is at fault, and nothing is parked or skipped: the reader stops before it,
 * and a command on the stream is refused, until the program is upgraded.
 */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
  readonly code = 'UNKNOWN_EVENT';
  constructor(
    readonly type: string,
    readonly schemaVersion: number,
    latest: number | undefined,
  ) {
    const known =
      latest === undefined ? 'không biết loại sự kiện này' : `chỉ biết đến phiên bản ${latest}`;
    super(
      `Dữ liệu có sự kiện ${type} phiên bản ${schemaVersion}, nhưng chương trình này ${known}: ` +
        'hãy nâng cấp chương trình rồi chạy lại, không mất gì.',
    );
  }
}

/**
 * The upcasters of a type have a gap: version k needs upcasters from 1 to k - 1. This is found at
 * boot.
 */
export class IncompleteUpcasters extends Error {
  override readonly name = 'IncompleteUpcasters';
}

export interface Upcasters {
  readonly types: readonly string[];
  /**
   * The version with which new events of this type are written; undefined when the type is unknown.
   */
  latest(type: string): number | undefined;
  /** The same fact in the latest shape of its type. Throws `UnknownEvent`. */
  upcast<F extends VersionedFact>(fact: F): F;
}

function ladder(type: string, steps: Readonly<Record<number, Upcast>>): readonly Upcast[] {
  const versions = Object.keys(steps).map(Number);
  const missing = versions.map((_, i) => i + 1).filter((version) => steps[version] === undefined);
  if (missing.length > 0)
    throw new IncompleteUpcasters(
      `${type} has upcasters from ${versions.join(', ')} but none from version ` +
        `${missing.join(', ')}`,
    );
  return versions.map((_, i) => steps[i + 1]!);
}

/** A pure registry of every type a program stores. */
export function upcasters(table: FactTypes): Upcasters {
  const ladders = new Map(
    Object.entries(table).map(([type, steps]) => [type, ladder(type, steps)]),
  );
  const latest = (type: string): number | undefined => {
    const steps = ladders.get(type);
    return steps && steps.length + 1;
  };
  return {
    types: [...ladders.keys()],
    latest,
    upcast(fact) {
      const newest = latest(fact.type);
      if (newest === undefined || fact.schemaVersion > newest)
        throw new UnknownEvent(fact.type, fact.schemaVersion, newest);
      if (fact.schemaVersion === newest) return fact;
      const data = ladders
        .get(fact.type)!
        .slice(fact.schemaVersion - 1)
        .reduce<object>((older, step) => step(older as never), fact.data);
      return { ...fact, schemaVersion: newest, data };
    },
  };
}
