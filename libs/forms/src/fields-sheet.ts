import { columnHelp } from './column-help.js';
import {
  type Column,
  fieldsTable,
  type Form,
  type RawRow,
  type Table,
  type Values,
} from './form.js';
import { shownValue } from './sheet-layout.js';
import { looseKey } from './typed-text.js';

// The single fields in a workbook: a sheet of their own, a row for each, its label and its value.

const plain: Omit<Column, 'key' | 'title'> = {
  type: 'text',
  required: false,
  width: 40,
  help: '',
  aliases: [],
  choices: [],
  maxLength: 5000,
  fixed: false,
};

function sheetOf(form: Form): Table | undefined {
  const table = fieldsTable(form);
  return (
    table && {
      ...table,
      columns: [
        { ...plain, key: 'label', title: 'Nội dung', fixed: true },
        { ...plain, key: 'value', title: 'Trả lời', width: 60 },
        { ...plain, key: 'help', title: 'Cách ghi', width: 60, fixed: true },
      ],
      rowKey: ['label'],
      maxRows: form.fields.length,
    }
  );
}

/** The form as its workbook has it: the single fields are a table of labels and values. */
export function sheetForm(form: Form): Form {
  const sheet = sheetOf(form);
  return sheet ? { ...form, fields: [], tables: [sheet, ...form.tables] } : form;
}

const typeWords: Readonly<Partial<Record<Column['type'], string>>> = {
  date: 'Ngày/tháng/năm.',
  'partial-date': 'Ngày/tháng/năm, tháng/năm hoặc năm.',
  integer: 'Số nguyên.',
  number: 'Số.',
  flag: 'Có hoặc Không.',
  person: 'Họ và tên một người.',
};

function helpOf(field: Column, fields: readonly Column[]): string {
  const known = columnHelp(field, (name) => fields.find(({ key }) => key === name));
  const choices = field.choices.map(({ title }) => title).join('; ');
  const type = field.type === 'enum' ? `Một trong: ${choices}.` : (typeWords[field.type] ?? '');
  return [type, known].filter((part) => part !== '').join(' ');
}

const dayText = (day: string): string => day.split('-').reverse().join('/');

/** The rows of that sheet, with what is known. */
export function fieldsSheetCells(
  { fields }: Pick<Form, 'fields'>,
  values: Values,
): (string | number | null)[][] {
  return fields.map((field) => {
    const value = shownValue(field, values[field.key] ?? null);
    const shown = field.type === 'date' && typeof value === 'string' ? dayText(value) : value;
    return [field.required ? `${field.title} *` : field.title, shown, helpOf(field, fields)];
  });
}

export interface FieldsOfSheet {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Row of the sheet by key of the field. */
  readonly rows: ReadonlyMap<string, number>;
  /** Labels that no field has, with their rows. */
  readonly strange: readonly { readonly number: number; readonly label: string }[];
}

/** What stands in the rows of that sheet; of a label that stands twice the first counts. */
export function readFieldsSheet(
  { fields: known }: Pick<Form, 'fields'>,
  rows: readonly RawRow[],
): FieldsOfSheet {
  const byLabel = new Map(
    [...known]
      .reverse()
      .flatMap(({ key, title, aliases }) =>
        [title, key, ...aliases].map((word): [string, string] => [looseKey(word), key]),
      ),
  );
  const fields: Record<string, unknown> = {};
  const places = new Map<string, number>();
  const strange: { number: number; label: string }[] = [];
  for (const { number, cells } of rows) {
    const label = typeof cells['label'] === 'string' ? cells['label'] : '';
    const key = byLabel.get(looseKey(label).replace(/\s*\*+$/, ''));
    if (key === undefined) strange.push({ number, label });
    else if (!places.has(key)) {
      places.set(key, number);
      fields[key] = cells['value'] ?? null;
    }
  }
  return { fields, rows: places, strange };
}
