import { shortDate } from '#libs/calendar';
import { type baoCaoTongHop, type DocumentData } from '#libs/document-kinds';
import { type ConsolidationPaper } from '#libs/documents';
import { type Counts } from '#libs/planning';
import { type CountedAs, statusFacts } from '#libs/workflow';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { type Issuer, letterFrame } from '../letters/issuer.js';
import { type ChangedCell, changesInWords } from './supplement.js';
import { type ConsolidatedCell, type Consolidation } from './read-consolidation.js';

export interface UpwardLetter {
  readonly from: Issuer;
  readonly content: DirectiveContent;
  readonly table: Consolidation;
  /** Civil date of the paper. */
  readonly issuedOn: string;
  /** True while cells are still open and a final report follows. */
  readonly interim: boolean;
  /**
   * Set for a supplement: the report that it follows, as cited, and the cells whose results changed
   * since.
   */
  readonly supplement?: { readonly since: string; readonly changed: readonly ChangedCell[] };
}

type ConsolidationReport = DocumentData[typeof baoCaoTongHop.name];
type PrintedTerm = ConsolidationReport['terms'][number];

/** Number of cells that are named. The table marks the others too. */
const NAMED = 20;
const KEPT_MARK = ' (*)';

const two = (count: number): string => String(count).padStart(2, '0');

function printed({
  start,
  removed,
  added,
  end,
  seats,
  coefficient,
  women,
  underForty,
  minorities,
  averageAge,
}: Counts): PrintedTerm['total'] {
  return {
    start,
    removed,
    added,
    end,
    seats,
    coefficient,
    women,
    underForty,
    minorities,
    averageAge,
  };
}

function printedTerms({ terms }: Consolidation): PrintedTerm[] {
  return terms.map(({ term, rows, total }) => ({
    term,
    rows: rows.map((row) => ({
      cell: row.kept ? `${row.cellName}${KEPT_MARK}` : row.cellName,
      ...printed(row),
    })),
    total: printed(total),
  }));
}

/** Lists each cell once, whatever the number of its terms. */
function keptCells({ terms }: Consolidation): ConsolidatedCell[] {
  const cells = new Map(
    terms
      .flatMap(({ rows }) => rows)
      .filter(({ kept }) => kept)
      .map((row) => [row.cell, row]),
  );
  return [...cells.values()];
}

function named(cells: readonly string[]): string {
  const names = cells.slice(0, NAMED).join('; ');
  return cells.length > NAMED ? `${names}; và ${cells.length - NAMED} chi bộ khác` : names;
}

/**
 * Why a cell's list stayed as it was, in the order of the paper. Null for a status that belongs to
 * no such group.
 */
const keptBecause: Readonly<Record<CountedAs, string | null>> = {
  expired: 'không gửi báo cáo, coi như không thực hiện',
  rejected: 'báo cáo không được phê duyệt',
  open: 'đang thực hiện, chưa phê duyệt',
  approved: null,
  cancelled: null,
};

function cancelledPoint(names: readonly string[]): string[] {
  return names.length === 0
    ? []
    : [
        `${two(names.length)} chi bộ thôi giao nhiệm vụ, không tính trong bảng: ` +
          `${named(names)}.`,
      ];
}

function keptPoints(table: Consolidation): string[] {
  const kept = keptCells(table);
  if (kept.length === 0) return [];
  const groups = Object.entries(keptBecause)
    .map(([as, says]) => ({
      names: kept
        .filter(({ status }) => statusFacts[status].countedAs === as)
        .map(({ cellName }) => cellName),
      says,
    }))
    .filter(({ names, says }) => says !== null && names.length > 0);
  return [
    ...groups.map(({ names, says }) => `${two(names.length)} chi bộ ${says}: ${named(names)}.`),
    'Chi bộ đánh dấu (*) giữ nguyên danh sách quy hoạch đã phê duyệt trước đó.',
  ];
}

