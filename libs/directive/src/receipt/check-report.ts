import { Refused } from '#libs/decider';
import { readTable } from '#libs/forms';
import { type FieldError, InvalidInput } from '#libs/platform';
import { type FormFile } from '../definition.js';
import { type UsedDefinition } from '../workflows.js';
import { type FormReport, type Report } from './report.js';

/** The report is of the kind that the pinned definition asks for. Errors: `Refused` WRONG_REPORT, `InvalidInput` with every wrong cell. */
export function checkReport({ workflow, form }: UsedDefinition, report: Report): void {
  const kind = report.outcome === 'reported' ? 'form' : 'planning';
  if (workflow.report !== kind) {
    const wanted = workflow.report === 'form' ? 'outcome: reported, kèm tables theo biểu mẫu' : 'outcome: changed hoặc unchanged, kèm danh sách theo nhiệm kỳ';
    throw new Refused('WRONG_REPORT', `Đợt “${workflow.title}” nhận loại báo cáo khác (${wanted}). Hãy mở lại biểu mẫu của đợt rồi gửi.`);
  }
  if (report.outcome !== 'reported') return;
  const wrong = wrongCells(form?.tables ?? [], report);
  if (wrong.length > 0) throw new InvalidInput(wrong);
}

function wrongCells(tables: FormFile['tables'], { tables: given }: FormReport): FieldError[] {
  const strangers = Object.keys(given).filter((key) => !tables.some((table) => table.key === key));
  return [
    ...strangers.map((key) => ({ path: `tables.${key}`, message: `Biểu mẫu không có bảng “${key}”` })),
    ...tables.flatMap((table) => {
      const rows = (given[table.key] ?? []).map((cells, i) => ({ number: i + 1, cells }));
      const unknown = rows.flatMap(({ number, cells }) => Object.keys(cells).filter((key) => !table.columns.some((column) => column.key === key)).map((key) => ({ path: `tables.${table.key}.${number - 1}.${key}`, message: `Bảng “${table.title}” không có cột “${key}”` })));
      const { findings } = readTable(table, rows);
      const errors = findings.filter(({ severity }) => severity === 'error');
      return [...unknown, ...errors.map(({ row, column, message, fix }) => ({ path: ['tables', table.key, row ? row.number - 1 : '', column ?? ''].filter((part) => part !== '').join('.'), message: `${message}. ${fix}` }))];
    }),
  ];
}
