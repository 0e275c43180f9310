import { readFileSync } from 'node:fs';
import { definitionParts, obligationStream, readTexts, Workflows } from '#libs/directive';
import { readWorkbook } from '#libs/documents';
import { projectPath } from '#libs/platform';
import { parseDefinition } from '#libs/workflow';
import { call, type Reply, well } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { sendFile } from '../support/upload.js';
import { madeBook } from './workbook.made.js';

// A workflow of the product with another form: what its cells type, send and are asked for comes
// from that form alone.

export const DIRECTIVE = 'dot-bieu-mau';
const WORKFLOW = 'bao-cao-dinh-ky';
const cases = (name: string): string =>
  readFileSync(projectPath('test/support/forms', `${name}.yaml`), 'utf8');

/** The form of the minutes, with a table, what is reckoned, a file and a rule. */
export const minutesForm = cases('bien-ban-mo-rong');

export let stage: Stage;
export let cells: readonly string[];
const tokens: Record<string, string> = {};
export const tokenFor = (who: string): string => tokens[who]!;

export const post = (path: string, who: string, body?: object): Promise<Reply> =>
  call(stage.url, path, { token: tokens[who], key: freshKey(), body, method: 'POST' });
export const get = (path: string, who: string): Promise<Reply> =>
  call(stage.url, path, { token: tokens[who] });
export const obligation = (cell: number): string =>
  `/api/obligations/${obligationStream(DIRECTIVE, cells[cell - 1]!)}`;
export const submit = (cell: number, body: object): Promise<Reply> =>
  post(`${obligation(cell)}/reports`, `cell ${cell}`, body);
export const save = (cell: number, body: object, version?: number): Promise<Reply> =>
  call(stage.url, `${obligation(cell)}/draft`, {
    token: tokens[`cell ${cell}`],
    key: freshKey(),
    body,
    method: 'PUT',
    ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }),
  });

export async function bytesOf(path: string, who: string): Promise<Buffer> {
  const response = await fetch(new URL(path, stage.url), {
    headers: { authorization: `Bearer ${tokens[who]}` },
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

export const upload = (cell: number, what: string, bytes: Uint8Array, name?: string) =>
  sendFile(stage.url, `${obligation(cell)}/${what}`, {
    token: tokens[`cell ${cell}`],
    key: freshKey(),
    bytes,
    ...(name === undefined ? {} : { name }),
  });

/** A stage whose workflow has the form, with one directive issued to every cell. */
export async function openForm(form: string): Promise<void> {
  stage = await openStage();
  await stage.moveTo('2024-11-04T08:00:00+07:00');
  const shipped = readTexts(projectPath('workflows', WORKFLOW))!;
  const workflow = shipped.workflow.replace(
    'Báo cáo số {reportNumber}, ngày {reportedOn} của',
    'báo cáo của',
  );
  const texts = { ...shipped, workflow, form };
  const definition = parseDefinition(texts, `workflows/${WORKFLOW}`, definitionParts);
  const workflows: Workflows = stage.app.get(Workflows, { strict: false });
  workflows['present']['files'].set(WORKFLOW, { definition, texts });
  const rows: { id: string }[] = await stage.dataSource.query(
    'select id from app.cell order by ordinal',
  );
  cells = rows.map(({ id }) => id);
  for (const role of ['clerk', 'reviewer', 'approver', 'auditor'] as const)
    tokens[role] = await tokenOf(stage, { name: `Người ${role}`, role });
  for (const n of [1, 2, 3, 4])
    tokens[`cell ${n}`] = await tokenOf(stage, {
      name: 'Bí thư chi bộ',
      role: 'cell',
      cell: cells[n - 1]!,
    });
  await well(
    post('/api/directives', 'clerk', {
      directive: DIRECTIVE,
      committee: 'dang-uy-vp',
      workflow: WORKFLOW,
      year: 2024,
      subject: 'báo cáo sinh hoạt',
      dueOn: '2024-12-05',
      letter: {
        addressee: 'Chi ủy các Chi bộ trực thuộc',
        opening: 'Đảng ủy đề nghị các Chi bộ báo cáo như sau:',
        points: ['Thực hiện đúng hướng dẫn.'],
        deadlineNote: 'Kết quả gửi về Đảng ủy {wording}.',
        closing: 'Đề nghị các Chi bộ nghiêm túc thực hiện',
        recipients: ['Như trên'],
      },
    }),
  );
  await well(post(`/api/directives/${DIRECTIVE}/issue`, 'clerk'));
  await stage.settle();
  await stage.moveTo('2024-12-02T09:00:00+07:00');
}

export const close = (): Promise<void> => stage.close();

type Lines = (string | number | null)[][];

/** The downloaded workbook filled in by another program. `fill` gets the rows of each sheet. */
export async function filled(
  bytes: Buffer,
  fill: (sheet: string, lines: Lines) => void,
): Promise<Buffer> {
  const { sheets, stamp } = await readWorkbook(bytes);
  const made = sheets.map(({ name, rows }) => {
    const lines: Lines = rows.map(({ cells: own }) =>
      Array.from(own, (value) => (value === undefined ? null : (value as string | number))),
    );
    fill(name, lines);
    return { name, rows: lines };
  });
  const stamped = Object.entries(stamp!).map(([key, value]) => [key, String(value)]);
  return madeBook({
    sheets: [...made, { name: '_don-doc', rows: [['Đôn Đốc', ''], ...stamped] }],
  });
}
