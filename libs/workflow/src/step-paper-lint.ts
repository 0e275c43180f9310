import { kindNamed, kindsWhere } from '#libs/document-kinds';
import type { UnplacedFinding } from './finding.js';
import type { Graph, Papers } from './schema.js';
import { isEngineCommand } from './status.js';

type StepPaper = NonNullable<Papers['documents']['steps']>[number];

const worded = kindsWhere(({ asked }) => asked?.at === 'approve' && asked.words === 'definition');

/** Papers of steps that nobody takes, or that could not be composed. */
export function lintPapersOfSteps(
  { transitions }: Graph,
  { documents: { steps = [] } }: Papers,
): UnplacedFinding[] {
  const own = transitions.map(({ command }) => command).filter((name) => !isEngineCommand(name));
  const named = steps.map(({ step }) => step);
  return steps.flatMap((paper, i): UnplacedFinding[] =>
    faultsOf(paper, { own, before: named.slice(0, i) }).map(({ key, message, fix }) => ({
      path: ['documents', 'steps', i, key],
      at: 'value',
      message,
      fix,
    })),
  );
}

interface Fault {
  readonly key: keyof StepPaper;
  readonly message: string;
  readonly fix: string;
}

function faultsOf(
  { step, kind: name, type }: StepPaper,
  { own, before }: { own: readonly string[]; before: readonly string[] },
): Fault[] {
  const kind = kindNamed(name);
  return [
    ...(own.includes(step)
      ? []
      : [
          {
            key: 'step' as const,
            message: `Không có bước riêng nào tên '${step}'.`,
            fix:
              own.length > 0
                ? `Chọn trong: ${[...new Set(own)].join(', ')}.`
                : "Thêm bước ấy vào 'transitions', hoặc bỏ 'steps'.",
          },
        ]),
    ...(before.includes(step)
      ? [{ key: 'step' as const, message: `Bước '${step}' ghi hai lần.`, fix: 'Bỏ một.' }]
      : []),
    ...(worded.some((one) => one.name === name)
      ? []
      : [
          {
            key: 'kind' as const,
            message: `Văn bản của một bước không thể là '${name}'.`,
            fix: `Dùng kind: ${worded.map((one) => one.name).join(' hoặc ')}.`,
          },
        ]),
    ...(type === kind.register || !worded.some((one) => one.name === name)
      ? []
      : [
          {
            key: 'type' as const,
            message: `Mẫu ${kind.noun.toLocaleLowerCase('vi')} in ký hiệu ${kind.register}.`,
            fix: `Viết ${kind.register}.`,
          },
        ]),
  ];
}
