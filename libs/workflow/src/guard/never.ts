import { toInstant } from '#libs/calendar';
import { type Expression, operandsOf, type PlainOperand, readExpression } from '#libs/conditions';
import { fieldOf, type FieldName, type FieldType, type FieldValue } from './fields.js';
import { guardHolds } from './predicate.js';

/** More situations than this are not tried, and nothing is said of the guard. */
const mostSituations = 50_000;

const moment = (rank: number): string =>
  `2024-01-01T00:00:${String(rank).padStart(2, '0')}.000000Z`;

const near: Readonly<
  Record<FieldType, (literals: readonly PlainOperand[], fields: number) => FieldValue[]>
> = {
  boolean: () => [true, false],
  number: (literals) => [
    // What is counted is never below nothing.
    ...new Set(
      [0, 1, ...valuesOf(literals).flatMap((n) => beside(Number(n)))].filter((n) => n >= 0),
    ),
  ],
  text: (literals) => [
    ...new Set([
      '',
      ...valuesOf(literals).flatMap((text) => [`${text}`, `${text} `]),
      '\u{10FFFF}',
    ]),
  ],
  // Only the order of instants counts: as many as there are fields, and those that are written.
  instant: (literals, fields) => [
    ...Array.from({ length: fields }, (_, rank) => moment(rank)),
    ...valuesOf(literals).flatMap((text) => around(String(text))),
  ],
};

const beside = (n: number): number[] => [n - 1, n, n + 1];

function valuesOf(literals: readonly PlainOperand[]): (string | number | boolean)[] {
  return literals.flatMap((one) => (one.kind === 'literal' ? [one.value] : []));
}

/** A written instant, and moments before and after it. */
function around(text: string): string[] {
  const at = Date.parse(text);
  return [-3, -2, -1, 0, 1, 2, 3].map((seconds) => toInstant(new Date(at + seconds * 1000)));
}

/** Literals that stand beside the field anywhere in the guards. */
function besideOf(expressions: readonly Expression[], name: FieldName): PlainOperand[] {
  const type = fieldOf(name)!.type;
  return expressions
    .flatMap(operandsOf)
    .filter(
      (one) => one.kind === 'literal' && (type !== 'number' || typeof one.value === 'number'),
    );
}

function candidates(
  expressions: readonly Expression[],
  names: readonly FieldName[],
  statuses: readonly string[],
): FieldValue[][] {
  const instants = names.filter((name) => fieldOf(name)?.type === 'instant').length;
  return names.map((name) => {
    if (name === 'obligation.status') return [...statuses];
    const { type, nullable } = fieldOf(name)!;
    const literals = besideOf(expressions, name).filter(
      (one) => type !== 'instant' || !Number.isNaN(Date.parse(String(valuesOf([one])[0]))),
    );
    return [...near[type](literals, instants), ...(nullable ? [null] : [])];
  });
}

/**
 * Whether no situation whatever lets all the guards hold. They have been checked. Instants are
 * tried in every order, numbers beside what is written, a status as one that the step starts from;
 * what is never so in reality is tried as well, so that nothing sound is called never true.
 */
export function neverHold(whens: readonly string[], statuses: readonly string[]): boolean {
  const expressions = whens.map(readExpression);
  const names = [
    ...new Set(
      expressions
        .flatMap(operandsOf)
        .flatMap((one) => (one.kind === 'field' ? [one.name as FieldName] : [])),
    ),
  ];
  const values = candidates(expressions, names, statuses);
  if (values.reduce((product, { length }) => product * length, 1) > mostSituations) return false;
  const holds = (chosen: readonly FieldValue[]): boolean => {
    const next = values[chosen.length];
    if (next) return next.some((value) => holds([...chosen, value]));
    const facts = Object.fromEntries(names.map((name, i) => [name, chosen[i]!]));
    return whens.every((when) => guardHolds(when, facts));
  };
  return !holds([]);
}
