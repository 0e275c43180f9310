import type { Finding } from './finding.js';

/**
 * Up to this many findings with the same words, or with the same rule and column, are shown one by
 * one.
 */
const sameWords = 10;
const sameRule = 25;
const rangesShown = 8;

/** 7, 8, 9, 12 → "7–9, 12". */
export function rowRanges(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else ranges.push([row, row]);
  }
  const shown = ranges
    .slice(0, rangesShown)
    .map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
    .join(', ');
  return ranges.length > rangesShown ? `${shown}, …` : shown;
}

function groupsBy(
  findings: readonly Finding[],
  key: (found: Finding) => string,
): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const found of findings) {
    const group = groups.get(key(found));
    if (group) group.push(found);
    else groups.set(key(found), [found]);
  }
  return groups;
}

function grouped(
  findings: readonly Finding[],
  key: (found: Finding) => string,
  atMost: number,
): Finding[] {
  const groups = groupsBy(
    findings.filter(({ row, rows }) => row !== null && rows === undefined),
    key,
  );
  const told = new Set<string>();
  return findings.flatMap((found) => {
    const group =
      found.row !== null && found.rows === undefined ? (groups.get(key(found)) ?? []) : [];
    if (group.length <= atMost) return [found];
    if (told.has(key(found))) return [];
    told.add(key(found));
    const rows = group.flatMap(({ row }) => (row ? [row.number] : []));
    return [
      {
        ...found,
        id: `${found.id}|×${rows.length}`,
        message: `${found.message}; cùng loại có ở ${rows.length} dòng: ${rowRanges(rows)}`,
        rows,
      },
    ];
  });
}

/**
 * Makes one finding of one cause. What a fill-down, a missing column or a paste does to hundreds of
 * rows is reported once, with its rows.
 */
export function groupFindings(findings: readonly Finding[]): Finding[] {
  const place = ({ severity, rule, table, column }: Finding): string =>
    [severity, rule, table, column].join('|');
  return grouped(
    grouped(findings, (found) => `${place(found)}|${found.message}`, sameWords),
    place,
    sameRule,
  );
}
