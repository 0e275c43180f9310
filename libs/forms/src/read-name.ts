import {
  type NameDoubt,
  type NameProblem,
  offeredName,
  type PersonName,
  personName,
} from '#libs/text';
import { type CellProblem, legacyProblem } from './cell-problem.js';

interface Typed {
  readonly title: string;
  readonly typed: string;
  readonly raw: string;
  readonly read: Extract<PersonName, { readonly ok: false }>;
}

const several = ({ title, raw }: Pick<Typed, 'title' | 'raw'>): CellProblem => {
  const offer = offeredName(raw);
  const alone = offer === undefined ? '' : ` Nếu chỉ là một người thì ghi “${offer}”.`;
  return {
    rule: 'TWO_PEOPLE',
    message: `Ô “${title}” có vẻ ghi nhiều người hoặc thêm ghi chú`,
    fix: `Mỗi dòng ghi một người; ghi chú để ở cột riêng.${alone}`,
  };
};

function titled({ title, typed, read: { titled: found } }: Typed): CellProblem {
  const what = found?.kind === 'number' ? 'số thứ tự' : `“${found?.addition.slice(0, 60)}”`;
  return {
    rule: 'NAME_WITH_TITLE',
    message: `Ô “${title}” ghi “${typed}”, có ${what} không phải là họ và tên`,
    fix:
      `Chỉ ghi họ và tên: “${found?.offer}”; danh xưng thì bỏ, chức danh và ghi chú để ở cột ` +
      'riêng.',
  };
}

const problems: Record<NameProblem, (about: Typed) => CellProblem> = {
  empty: ({ title }) => ({
    rule: 'NAME_UNREADABLE',
    message: `Ô “${title}” không có chữ nào đọc được`,
    fix: 'Xóa ô rồi gõ lại họ và tên.',
  }),
  several,
  titled,
  unreadable: ({ typed }) => ({
    rule: 'NAME_UNREADABLE',
    message: `Họ và tên “${typed}” có ký tự lạ`,
    fix: 'Chỉ ghi họ và tên, không kèm số hoặc ký hiệu.',
  }),
  legacy: ({ title, typed, read }) => legacyProblem(title, typed, read.legacy!),
};

const doubts: Record<NameDoubt, (title: string, name: string) => CellProblem> = {
  several: (title, name) => ({
    rule: 'TWO_PEOPLE',
    severity: 'warning',
    message: `Ô “${title}” ghi “${name}”: một người, hay hai người nối bằng “và”?`,
    fix: 'Nếu là hai người thì mỗi dòng ghi một người; nếu đúng là tên một người thì giữ nguyên.',
  }),
  titled: (title, name) => ({
    rule: 'NAME_WITH_TITLE',
    severity: 'warning',
    message: `Ô “${title}” ghi “${name}”: “Ông” là họ hay là cách gọi?`,
    fix: 'Nếu là cách gọi thì bỏ, chỉ ghi họ và tên; nếu đúng là họ Ông thì giữ nguyên.',
  }),
};

/**
 * The name of one person, and what is wrong or doubtful about it. With a warning, the name stays as
 * it was read.
 */
export function readName(
  title: string,
  raw: string,
): { readonly name: string; readonly problem?: CellProblem } {
  const read = personName(raw);
  if (!read.ok)
    return {
      name: '',
      problem: problems[read.problem]({ title, typed: raw.slice(0, 60), raw, read }),
    };
  return {
    name: read.name,
    ...(read.doubt ? { problem: doubts[read.doubt](title, read.name.slice(0, 60)) } : {}),
  };
}
