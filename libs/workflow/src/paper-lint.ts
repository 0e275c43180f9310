import { type DocumentKind, kindNamed, kindsWhere, printsLists } from '#libs/document-kinds';
import { lintBlanks } from './blank-lint.js';
import type { UnplacedFinding } from './finding.js';
import type { ApprovalPaper } from './papers.js';
import type { Papers } from './schema.js';

interface Asked {
  readonly kind: DocumentKind;
  readonly type: string;
  readonly letter?: unknown;
  readonly per?: ApprovalPaper['per'];
  readonly report: Papers['report'];
}

interface PaperRule {
  readonly paper: 'issue' | 'approve';
  readonly key: 'kind' | 'type' | 'letter' | 'per';
  readonly wrong: (asked: Asked) => boolean;
  readonly message: (kind: DocumentKind) => string;
  readonly fix: (kind: DocumentKind) => string;
}

const saysDefinition = ({ asked }: DocumentKind): boolean =>
  asked?.at === 'approve' && asked.words === 'definition';
const names = (kinds: readonly DocumentKind[], quote = ''): string =>
  kinds.map(({ name }) => `${quote}${name}${quote}`).join(' hoặc ');
const lower = ({ noun }: DocumentKind): string => noun.toLocaleLowerCase('vi');

const worded = kindsWhere(saysDefinition);
const atApproval = [
  ...worded,
  ...kindsWhere((kind) => kind.asked?.at === 'approve' && !saysDefinition(kind)),
];
const forAll = kindsWhere(({ asked }) => asked?.at === 'approve' && asked.results !== null);
const atIssue = kindsWhere(({ asked }) => asked?.at === 'issue');

function rightType(paper: PaperRule['paper'], template: (kind: DocumentKind) => string): PaperRule {
  return {
    paper,
    key: 'type',
    wrong: ({ kind, type }) => kind.asked?.at === paper && type !== kind.register,
    message: (kind) => `Mẫu ${template(kind)} in ký hiệu ${kind.register}.`,
    fix: ({ register }) => `Viết ${register}.`,
  };
}

const rules: readonly PaperRule[] = [
  {
    paper: 'approve',
    key: 'kind',
    wrong: ({ kind, letter }) => saysDefinition(kind) && letter === undefined,
    message: ({ name }) => `Văn bản '${name}' cần nội dung.`,
    fix: () => "Thêm 'letter: { subject, opening, points, closing }'.",
  },
  {
    paper: 'approve',
    key: 'letter',
    wrong: ({ kind, letter }) => !saysDefinition(kind) && letter !== undefined,
    message: () => 'Văn bản này đã có nội dung riêng.',
    fix: () => `Bỏ 'letter', hoặc dùng kind: ${names(worded)}.`,
  },
  {
    paper: 'approve',
    key: 'kind',
    wrong: ({ kind, report }) => printsLists(kind) && report !== 'planning',
    message: ({ name }) => `'${name}' in danh sách quy hoạch, báo cáo này không có.`,
    fix: () => `Dùng kind: ${names(worded)}, hoặc report: planning.`,
  },
  {
    paper: 'approve',
    key: 'per',
    wrong: ({ kind, per }) =>
      per === 'directive' && kind.asked?.at === 'approve' && kind.asked.results === null,
    message: ({ name }) => `'${name}' là văn bản cho từng chi bộ, không thông báo chung cả đợt.`,
    fix: () => `Bỏ 'per', hoặc dùng kind: ${names(forAll)}.`,
  },
  {
    paper: 'approve',
    key: 'per',
    wrong: ({ report, per }) => per === 'directive' && report === 'planning',
    message: () => 'Danh sách quy hoạch của mỗi chi bộ được phê duyệt bằng văn bản riêng.',
    fix: () => "Bỏ 'per'.",
  },
  {
    paper: 'approve',
    key: 'kind',
    wrong: ({ kind }) => kind.asked?.at !== 'approve',
    message: (kind) => `Thông báo phê duyệt không thể là ${lower(kind)} giao việc.`,
    fix: () => `Dùng ${names(atApproval, "'")}.`,
  },
  rightType('issue', ({ name }) => `'${name}'`),
  rightType('approve', lower),
  {
    paper: 'issue',
    key: 'kind',
    wrong: ({ kind }) => kind.asked?.at !== 'issue',
    message: () => `Việc được giao bằng ${atIssue.map(lower).join(' hoặc ')}.`,
    fix: () => `Viết ${names(atIssue, "'")}.`,
  },
];

/**
 * Reports papers that could not be composed: a kind in a place where it may not stand, words or
 * lists that a kind needs and would not get, a symbol that its template does not print.
 */
export function lintPapers({ documents, report }: Papers): UnplacedFinding[] {
  return [
    ...missingPaper({ documents, report }),
    ...wrongPapers({ documents, report }),
    ...lintBlanks({ documents, report }),
  ];
}

/** An approved list of cadre planning cites the paper that it was approved by. */
function missingPaper({ documents, report }: Papers): UnplacedFinding[] {
  if (report !== 'planning' || documents.approve) return [];
  return [
    {
      path: ['documents'],
      at: 'key',
      message: "Thiếu 'approve': danh sách quy hoạch được phê duyệt bằng văn bản.",
      fix: 'Thêm "approve: { kind: thong-bao-phe-duyet, type: TB }" vào đây.',
    },
  ];
}

function wrongPapers({ documents, report }: Papers): UnplacedFinding[] {
  return rules.flatMap(({ paper, key, wrong, message, fix }): UnplacedFinding[] => {
    const asked = documents[paper];
    if (!asked) return [];
    const kind = kindNamed(asked.kind);
    return wrong({ ...asked, kind, report })
      ? [
          {
            path: ['documents', paper, key],
            at: key === 'letter' ? 'key' : 'value',
            message: message(kind),
            fix: fix(kind),
          },
        ]
      : [];
  });
}
