import { readWorkbook, type Sheet, WorkbookRefused, type WorkbookRefusal } from '#libs/documents';
import { fieldLabels, type Locate } from '#libs/org';
import { plans, type Section } from './org-columns.js';
import { people } from './org-people.js';
import { type RawRow, readPlan, refuseUnknownSheets, type SheetRow } from './org-rows.js';
import { SpreadsheetError } from './spreadsheet-error.js';

// The organisation file as a spreadsheet: five sheets, one heading row, one record a row. Values
// are only brought to JSON types; what they may be is the business of the one schema in
// libs/org, and findings are told back as sheet, row, column.

function committee(rows: readonly SheetRow[]): RawRow {
  const [first] = rows;
  const other = rows.find((row) => row.values.committee?.id !== first?.values.committee?.id);
  if (other)
    throw new SpreadsheetError(
      `Trang “Đảng ủy”, dòng ${other.row}, cột “Mã”: một tệp chỉ nói về một Đảng ủy (dòng ` +
        `${first!.row} ghi mã khác).`,
    );
  return { ...first?.values.committee };
}

const sheetOf = (section: string): string =>
  plans.find((plan) => plan.columns.some((column) => column.section === section))?.title ?? section;

type Path = Parameters<Locate>[0];

/** The committee itself stands in the first row of its sheet. */
const placed = ([section = '', ...rest]: Path): Path =>
  section === 'committee' ? [section, 0, ...rest] : [section, ...rest];

/** A finding's path as sheet, row, column. */
function locator(origins: Readonly<Record<string, readonly SheetRow[]>>): Locate {
  return (path) => {
    const [section, index, field] = placed(path).map(String) as [string, string?, string?];
    const origin = origins[section]?.[Number(index)];
    const label = field && fieldLabels[section]?.[field];
    return [
      `Trang “${origin?.sheet ?? sheetOf(section)}”`,
      origin && `dòng ${origin.row}`,
      label && `cột “${label}”`,
    ]
      .filter(Boolean)
      .join(', ');
  };
}

/**
 * Another kind of file under the name of a workbook: the way out is our template, not a download.
 */
const notOurs = new Set<WorkbookRefusal>([
  'FILE_EMPTY',
  'FILE_TEXT',
  'FILE_WORD',
  'FILE_PDF',
  'FILE_WEB_PAGE',
  'FILE_NOT_WORKBOOK',
  'TOO_MANY_COLUMNS',
]);
const FROM_TEMPLATE =
  'Chọn đúng tệp .xlsx đã lưu, hoặc điền vào tệp mẫu lấy bằng: dondoc import-org --template ' +
  'TỆP.xlsx.';

async function readSheets(bytes: Buffer): Promise<readonly Sheet[]> {
  try {
    return (await readWorkbook(bytes)).sheets;
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    const fix = notOurs.has(error.code) ? FROM_TEMPLATE : error.fix;
    throw new SpreadsheetError(
      'Không nhận tệp bảng tính: ' +
        `${error.message.charAt(0).toLocaleLowerCase('vi')}${error.message.slice(1)}. ` +
        `${fix}`,
    );
  }
}

/**
 * The workbook as the raw organisation file, and where each part of it stands. Throws
 * SpreadsheetError.
 */
export async function readOrgWorkbook(bytes: Buffer): Promise<{ raw: unknown; locate: Locate }> {
  const sheets = await readSheets(bytes);
  refuseUnknownSheets(sheets);
  const [head, cells, terms, planned, registers, listed] = plans.map((plan) =>
    readPlan(plan, sheets),
  ) as [SheetRow[], SheetRow[], SheetRow[], SheetRow[], SheetRow[], SheetRow[]];
  const persons = people(listed, planned);
  const records = (rows: readonly SheetRow[], section: Section): RawRow[] =>
    rows.map((row) => row.values[section] ?? {});
  const raw = {
    format: 'dondoc-org/1',
    committee: committee(head),
    letterheads: records(head, 'letterheads'),
    cells: records(cells, 'cells'),
    terms: records(terms, 'terms'),
    people: persons.records,
    planned: records(planned, 'planned'),
    registers: records(registers, 'registers'),
  };
  return {
    raw,
    locate: locator({
      committee: head,
      letterheads: head,
      cells,
      terms,
      people: persons.origins,
      planned,
      registers,
    }),
  };
}
