import { type DataSource } from 'typeorm';
import { type QueuedJob, queuedInRedis } from '#libs/platform';
import { type Findings } from './findings.js';
import { askRules, rule, type Snapshot } from './snapshot.js';

/** Names only the fields, because what they hold may be somebody's name. */
const payloadSays = (id: string, fields: string): string =>
  `Việc ${id} trong hàng đợi mang ` +
  `${fields === '' ? 'nội dung không đọc được' : `các trường ${fields}`}; chỉ được mang ` +
  'effectId. Xóa hàng đợi: không mất gì.';
const orphanSays = (id: string): string =>
  `Việc ${id} trong hàng đợi trỏ tới một dòng app.effect không có. Xóa hàng đợi: không mất gì.`;

const jobRules = [
  rule<{ id: string; fields: string | null }>({
    id: 'I16',
    sql: `select j.id, case jsonb_typeof(j.data) when 'object' then (select string_agg(k, ', '
      order by k) from jsonb_object_keys(j.data) k) end as fields
          from bullmq.job j where j.data is distinct from jsonb_build_object('effectId',
            j.data->'effectId') or jsonb_typeof(j.data->'effectId') is distinct from 'string'`,
    says: ({ id, fields }) => payloadSays(id, fields ?? ''),
  }),
  rule<{ id: string }>({
    id: 'I16',
    sql: `select j.id from bullmq.job j where jsonb_typeof(j.data->'effectId') = 'string'
      and not exists (select from app.effect e where e.id = j.data->>'effectId')`,
    says: ({ id }) => orphanSays(id),
  }),
];

/**
 * An effect that was recorded well before the last whole tick, was due, and yet was not handed to
 * the queue by it. The minute is for a transaction that was still open when the tick looked.
 */
const lostEffect = rule<{ id: string; kind: string; subject: string }>({
  id: 'I16',
  sql: `select e.id, e.kind, e.subject from app.effect e join app.checkpoint c on c.name = 'tick'
        where e.state = 'pending' and e.recorded_at < c.at - interval '1 minute'
          and coalesce(e.enqueued_wall, '-infinity') < c.wall - interval '1 minute'
          and (e.not_before is null or e.not_before < c.at - interval '1 minute')
            and (e.retry_wall is null or e.retry_wall < c.wall - interval '1 minute')`,
  says: ({ id, kind, subject }) =>
    `Việc ${kind} cho ${subject} (${id}) đến hạn mà nhịp làm việc không đưa vào hàng đợi.`,
});

/**
 * I16: a payload is `{ effectId }` and nothing else, and its effect exists. No effect that is due
 * is forgotten.
 */
export async function checkQueue(snapshot: Snapshot, findings: Findings): Promise<void> {
  await askRules(snapshot, findings, [lostEffect]);
  const [effects] = await snapshot.query<{ count: number; open: number }>(
    `select count(*)::int as count, (count(*) filter (where state in ('pending',
      'running')))::int as open from app.effect`,
  );
  findings.looked('I16', 'việc', effects!.count);
  findings.looked('I16', 'đang mở', effects!.open);
  // The queue's tables belong to the login, not to the role of the application.
  await snapshot.query('savepoint queue');
  await snapshot.query('set local role none');
  if (await readable(snapshot)) {
    await askRules(snapshot, findings, jobRules);
    const [jobs] = await snapshot.query<{ count: number }>(
      'select count(*)::int as count from bullmq.job',
    );
    findings.looked('I16', 'trong hàng đợi', jobs!.count);
  }
  await snapshot.query('rollback to savepoint queue');
}

async function readable(snapshot: Snapshot): Promise<boolean> {
  const rows = await snapshot.query<{ may: boolean }>(
    `select has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as may
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'bullmq'
       and c.relname = 'job'`,
  );
  return rows[0]?.may === true;
}

/**
 * The same for Redis. It is asked outside the snapshot, so a job may be newer than the snapshot.
 */
export async function checkRedisQueue(
  dataSource: DataSource,
  findings: Findings,
  redisUrl: string,
): Promise<void> {
  try {
    for await (const jobs of queuedInRedis(redisUrl)) {
      await checkJobs(dataSource, findings, jobs);
      findings.looked('I16', 'trong hàng đợi Redis', jobs.length);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    findings.violate(
      'I16',
      `Không đọc được hàng đợi trong Redis (${why}). Kiểm tra REDIS_URL rồi chạy lại.`,
    );
  }
}

async function checkJobs(
  dataSource: DataSource,
  findings: Findings,
  jobs: readonly QueuedJob[],
): Promise<void> {
  const ids = new Map<string, string>();
  for (const { id, data } of jobs) {
    const payload = fieldsOf(data);
    if (Object.keys(payload).join() === 'effectId' && typeof payload['effectId'] === 'string')
      ids.set(id, payload['effectId']);
    else findings.violate('I16', payloadSays(id, Object.keys(payload).sort().join(', ')));
  }
  const rows: { id: string }[] = await dataSource.query(
    'select id from app.effect where id = any($1)',
    [[...ids.values()]],
  );
  const known = new Set(rows.map(({ id }) => id));
  for (const [id, effect] of ids) if (!known.has(effect)) findings.violate('I16', orphanSays(id));
}

function fieldsOf(data: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(data);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
