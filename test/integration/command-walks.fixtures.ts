import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, type Reply } from '../support/call.js';
import { drain, freshKey, tokenOf } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';

export const HOUR = 3_600_000;
export const START = Date.parse('2024-12-02T02:00:00Z');

export const instant = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

const letter = {
  addressee: 'Các Chi bộ',
  opening: 'Thực hiện chương trình công tác',
  points: ['Làm đúng hướng dẫn'],
  deadlineNote: 'Gửi {wording}',
  closing: 'Đề nghị thực hiện',
  recipients: ['Như trên'],
};
const plain = (workflow: string, dueOn: string) => ({
  committee: letter2024.committee,
  workflow,
  year: 2024,
  subject: 'báo cáo công tác năm 2024',
  letter,
  dueOn,
});
const drafts: Readonly<Record<string, object>> = {
  'quy-hoach': { ...letter2024, directive: undefined, dueOn: '2024-12-10' },
  'xep-loai-mot': plain('danh-gia-xep-loai', '2024-12-09'),
  'xep-loai-hai': plain('danh-gia-xep-loai', '2024-12-12'),
  'dinh-ky-mot': plain('bao-cao-dinh-ky', '2024-12-06'),
  'dinh-ky-hai': plain('bao-cao-dinh-ky', '2024-12-11'),
};
export const person = {
  person: '0001',
  name: 'Trần Thị Bình',
  position: 'Phó Trưởng phòng',
  rating: 'HTTNV',
  valid: 9,
  agreed: 8,
};

export interface Duty {
  readonly directive: string;
  readonly cell: string;
  readonly path: string;
}

export let stage: Stage;
export let worker: PlainWorker;
export let duties: readonly Duty[];
const tokens = new Map<string, readonly string[]>();

export const token = (role: string, who = 0): string =>
  tokens.get(role)![who % tokens.get(role)!.length]!;
/** Last words of the paths that were asked. */
export const walked = new Set<string>();
export function post(path: string, by: string, body: object = {}): Promise<Reply> {
  walked.add(path.split('/').at(-1)!);
  return call(stage.url, path, { token: by, key: freshKey(), body });
}

export async function open(): Promise<void> {
  stage = await openStage({ worker: false });
  await stage.moveTo(instant(START - 240 * HOUR));
  for (const role of ['clerk', 'reviewer', 'approver'] as const) {
    tokens.set(
      role,
      await Promise.all(
        ['một', 'hai'].map((name) => tokenOf(stage, { name: `Người thử ${role} ${name}`, role })),
      ),
    );
  }
  for (const [directive, draft] of Object.entries(drafts)) {
    for (const [path, body] of [
      ['/api/directives', { ...draft, directive }],
      [`/api/directives/${directive}/issue`, {}],
    ] as const) {
      const reply = await call(stage.url, path, {
        token: token('clerk'),
        key: freshKey(),
        ...(path.endsWith('issue') ? { method: 'POST' } : { body }),
      });
      if (reply.status >= 300) throw new Error(`${path}: ${reply.text}`);
    }
  }
  await drain(stage);
  const heads: { stream: string; parent: string; owner: string }[] = await stage.dataSource.query(
    `select stream, parent, owner from app.head where category = 'obligation' order by stream`,
  );
  duties = heads.map(({ stream, parent, owner }) => ({
    directive: parent,
    cell: owner,
    path: `/api/obligations/${stream}`,
  }));
  for (const cell of new Set(duties.map(({ cell: id }) => id)))
    tokens.set(cell, [await tokenOf(stage, { name: 'Bí thư chi bộ', role: 'cell', cell })]);
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  await worker.drain();
}

export async function close(): Promise<void> {
  await worker.stop();
  await stage.close();
}
