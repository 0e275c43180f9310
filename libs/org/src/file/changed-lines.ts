import { choiceLabels, fieldLabels } from './labels.js';
import type { OrgChange } from './org-change.js';

export const shownDay = (day: string): string => day.split('-').reverse().join('/');

const words = new Map<unknown, string>([
  [null, '(trống)'],
  [undefined, '(trống)'],
  ['', '(trống)'],
  [true, 'có'],
  [false, 'không'],
]);

export function shown(field: string, value: unknown): string {
  const label = words.get(value) ?? choiceLabels[field]?.[String(value)];
  if (label !== undefined) return label;
  return /^\d{4}-\d{2}(-\d{2})?$/.test(String(value))
    ? shownDay(String(value))
    : `“${String(value)}”`;
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields of a line that say something else than the record. */
export function changedFields(
  line: object,
  recorded: object,
  skip: readonly string[] = [],
): string[] {
  return Object.keys(line).filter(
    (field) =>
      !skip.includes(field) &&
      field in recorded &&
      ((line as Fields)[field] ?? null) !== ((recorded as Fields)[field] ?? null),
  );
}

export const told = (
  section: string,
  field: string,
  [before, after]: readonly [object, object],
): string =>
  `${(fieldLabels[section]?.[field] ?? field).toLocaleLowerCase('vi')}: ` +
  `${shown(field, (before as Fields)[field])} → ${shown(field, (after as Fields)[field])}`;

interface Compare<T extends object> {
  readonly section: 'letterheads' | 'cells' | 'terms' | 'planned';
  readonly recorded: readonly T[];
  readonly lines: readonly T[];
  readonly key: (line: T) => string;
  readonly name: (line: T) => string;
  readonly dangerous: readonly string[];
  readonly missing: (line: T) => OrgChange | undefined;
}

export function compare<T extends object>({
  section,
  recorded,
  lines,
  key,
  name,
  dangerous,
  missing,
}: Compare<T>): OrgChange[] {
  const known = new Map(recorded.map((line) => [key(line), line]));
  const named = new Set(lines.map(key));
  return [
    ...lines.flatMap((line): OrgChange[] => {
      const before = known.get(key(line));
      if (!before) return [{ kind: 'add', section, text: `thêm ${name(line)}` }];
      return changedFields(line, before).map((field): OrgChange => ({
        kind: dangerous.includes(field) ? 'danger' : 'change',
        section,
        text: `${name(line)}, ${told(section, field, [before, line])}`,
      }));
    }),
    ...recorded.filter((line) => !named.has(key(line))).flatMap((line) => missing(line) ?? []),
  ];
}
