import { choiceTitle, type Column } from './form.js';
import { conditionInWords } from './condition-words.js';

type ColumnOf = (name: string) => Column | undefined;

const typeHelp = ({ type, choices }: Column): string => {
  const titles = choices.map(({ title }) => title).join('; ');
  if (type === 'multi-choice')
    return `Ghi một hoặc nhiều lựa chọn, cách nhau bằng dấu chấm phẩy: ${titles}.`;
  return type === 'file' ? 'Ghi tên một tệp đã đính kèm vào báo cáo.' : '';
};

/** What a heading says to whoever fills in the column; '' when its title says it all. */
export function columnHelp(column: Column, columnOf: ColumnOf): string {
  const { help, when, calc } = column;
  return [
    help,
    typeHelp(column),
    when === undefined ? '' : `Chỉ ghi khi ${conditionInWords(when, columnOf)}.`,
    calc === undefined ? '' : 'Phần mềm tự tính; không ghi.',
    standard(column),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function standard(column: Column): string {
  const { default: value } = column;
  if (value === undefined || Array.isArray(value)) return '';
  const shown = typeof value === 'boolean' ? (value ? 'Có' : 'Không') : choiceTitle(column, value);
  return `Để trống thì hiểu là: ${shown}.`;
}
