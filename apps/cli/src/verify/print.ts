import { type InvariantReport } from './findings.js';

const WIDTH = 'VI PHẠM'.length;

/** One line per invariant, its violations indented below. */
export function printReports(reports: readonly InvariantReport[]): string[] {
  return reports.flatMap(({ id, title, ok, looked, violations, notes, hidden }) => [
    `${id.padEnd(3)}  ${(ok ? 'ok' : 'VI PHẠM').padEnd(WIDTH)}  ${title}${looked === '' ? '' : `: ${looked}`}`,
    ...violations.map((violation) => `       - ${violation}`),
    ...notes.map((note) => `       · ${note}`),
    ...(hidden > 0 ? [`       … và ${hidden} vi phạm nữa`] : []),
  ]);
}

/** `I5: …` for each violation, for a summary. */
export function listViolations(reports: readonly InvariantReport[]): string[] {
  return reports.flatMap(({ id, violations, hidden }) => [
    ...violations.map((violation) => `${id}: ${violation}`),
    ...(hidden > 0 ? [`${id}: … và ${hidden} vi phạm nữa`] : []),
  ]);
}
