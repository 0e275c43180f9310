import { obligationStream } from '#libs/directive';
import { samplePdf } from '#libs/documents/testing';
import { type OfficeRole, listCells } from '#libs/org';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply, well } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { sendFile } from '../support/upload.js';

// Two workflows that an author wrote with the page for authors alone: files under workflows/.

export const MINUTES = 'bien-ban';
export const CHOICES = 'dang-ky-2024';

export let stage: Stage;
export let cells: readonly string[];
const tokens: Record<string, string> = {};

const people: Readonly<Record<string, { readonly name: string; readonly role: OfficeRole }>> = {
  clerk: { name: 'Nguyễn Thị Thư', role: 'clerk' },
  approver: { name: 'Hoàng Văn Duyệt', role: 'approver' },
  ban: { name: 'Trần Văn Thẩm', role: 'department' },
  btv: { name: 'Lê Văn Một', role: 'standing-committee' },
  ky: { name: 'Phạm Văn Ký', role: 'signer' },
};

export const rowsOf = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, [...params]);
export const post = (path: string, who: string, body: object = {}): Promise<Reply> =>
  call(stage.url, path, { token: tokens[who]!, key: freshKey(), body });
export const read = (path: string, who: string): Promise<Reply> =>
  call(stage.url, path, { token: tokens[who]! });
const path = (directive: string, cell: number, verb: string): string =>
  `/api/obligations/${obligationStream(directive, cells[cell]!)}/${verb}`;
export const ask = (
  [directive, cell]: readonly [string, number],
  verb: string,
  who: string,
  body: object = {},
): Promise<Reply> => post(path(directive, cell, verb), who, body);

export async function at(moment: string): Promise<void> {
  await stage.moveTo(moment);
  await stage.settle();
}

export async function issue(
  directive: string,
  body: { workflow: string; subject: string; dueOn: string },
): Promise<void> {
  await well(
    post('/api/directives', 'clerk', {
      directive,
      committee: 'dang-uy-vp',
      year: 2024,
      letter: {
        addressee: 'Các Chi bộ trực thuộc',
        opening: `Đảng ủy đề nghị các Chi bộ ${body.subject} như sau:`,
        points: ['Thực hiện đúng hướng dẫn, đúng thẩm quyền.'],
        deadlineNote: 'Kết quả gửi về Đảng ủy {wording}.',
        closing: 'Đề nghị các Chi bộ nghiêm túc thực hiện',
        recipients: ['Như trên', 'Lưu Đảng ủy'],
      },
      ...body,
    }),
  );
  await well(post(`/api/directives/${directive}/issue`, 'clerk'));
  await stage.settle();
}

/** The rows of a cell's members: what each has chosen. */
export const choices = (
  ...rows: readonly (readonly [string, string, string, string?])[]
): object => ({
  outcome: 'reported',
  number: '05-BC/CB',
  reportedOn: '2024-06-03',
  tables: {
    'dang-ky': rows.map(([person, name, choice, other]) => ({
      person,
      name,
      choice,
      ...(other === undefined ? {} : { other }),
    })),
  },
});

export const submit = (directive: string, cell: number, body: object): Promise<Reply> =>
  ask([directive, cell], 'reports', `cell ${cell}`, body);

/** Department, standing committee and signer, each after the other. */
export async function agree(cell: number): Promise<void> {
  await well(ask([CHOICES, cell], 'review', 'ban', { opinion: 'Đủ' }));
  await well(ask([CHOICES, cell], 'steps/consider-report', 'btv'));
  await well(ask([CHOICES, cell], 'steps/sign', 'ky'));
}

/** The minutes of one meeting, with its file uploaded before. */
export async function minutes(
  directive: string,
  cell: number,
  { heldOn, lateReason }: { heldOn: string; lateReason?: string },
): Promise<Reply> {
  const file = await sendFile(stage.url, path(directive, cell, 'attachments'), {
    token: tokens[`cell ${cell}`]!,
    key: freshKey(),
    name: 'Biên bản.pdf',
    bytes: samplePdf(`Biên bản ${directive} của ${cells[cell]}`),
  });
  return submit(directive, cell, {
    outcome: 'reported',
    number: '01-BB/CB',
    reportedOn: heldOn,
    fields: { heldOn, chair: 'Trần Thị Bình', present: 12, content: 'Sinh hoạt định kỳ' },
    attachments: [file.body['id']],
    ...(lateReason === undefined ? {} : { lateReason }),
  });
}

export const statuses = async (directive: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await rowsOf<{ status: string; count: number }>(
        `select status, count(*)::int as count from app.head where category = 'obligation'
           and parent = $1 group by 1 order by 1`,
        [directive],
      )
    ).map(({ status, count }) => [status, count]),
  );

export async function verified(): Promise<readonly string[]> {
  const { dataSource, config } = stage;
  return (await runVerify({ dataSource, archiveDir: config.archiveDir })).violations;
}

export async function open(moment: string): Promise<void> {
  stage = await openStage();
  await stage.moveTo(moment);
  cells = (await listCells(stage.dataSource.manager, 'dang-uy-vp', moment.slice(0, 10))).map(
    ({ id }) => id,
  );
  for (const [who, holder] of Object.entries(people)) tokens[who] = await tokenOf(stage, holder);
  for (const [n, cell] of cells.entries())
    tokens[`cell ${n}`] = await tokenOf(stage, { name: `Bí thư ${n}`, role: 'cell', cell });
}

export const close = (): Promise<void> => stage.close();
