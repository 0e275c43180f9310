import { type InvariantReport } from './findings.js';

const WIDTH = 'VI PHẠM'.length;

function verdict({ ok, remarks }: InvariantReport): string {
  if (!ok) return 'VI PHẠM';
  return remarks.length > 0 ? 'CHÚ Ý' : 'ok';
}

/** One line for each invariant, with its violations, remarks and notes indented below. */
export function printReports(reports: readonly InvariantReport[]): string[] {
  return reports.flatMap((report) => [headline(report), ...details(report)]);
}

function headline(report: InvariantReport): string {
  const { id, title, looked } = report;
  const what = looked === '' ? title : `${title}: ${looked}`;
  return `${id.padEnd(3)}  ${verdict(report).padEnd(WIDTH)}  ${what}`;
}

function details({ violations, remarks, notes, hidden, unshown }: InvariantReport): string[] {
  return [
    ...violations.map((violation) => `       - ${violation}`),
    ...(hidden > 0 ? [`       … và ${hidden} vi phạm nữa`] : []),
    ...remarks.map((remark) => `       ! ${remark}`),
    ...(unshown > 0 ? [`       … và ${unshown} điều cần chú ý nữa`] : []),
    ...notes.map((note) => `       · ${note}`),
  ];
}

/** One line `I5: …` for each violation, for a summary. */
export function listViolations(reports: readonly InvariantReport[]): string[] {
  return reports.flatMap(({ id, violations, hidden }) => [
    ...violations.map((violation) => `${id}: ${violation}`),
    ...(hidden > 0 ? [`${id}: … và ${hidden} vi phạm nữa`] : []),
  ]);
}
