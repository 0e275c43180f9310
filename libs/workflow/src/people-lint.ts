import type { UnplacedFinding } from './finding.js';
import type { Graph, Papers } from './schema.js';
import { commandFacts } from './status.js';
import { plainNotice, type Role } from './vocabulary.js';

type Transition = Graph['transitions'][number];

/**
 * A second person needs a first: every step that leads to the state must be one that a person took,
 * and somebody else must be left to take this one.
 */
export function lintSecondPerson({ transitions }: Graph): UnplacedFinding[] {
  return transitions.flatMap((transition, i): UnplacedFinding[] => {
    if (!transition.secondPerson) return [];
    const path = ['transitions', i, 'secondPerson'];
    const leading = transitions.filter(
      ({ to, command }) => command !== transition.command && transition.from.includes(to),
    );
    const unreviewed = leading.find(({ roles }) => !roles.some(isReader));
    if (leading.length > 0 && unreviewed === undefined) return [];
    const message = unreviewed
      ? `Cần người thứ hai, nhưng bước '${unreviewed.command}' trước đó không do ai thẩm định.`
      : 'Cần người thứ hai, nhưng không có bước nào trước đó để làm người thứ nhất.';
    return [
      {
        path,
        at: 'key',
        message,
        fix: "Cho 'from' là trạng thái sau thẩm định, hoặc bỏ 'secondPerson'.",
      },
    ];
  });
}

const isReader = (role: Role): boolean => role === 'reviewer' || role === 'approver';

/**
 * The committee's decision is never the reviewer's own: code refuses it always, so a definition
 * says it.
 */
export function lintFourEyes({ transitions }: Graph): UnplacedFinding[] {
  return transitions.flatMap((transition, i): UnplacedFinding[] =>
    transition.command !== 'approve-report' || transition.secondPerson
      ? []
      : [
          {
            path: ['transitions', i, 'command'],
            at: 'value',
            message: 'Người phê duyệt phải khác người thẩm định.',
            fix: "Thêm 'secondPerson: true'.",
          },
        ],
  );
}

/**
 * The roles listed twice, and a person's command that only the system has, or the other way round:
 * nobody could give it.
 */
export function lintRoles({ transitions }: Graph): UnplacedFinding[] {
  return transitions.flatMap((transition, i) => [
    ...sameRole(transition, i),
    ...nobody(transition, i),
  ]);
}

function sameRole({ roles }: Transition, i: number): UnplacedFinding[] {
  return roles.flatMap((role, j): UnplacedFinding[] =>
    roles.indexOf(role) === j
      ? []
      : [
          {
            path: ['transitions', i, 'roles', j],
            at: 'value',
            message: `Vai '${role}' ghi hai lần.`,
            fix: 'Bỏ một.',
          },
        ],
  );
}

function nobody({ command, roles }: Transition, i: number): UnplacedFinding[] {
  const { by } = commandFacts[command];
  const who: readonly Role[] = by;
  // That the mark is the system's own is asked by the lint of the deadline.
  if (command === 'expire' || roles.some((role) => who.includes(role))) return [];
  return [
    {
      path: ['transitions', i, 'roles'],
      at: 'value',
      message: `Không ai làm được '${command}': không vai nào ở đây có quyền ấy.`,
      fix: `Thêm một trong: ${who.join(', ')}.`,
    },
  ];
}

interface PaperRule {
  readonly wrong: (papers: Papers) => boolean;
  readonly key: 'kind' | 'type' | 'letter';
  readonly paper: 'issue' | 'approve';
  readonly message: string;
  readonly fix: string;
}

const planned = 'thong-bao-phe-duyet';
const paperRules: readonly PaperRule[] = [
  {
    paper: 'approve',
    key: 'kind',
    wrong: ({ documents: { approve } }) => approve.kind === plainNotice && !approve.letter,
    message: `Văn bản '${plainNotice}' cần nội dung.`,
    fix: "Thêm 'letter: { subject, opening, points, closing }'.",
  },
  {
    paper: 'approve',
    key: 'letter',
    wrong: ({ documents: { approve } }) =>
      approve.kind !== plainNotice && approve.letter !== undefined,
    message: 'Văn bản này đã có nội dung riêng.',
    fix: `Bỏ 'letter', hoặc dùng kind: ${plainNotice}.`,
  },
  {
    paper: 'approve',
    key: 'kind',
    wrong: ({ documents: { approve }, report }) =>
      approve.kind === planned && report !== 'planning',
    message: `'${planned}' in danh sách quy hoạch, báo cáo này không có.`,
    fix: `Dùng kind: ${plainNotice}, hoặc report: planning.`,
  },
  {
    paper: 'approve',
    key: 'kind',
    wrong: ({ documents: { approve } }) => approve.kind === 'cong-van',
    message: 'Thông báo phê duyệt không thể là công văn giao việc.',
    fix: `Dùng '${plainNotice}' hoặc '${planned}'.`,
  },
  {
    paper: 'issue',
    key: 'type',
    wrong: ({ documents: { issue } }) => issue.kind === 'cong-van' && issue.type !== 'CV',
    message: "Mẫu 'cong-van' in ký hiệu CV.",
    fix: 'Viết CV.',
  },
  {
    paper: 'approve',
    key: 'type',
    wrong: ({ documents: { approve } }) => approve.kind !== 'cong-van' && approve.type !== 'TB',
    message: 'Mẫu thông báo in ký hiệu TB.',
    fix: 'Viết TB.',
  },
  {
    paper: 'issue',
    key: 'kind',
    wrong: ({ documents: { issue } }) => issue.kind !== 'cong-van',
    message: 'Việc được giao bằng công văn.',
    fix: "Viết 'cong-van'.",
  },
];

/**
 * Papers that could not be composed: the notice whose text the definition writes needs one, the
 * planning notice needs planning lists.
 */
export function lintPapers(papers: Papers): UnplacedFinding[] {
  return paperRules
    .filter(({ wrong }) => wrong(papers))
    .map(({ paper, key, message, fix }) => ({
      path: ['documents', paper, key],
      at: key === 'letter' ? 'key' : 'value',
      message,
      fix,
    }));
}
