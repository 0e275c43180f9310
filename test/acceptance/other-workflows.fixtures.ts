import { obligationStream } from '#libs/directive';
import { samplePdf } from '#libs/documents/testing';
import { call, type Reply, well } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { sendFile } from '../support/upload.js';

export const RATING = 'xep-loai-2024';
export const REPORT = 'bao-cao-2024';

export const letter = (title: string) => ({
  addressee: 'Chi ủy các Chi bộ trực thuộc',
  opening: `Thực hiện chương trình công tác năm 2024, Đảng ủy đề nghị các Chi bộ ${title} như sau:`,
  points: ['Thực hiện đúng hướng dẫn, đúng thẩm quyền.'],
  deadlineNote: 'Kết quả gửi về Đảng ủy {wording}.',
  closing: 'Đề nghị các Chi bộ nghiêm túc thực hiện',
  recipients: ['Như trên', 'Lưu Đảng ủy'],
});
export const drafts = {
  [REPORT]: {
    committee: 'dang-uy-vp',
    workflow: 'bao-cao-dinh-ky',
    year: 2024,
    subject: 'báo cáo công tác năm 2024',
    letter: letter('báo cáo công tác năm'),
    dueOn: '2024-12-05',
  },
  [RATING]: {
    committee: 'dang-uy-vp',
    workflow: 'danh-gia-xep-loai',
    year: 2024,
    subject: 'đánh giá, xếp loại đảng viên, cán bộ năm 2024',
    letter: letter('đánh giá, xếp loại'),
    dueOn: '2024-12-15',
    superior: {
      number: '1780-CV/ĐUK',
      on: '2024-11-05',
      body: 'Đảng ủy Khối Cơ quan – Doanh nghiệp tỉnh',
      subject: 'việc đánh giá, xếp loại năm 2024',
    },
  },
} as const;

export const person = {
  person: '0001',
  name: 'Trần Thị Bình',
  position: 'Phó Trưởng phòng',
  rating: 'HTTNV',
  valid: 9,
  agreed: 8,
};
export const paper = { outcome: 'reported', number: '12-BC/CB', reportedOn: '2024-12-02' };
export const rated = (over: object = {}) => ({
  ...paper,
  tables: { 'dang-vien': [{ ...person, ...over }], 'can-bo': [person] },
});

export let stage: Stage;
let cells: readonly string[];
const tokens: Record<string, string> = {};

export const rowsOf = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, [...params]);
export const send = (path: string, who: string, body?: object): Promise<Reply> =>
  call(stage.url, path, { token: tokens[who], key: freshKey(), body, method: 'POST' });
const path = (directive: string, cell: number, verb: string): string =>
  `/api/obligations/${obligationStream(directive, cells[cell - 1]!)}/${verb}`;
export const ask = (
  directive: string,
  cell: number,
  [verb, who]: readonly [string, string],
  body?: object,
): Promise<Reply> => send(path(directive, cell, verb), who, body);
export const submit = (directive: string, cell: number, body: object): Promise<Reply> =>
  ask(directive, cell, ['reports', `cell ${cell}`], body);

/** A report of files: one is uploaded, then named. */
export async function withFile(cell: number, note: string): Promise<object> {
  const file = await sendFile(stage.url, path(REPORT, cell, 'attachments'), {
    token: tokens[`cell ${cell}`],
    key: freshKey(),
    name: 'Báo cáo năm.pdf',
    bytes: samplePdf(note),
  });
  return { ...paper, note, attachments: [file.body['id']] };
}

export async function at(moment: string): Promise<void> {
  await stage.moveTo(moment);
  await stage.settle();
}

export async function issue(directive: keyof typeof drafts): Promise<Reply['body']> {
  const drafted = await well(send('/api/directives', 'clerk', { directive, ...drafts[directive] }));
  await well(send(`/api/directives/${directive}/issue`, 'clerk'));
  await stage.settle();
  return drafted.body;
}

export async function decide(directive: string, cell: number): Promise<void> {
  await well(ask(directive, cell, ['review', 'reviewer'], { opinion: 'Đủ' }));
  await well(
    ask(directive, cell, ['approve', 'approver'], {
      meeting: { on: '2024-12-18', present: 11, agreed: 11 },
    }),
  );
}

export async function open(): Promise<void> {
  stage = await openStage();
  await stage.moveTo('2024-11-04T08:00:00+07:00');
  cells = (await rowsOf<{ id: string }>('select id from app.cell order by ordinal')).map(
    ({ id }) => id,
  );
  for (const role of ['clerk', 'reviewer', 'approver', 'auditor'] as const)
    tokens[role] = await tokenOf(stage, { name: `Người ${role}`, role });
  for (const n of [1, 2, 3])
    tokens[`cell ${n}`] = await tokenOf(stage, {
      name: 'Bí thư chi bộ',
      role: 'cell',
      cell: cells[n - 1]!,
    });
}

export const close = (): Promise<void> => stage.close();
