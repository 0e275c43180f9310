import type { Column, Form, Table } from '#libs/forms';
import type { PlanningTable } from '../rules/case.js';
import { hasMeaning, type Meaning, meanings, ownColumns, type TableMeaning } from './meanings.js';

/** Something in a form that the planning rules cannot work with; `path` leads into the form. */
export interface FormProblem {
  readonly path: readonly (string | number)[];
  /** Vietnamese, as the findings of a definition. */
  readonly message: string;
  readonly fix: string;
}

/** A printed page is full with the official columns and so many more. */
export const printedAtMost = 3;

const isPlanning = (key: string): key is PlanningTable => Object.hasOwn(meanings, key);

function absent(form: Form): FormProblem[] {
  return Object.entries<TableMeaning>(meanings).flatMap(([key, { columns }]): FormProblem[] => {
    const at = form.tables.findIndex((table) => table.key === key);
    if (at < 0)
      return [
        {
          path: ['tables'],
          message: `Thiếu bảng '${key}' mà quy tắc quy hoạch đọc.`,
          fix: `Thêm bảng có key: ${key}.`,
        },
      ];
    const known = new Set(form.tables[at]!.columns.map((column) => column.key));
    return Object.entries(columns)
      .filter(([column, { needed }]) => needed && !known.has(column))
      .map(([column, { type }]) => ({
        path: ['tables', at, 'columns'],
        message: `Bảng '${key}' thiếu cột '${column}' mà quy tắc quy hoạch đọc.`,
        fix: `Thêm cột có key: ${column}, type: ${type}, required: true.`,
      }));
  });
}

/** Every table and column that a planning report cannot do without. */
export function isPlanningForm(form: Form): boolean {
  return absent(form).length === 0;
}

type Said = Omit<FormProblem, 'path'> & { readonly field: string };

function wrongKind({ key, type, required }: Column, meaning: Meaning): Said[] {
  if (type !== meaning.type)
    return [
      {
        field: 'type',
        message: `Cột '${key}' được quy tắc quy hoạch đọc theo kiểu ${meaning.type}.`,
        fix: `Viết type: ${meaning.type}, hoặc đặt key khác cho cột.`,
      },
    ];
  if (!meaning.needed || required) return [];
  return [
    {
      field: 'key',
      message: `Cột '${key}' không được để trống.`,
      fix: 'Viết required: true.',
    },
  ];
}

function unknownChoices({ key, choices }: Column, { values }: Meaning): Said[] {
  return choices
    .filter(({ value }) => values && !values.includes(value))
    .map(({ value }) => ({
      field: 'choices',
      message: `Quy tắc quy hoạch không biết lựa chọn '${value}' của cột '${key}'.`,
      fix: `Chọn trong: ${values!.join(', ')}.`,
    }));
}

function tooWide({ key, type, maxLength, max = Infinity }: Column, { atMost }: Meaning): Said[] {
  const [field, limit] = type === 'integer' ? ['max', max] : ['maxLength', maxLength];
  if (atMost === undefined || limit <= atMost) return [];
  return [
    {
      field: 'key',
      message: `Cột '${key}' cho ghi nhiều hơn phần lưu được (${atMost}).`,
      fix: `Viết ${field}: ${atMost}, hoặc nhỏ hơn.`,
    },
  ];
}

function wrongPrint({ key, print }: Column): Said[] {
  if (!print) return [];
  return [
    {
      field: 'print',
      message: `Cột '${key}' đã có cách in theo mẫu chính thức.`,
      fix: "Bỏ 'print'.",
    },
  ];
}

function wrongOwn({ key, fixed }: Column): Said[] {
  if (!fixed) return [];
  return [
    {
      field: 'fixed',
      message: `Cột '${key}' không có ai điền: phần mềm không biết cột này.`,
      fix: "Bỏ 'fixed'.",
    },
  ];
}

function columnProblems(table: PlanningTable, column: Column): Said[] {
  if (!hasMeaning(table, column.key)) return wrongOwn(column);
  const meaning = (meanings[table].columns as TableMeaning['columns'])[column.key]!;
  const kind = wrongKind(column, meaning);
  if (kind.length > 0) return kind;
  return [...unknownChoices(column, meaning), ...tooWide(column, meaning), ...wrongPrint(column)];
}

function tableProblems({ key, rowKey, maxRows }: Table, at: number, form: Form): FormProblem[] {
  if (!isPlanning(key))
    return [
      {
        path: ['tables', at, 'key'],
        message: `Báo cáo quy hoạch không có bảng '${key}'.`,
        fix: `Các bảng là: ${Object.keys(meanings).join(', ')}.`,
      },
    ];
  const known: TableMeaning = meanings[key];
  const printed = ownColumns(form, key).filter(({ print }) => print).length;
  const problems: (FormProblem | undefined)[] = [
    rowKey.join() === known.rowKey.join()
      ? undefined
      : {
          path: ['tables', at, 'rowKey'],
          message: `Các dòng của bảng '${key}' được phân biệt theo cột khác.`,
          fix: `Viết rowKey: [${known.rowKey.join(', ')}].`,
        },
    maxRows <= known.maxRows
      ? undefined
      : {
          path: ['tables', at, 'maxRows'],
          message: `Bảng '${key}' cho ghi nhiều dòng hơn phần lưu được (${known.maxRows}).`,
          fix: `Viết maxRows: ${known.maxRows}, hoặc nhỏ hơn.`,
        },
    printed <= printedAtMost
      ? undefined
      : {
          path: ['tables', at, 'columns'],
          message: `Danh sách in chỉ thêm được ${printedAtMost} cột.`,
          fix: "Bớt 'print: true'.",
        },
  ];
  return problems.filter((problem) => problem !== undefined);
}

/**
 * What a form of planning says that the rules or the papers cannot follow; `[]`: it may be used.
 */
export function formProblems(form: Form): FormProblem[] {
  return [
    ...absent(form),
    ...form.tables.flatMap((table, t) => [
      ...tableProblems(table, t, form),
      ...table.columns.flatMap((column, c) =>
        isPlanning(table.key)
          ? columnProblems(table.key, column).map(({ field, ...problem }) => ({
              ...problem,
              path: ['tables', t, 'columns', c, field],
            }))
          : [],
      ),
    ]),
  ];
}
