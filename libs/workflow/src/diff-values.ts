import { keyName, namedMaps, orderedLists } from './diff-names.js';

type Group = Readonly<Record<string, unknown>>;

/** Where two values stand: the names that lead there, and the key of the file that holds them. */
export interface Place {
  readonly path: readonly string[];
  readonly key: string;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is not written, or written as a default, is not worth a word in an item that is new. */
const saysNothing = (value: unknown): boolean =>
  value === undefined ||
  value === false ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'string') return `“${value}”`;
  if (Array.isArray(value)) return value.map((item) => bracketed(item)).join(', ') || 'không có';
  if (!isGroup(value)) return String(value);
  const parts = Object.entries(value).filter(([, inner]) => !saysNothing(inner));
  return (
    parts.map(([key, inner]) => `${keyName('', key)} ${bracketed(inner)}`).join(', ') ||
    'không có gì'
  );
}

const bracketed = (value: unknown): string => (isGroup(value) ? `(${shown(value)})` : shown(value));

/** What an item of a list is known by; undefined when only its content tells it from another. */
function nameOf(item: unknown): string | undefined {
  if (!isGroup(item)) return undefined;
  const { rule, parameter } = item;
  if (typeof rule === 'string') return `${rule} ${String(parameter)}`;
  const name = item['step'] ?? item['key'] ?? item['code'] ?? item['value'] ?? item['name'];
  return name === undefined ? undefined : String(name);
}

interface Pair {
  readonly before: unknown;
  readonly after: unknown;
}

/** Items of one name: those that say the same belong together, then one after the other. */
function pairSameName(before: readonly unknown[], after: readonly unknown[]): Pair[] {
  const rest = [...after];
  const changed: unknown[] = [];
  const pairs: Pair[] = [];
  for (const item of before) {
    const same = rest.findIndex((other) => JSON.stringify(other) === JSON.stringify(item));
    if (same < 0) changed.push(item);
    else pairs.push({ before: item, after: rest.splice(same, 1)[0] });
  }
  const count = Math.max(changed.length, rest.length);
  return [
    ...pairs,
    ...Array.from({ length: count }, (_, i) => ({ before: changed[i], after: rest[i] })),
  ];
}

/** Without names, what was replaced can be told only where as many went as came. */
function apart(pairs: readonly Pair[]): Pair[] {
  const [went, came] = (['before', 'after'] as const).map((side) =>
    pairs.filter((pair) => pair[side] !== undefined),
  );
  return went!.length === came!.length
    ? [...pairs]
    : pairs.flatMap(({ before, after }) =>
        JSON.stringify(before) === JSON.stringify(after)
          ? [{ before, after }]
          : [
              { before, after: undefined },
              { before: undefined, after },
            ],
      );
}

function pairsOf(before: readonly unknown[], after: readonly unknown[]): [string, Pair[]][] {
  const names = new Set([...before, ...after].map(nameOf));
  return [...names].map((name) => {
    const own = (item: unknown) => nameOf(item) === name;
    const pairs = pairSameName(before.filter(own), after.filter(own));
    return [name ?? '', name === undefined ? apart(pairs) : pairs];
  });
}

/** How items are called where only their order is told. */
const calledBy = (item: unknown): string => nameOf(item) ?? shown(item);

function orderChange(pairs: readonly Pair[], lists: [readonly unknown[], readonly unknown[]]) {
  const kept = pairs.filter(({ before, after }) => before !== undefined && after !== undefined);
  const sorted = (side: 'before' | 'after', list: readonly unknown[]): Pair[] =>
    [...kept].sort((a, b) => list.indexOf(a[side]) - list.indexOf(b[side]));
  const [was, is] = [sorted('before', lists[0]), sorted('after', lists[1])];
  if (was.every((pair, i) => pair === is[i])) return undefined;
  const said = (list: readonly Pair[]) => list.map(({ after }) => calledBy(after)).join(', ');
  return `chỉ thứ tự đổi từ ${said(was)} thành ${said(is)}`;
}

function listChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  { path, key }: Place,
): string[] {
  const named = pairsOf(before, after);
  const lines = named.flatMap(([name, pairs]) =>
    pairs.flatMap((pair) =>
      valueChanges(pair.before, pair.after, {
        path: name ? [...path, name] : path,
        key: `${key} item`,
      }),
    ),
  );
  if (!orderedLists.has(key)) return lines;
  const pairs = named.flatMap(([, some]) => some);
  const order = orderChange(pairs, [before, after]);
  return order === undefined ? lines : [...lines, `${path.join(' › ')}: ${order}.`];
}

function groupChanges(before: Group, after: Group, { path, key }: Place): string[] {
  const authors = namedMaps.has(key);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    valueChanges(before[name], after[name], {
      path: [...path, authors ? name : keyName(key, name)],
      // A shared list of choices is ordered as the choices of a column are.
      key: authors ? (key === 'choices' ? key : '') : name,
    }),
  );
}

/**
 * What differs between two values, a line each. Lists are compared by what their items are known
 * by, so one that is put into the middle is named alone; another order is told where it is seen.
 */
export function valueChanges(before: unknown, after: unknown, place: Place): string[] {
  const where = place.path.join(' › ');
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before === undefined) return [`${where}: thêm ${shown(after)}.`];
  if (after === undefined) return [`${where}: bỏ ${shown(before)}.`];
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, place);
  if (isGroup(before) && isGroup(after)) return groupChanges(before, after, place);
  return [`${where}: đổi từ ${shown(before)} thành ${shown(after)}.`];
}
