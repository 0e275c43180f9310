import { type FormCells, readWorkbook, type WorkbookStamp, writeWorkbook } from '#libs/documents';
import { type PlanningReport, shippedDefinition } from '#libs/directive';
import { sheetCells, sheetLayouts, tableOf } from '#libs/forms';
import { type ApprovedList, planningTables, submissionRows, withTerms } from '#libs/planning';
import { type Answer, type ApiClient } from './api-client.js';
import { CampaignFailed } from './campaign-failed.js';

interface Sending {
  readonly client: ApiClient;
  /** `/api/obligations/obligation-…` */
  readonly path: string;
  /** What the Idempotency-Key of each call begins with. */
  readonly key: string;
  readonly year: number;
  readonly bases: readonly ApprovedList[];
}

/** A cell of the sheet as a hurried secretary leaves it. `row` counts from 0. */
interface Slip {
  readonly table: (typeof planningTables)[number];
  readonly row: number;
  readonly column: string;
  readonly value: string | number | null;
}

/**
 * Seven kinds of slip. A name that is left out also contradicts the person's other row, which makes
 * the eighth.
 */
const slips: readonly Slip[] = [
  { table: 'review', row: 0, column: 'person', value: null },
  { table: 'review', row: 1, column: 'born', value: '31/02/1985' },
  { table: 'review', row: 2, column: 'sex', value: 'Không rõ' },
  { table: 'review', row: 3, column: 'person', value: 'Trần Văn An và Lê Văn Bình' },
  { table: 'additions', row: 0, column: 'born', value: '3/2/91' },
  { table: 'meetings', row: 1, column: 'present', value: 'mười bốn' },
  { table: 'votes', row: 0, column: 'agreed', value: -1 },
];

/** The report as the cell's own workbook, with some of it mistyped. */
function filled(
  { submission }: PlanningReport,
  { year, bases }: Sending,
  { stamp, wrong }: { stamp: WorkbookStamp; wrong: readonly Slip[] },
): Buffer {
  const form = withTerms(
    shippedDefinition('quy-hoach-cap-uy').definition.form,
    submission.terms.map(({ term }) => term),
  );
  const rows = submissionRows(submission, { ratingYear: year - 1, bases });
  const cells = Object.fromEntries(
    planningTables.map((key): [string, FormCells[]] => {
      const table = tableOf(form, key);
      const place = (row: number, column: string) =>
        wrong.find((slip) => slip.table === key && slip.row === row && slip.column === column);
      return [
        key,
        rows[key].map((keyed, row) =>
          sheetCells(table, keyed).map((value, i) => {
            const slip = place(row, table.columns[i]!.key);
            return slip ? slip.value : value;
          }),
        ),
      ];
    }),
  );
  return writeWorkbook(sheetLayouts(form), cells, {
    stamp,
    subject: 'Bảng tính của chi bộ (dữ liệu mẫu)',
  });
}

function well(answer: Answer, what: string): Answer['body'] {
  if (answer.status < 300) return answer.body;
  throw new CampaignFailed(
    `Bước “${what}” được trả lời ${answer.status}: ${JSON.stringify(answer.body)}`,
  );
}

const versionIn = (body: Answer['body']): number => Number(body['version']);

/**
 * Brings the report in by the cell's workbook. It is downloaded and sent up with slips, what is
 * wrong with it is read, and it is sent up again. What the draft then says is what is submitted. A
 * cell whose report was taken has no workbook to send; then the report is the one that was given.
 * Errors: `CampaignFailed`.
 */
export async function byWorkbook(report: PlanningReport, sending: Sending): Promise<object> {
  const { client, path, key } = sending;
  const before = well(await client.get(`${path}/draft`), 'mở bản nháp');
  if (before['open'] !== true) return report;
  const { stamp } = await readWorkbook(await client.download(`${path}/workbook`));
  if (!stamp) throw new CampaignFailed('Bảng tính tải về không có dấu của hệ thống');
  const { number, reportedOn, note } = report;
  const words = well(
    await client.send('PUT', `${path}/draft`, {
      key: `${key}-words`,
      body: { outcome: report.outcome, number, reportedOn, note },
      version: versionIn(before),
    }),
    'ghi bản nháp',
  );
  const wrong = well(
    await client.upload(`${path}/workbook`, {
      key: `${key}-wrong`,
      bytes: filled(report, sending, { stamp, wrong: slips }),
      version: versionIn(words),
    }),
    'tải bảng tính lên',
  );
  if (wrong['ready'] !== false) throw new CampaignFailed('Bảng tính sai mà không bị báo lỗi');
  const right = well(
    await client.upload(`${path}/workbook`, {
      key: `${key}-right`,
      bytes: filled(report, sending, { stamp, wrong: [] }),
      version: versionIn(wrong),
    }),
    'tải bảng tính đã sửa',
  );
  if (right['ready'] !== true)
    throw new CampaignFailed(`Bảng tính đã sửa còn lỗi: ${JSON.stringify(right['findings'])}`);
  const draft = well(await client.get(`${path}/draft`), 'đọc bản nháp');
  return {
    outcome: draft['outcome'],
    number: draft['number'],
    reportedOn: draft['reportedOn'],
    note: draft['note'],
    attachments: [],
    submission: draft['submission'],
  };
}
