import { editDistance, type UnplacedFinding, suggest } from './finding.js';
import type { Graph } from './schema.js';
import { commands, engineStates, isAmong, ownStatuses } from './status.js';

const kebab = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const LONGEST = 40;

/**
 * The engine's name that was meant by one that is nearly so; a name that goes on after it is the
 * definition's own ("reviewed-again").
 */
function meant(name: string, known: readonly string[]): string | undefined {
  const slips = name.length < 6 ? 1 : 2;
  return known.find(
    (one) =>
      !name.startsWith(`${one}-`) &&
      editDistance(name.slice(0, LONGEST).toLowerCase().replaceAll('_', '-'), one) <= slips,
  );
}

interface Kind {
  /** Of the engine. */
  readonly known: readonly string[];
  readonly thing: 'trạng thái' | 'lệnh';
  readonly like: string;
}
const ofStates: Kind = { known: engineStates, thing: 'trạng thái', like: 'da-xet' };
const ofCommands: Kind = { known: commands, thing: 'lệnh', like: 'ban-thuong-vu-xet' };

const isKnown = (name: string, { known }: Kind): boolean => known.includes(name);

/** A name that the definition declares. */
function declaredName(name: string, kind: Kind): Pick<UnplacedFinding, 'message' | 'fix'> | null {
  const { known, thing, like } = kind;
  if (isKnown(name, kind)) return null;
  if (isAmong(ownStatuses, name))
    return {
      message: `'${name}' là tên riêng của hệ thống.`,
      fix: `Đặt tên khác, như '${like}'.`,
    };
  const near = meant(name, known);
  if (near !== undefined)
    return { message: `Không có ${thing} nào tên '${name}'.`, fix: `Có phải ý là '${near}'?` };
  if (kebab.test(name) && name.length <= LONGEST) return null;
  return {
    message: `Tên ${thing} '${name}' chỉ gồm chữ thường không dấu, số và gạch nối.`,
    fix: `Viết như '${like}'.`,
  };
}

/** A name that is used: one that was declared is judged where it is declared. */
function usedName(
  name: string,
  declared: readonly string[],
  kind: Kind,
): Pick<UnplacedFinding, 'message' | 'fix'> | null {
  if (declared.includes(name)) return null;
  if (isKnown(name, kind))
    return {
      message:
        `${kind.thing === 'lệnh' ? 'Lệnh' : 'Trạng thái'} '${name}' chưa khai báo trong ` +
        `'${kind.thing === 'lệnh' ? 'commands' : 'states'}'.`,
      fix:
        kind.thing === 'lệnh'
          ? `Thêm '${name}: { title: … }' vào 'commands'.`
          : suggest(name, declared),
    };
  return {
    message: `Không có ${kind.thing} nào tên '${name}'.`,
    fix: suggest(name, [...new Set([...declared, ...kind.known])]),
  };
}

/** Names that nobody declared, that are not written as names, or that are slips of the engine's. */
export function lintNames(graph: Graph): UnplacedFinding[] {
  const [states, own] = [Object.keys(graph.states), Object.keys(graph.commands)];
  const at = (
    path: readonly PropertyKey[],
    where: 'key' | 'value',
    said: Pick<UnplacedFinding, 'message' | 'fix'> | null,
  ): UnplacedFinding[] => (said ? [{ path, at: where, ...said }] : []);
  return [
    ...states.flatMap((name) => at(['states', name], 'key', declaredName(name, ofStates))),
    ...own.flatMap((name) => at(['commands', name], 'key', declaredName(name, ofCommands))),
    ...graph.transitions.flatMap(({ command, from, to }, i) => [
      ...at(['transitions', i, 'command'], 'value', usedName(command, own, ofCommands)),
      ...from.flatMap((name, j) =>
        at(['transitions', i, 'from', j], 'value', usedName(name, states, ofStates)),
      ),
      ...at(['transitions', i, 'to'], 'value', usedName(to, states, ofStates)),
    ]),
  ];
}
