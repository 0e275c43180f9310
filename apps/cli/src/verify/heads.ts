import { type Head } from '#libs/event-store';
import { type Findings } from './findings.js';
import { type History } from './history.js';
import { rule, type Snapshot } from './snapshot.js';

const HEADS = `
  select h.stream, h.version::float8, encode(h.hash, 'hex') as hash, h.status, h.parent, h.owner,
    app.iso(h.due_at) as "dueAt", app.iso(h.cutoff_at) as "cutoffAt"
  from app.head h where h.stream = any($1)`;

/**
 * I8: the head knows the last event, so a tail that was cut off is seen. I9: what sweeps and guards
 * read of the head is the fold.
 */
export async function checkHeads(
  snapshot: Snapshot,
  findings: Findings,
  page: readonly History[],
): Promise<void> {
  const rows = await snapshot.query<Head>(HEADS, [page.map(({ stream }) => stream)]);
  const heads = new Map(rows.map((row) => [row.stream, row]));
  for (const history of page) {
    const head = heads.get(history.stream);
    if (!head)
      findings.violate(
        'I8',
        `${history.stream} có ${history.version} sự kiện nhưng mất dòng đầu mối (app.head).`,
      );
    else compare(findings, history, head);
  }
}

function compare(findings: Findings, history: History, head: Head): void {
  const { stream, version, hash, head: foretold } = history;
  if (head.version !== version) {
    findings.violate(
      'I8',
      `${stream} ghi là có ${head.version} sự kiện nhưng chỉ tìm thấy ${version}: các sự ` +
        'kiện cuối đã bị xóa hoặc thêm ngoài hệ thống. Đối chiếu với bản sao lưu.',
    );
    return;
  }
  if (head.hash !== hash)
    findings.violate(
      'I8',
      `${stream}: mã băm ở dòng đầu mối khác mã băm của sự kiện cuối (phiên bản ${version}).`,
    );
  if (!foretold) return;
  for (const name of ['status', 'parent', 'owner', 'dueAt', 'cutoffAt'] as const) {
    const should = foretold[name] ?? null;
    if (head[name] !== should)
      findings.violate(
        'I9',
        `${stream}: dòng đầu mối ghi ${name} = ${shown(head[name])}, theo sự kiện phải là ` +
          `${shown(should)}.`,
      );
  }
}

function shown(value: string | null): string {
  return value === null ? 'trống' : `“${value}”`;
}

export const headRules = [
  rule<{ stream: string; version: string; known: string }>({
    id: 'I8',
    sql:
      `select h.stream, h.version, a.version as known from absent_stream a left
      join app.head h using (stream)
          where not exists (select from known_event e where e.stream = a.stream
            and e.version > a.version) ` +
      'and (h.version, h.hash) is distinct from (a.version, a.hash)',
    says: ({ stream, version, known }) =>
      `${stream} đã tách ra tệp đến phiên bản ${known} nhưng dòng đầu mối ghi phiên bản ` +
      `${version ?? 'trống'}, hoặc mã băm khác.`,
  }),
  rule<{ stream: string; version: string }>({
    id: 'I8',
    of: 'stream',
    sql: `select h.stream, h.version from app.head h where not exists (select from known_event e
      where e.stream = h.stream)`,
    says: ({ stream, version }) =>
      `${stream} ghi là có ${version} sự kiện nhưng không còn sự kiện nào. Đối chiếu với bản ` +
      'sao lưu.',
  }),
  rule<{ stream: string; category: string }>({
    id: 'I9',
    of: 'stream',
    sql: `select h.stream, h.category from app.head h where h.category <> split_part(h.stream, '-',
      1)`,
    says: ({ stream, category }) =>
      `${stream}: dòng đầu mối ghi loại “${category}”, trái với tên của chuỗi sự kiện.`,
  }),
  rule<{ stream: string; name: string; actor: string; at: string }>({
    id: 'I8',
    of: 'stream',
    sql: `select c.stream, c.name, c.actor, app.iso(c.at) as at from app.command c
          where c.version > 0 and not exists (select from known_event e where e.stream = c.stream
            and e.version = c.version)`,
    says: ({ stream, name, actor, at }) =>
      `Lệnh ${name} của ${actor} lúc ${at} đã được trả lời nhưng sự kiện của nó trong ` +
      `${stream} không còn.`,
  }),
];