function pointsOf(table: Consolidation): string[] {
  const { cells, findings, on, terms } = table;
  const unknown = terms.reduce((sum, { total }) => sum + total.unknown, 0);
  return [
    `${two(cells.approved)}/${two(cells.all)} chi bộ đã được phê duyệt kết quả rà soát, bổ sung.`,
    ...cancelledPoint(cells.cancelled ?? []),
    ...keptPoints(table),
    ...findings.map(({ message }) => `${message}.`),
    ...(unknown > 0
      ? [
          `${two(unknown)} lượt người chưa có hồ sơ đảng viên trong danh sách tổ chức nên ` +
            'không tính vào cơ cấu và tuổi.',
        ]
      : []),
    `Tuổi tính đến ngày ${shortDate(on)}; người được quy hoạch nhiều chức danh được tính một lần.`,
  ];
}

/** "kết quả", "kết quả bước đầu", "bổ sung về kết quả". */
function whichResult({
  interim,
  supplement,
}: Pick<UpwardLetter, 'interim' | 'supplement'>): string {
  if (supplement) return 'bổ sung về kết quả';
  return interim ? 'kết quả bước đầu' : 'kết quả';
}

function subjectOf(letter: Pick<UpwardLetter, 'content' | 'interim' | 'supplement'>): string {
  const {
    content: { year, targetTerms = [] },
  } = letter;
  const terms = targetTerms.map((term) => `nhiệm kỳ ${term}`).join(' và ');
  return (
    `${whichResult(letter)} rà soát, bổ sung quy hoạch cấp ủy các chi bộ trực thuộc ${terms}, ` +
    `năm ${year}`
  );
}

/**
 * The report to the superior as it is printed. With `number` null it is a draft, whose number and
 * day are blank.
 */
export function upwardLetter(letter: UpwardLetter, number: number | null): ConsolidationReport {
  const { from, content, table, issuedOn, supplement } = letter;
  const { superior, year } = content;
  const { name } = from.committee;
  return {
    ...letterFrame(from),
    issuedOn,
    number,
    subject: subjectOf(letter),
    grounds: [
      ...(superior
        ? [
            `Thực hiện Công văn số ${superior.number}, ngày ${shortDate(superior.on)} của ` +
              `${superior.body} về ${superior.subject}`,
          ]
        : [
            `Thực hiện Công văn số ${table.symbol}, ngày ${shortDate(table.issuedOn)} của ` +
              `${name} về việc ${content.subject}`,
          ]),
      ...(supplement ? [`Tiếp theo ${supplement.since}`] : []),
    ],
    opening:
      `${name} báo cáo ${whichResult(letter)} rà soát, bổ sung quy hoạch cấp ủy của các chi bộ ` +
      'trực thuộc như sau:',
    terms: printedTerms(table),
    points: [
      ...(supplement ? [changesInWords(supplement.since, supplement.changed)] : []),
      ...pointsOf(table),
    ],
    closing:
      `Trên đây là báo cáo ${whichResult(letter)} rà soát, bổ sung quy hoạch cấp ủy năm ${year} ` +
      `của ${name}`,
    recipients: [
      ...(superior ? [`${superior.body} (để báo cáo)`] : []),
      'Các đồng chí Đảng ủy viên',
      'Lưu Đảng ủy',
    ],
  };
}

/**
 * The same table for a workbook. `attachedTo` is the report that it goes with, as cited; null while
 * that report has no number.
 */
export function consolidationSheet(
  letter: UpwardLetter,
  attachedTo: string | null,
): ConsolidationPaper {
  const {
    issuer: { name, superior, place },
    signature,
  } = letterFrame(letter.from);
  return {
    issuedOn: letter.issuedOn,
    issuer: { name, superior, place },
    subject: subjectOf(letter),
    attachedTo,
    terms: printedTerms(letter.table),
    signature,
  };
}
