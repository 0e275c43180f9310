import { type Findings, type InvariantId } from './findings.js';
import { type Snapshot } from './snapshot.js';

/** The bits of pg_trigger.tgtype. */
const [INSERT, DELETE, UPDATE, TRUNCATE] = [4, 8, 16, 32];

interface Guard {
  readonly id: InvariantId;
  readonly table: string;
  readonly trigger: string;
  /** The statements that the trigger must see. */
  readonly on: number;
  readonly keeps: string;
}

const guards: readonly Guard[] = [
  {
    id: 'I8',
    table: 'event',
    trigger: 'event_append_only',
    on: DELETE + UPDATE + TRUNCATE,
    keeps: 'sửa, xóa sự kiện',
  },
  {
    id: 'I2',
    table: 'head',
    trigger: 'head_refuse_wrong_mark',
    on: UPDATE,
    keeps: 'đánh dấu nghĩa vụ đã nộp đúng hạn',
  },
  {
    id: 'I11',
    table: 'head',
    trigger: 'head_legal_update',
    on: UPDATE,
    keeps: 'chuyển trạng thái sai quy trình',
  },
  {
    id: 'I11',
    table: 'head',
    trigger: 'head_legal_insert',
    on: INSERT,
    keeps: 'trạng thái ban đầu sai quy trình',
  },
];

/** Tables to which the application may add rows, and never change one. */
const appendOnly = ['event', 'command', 'receipt', 'letter', 'used_number', 'workflow_definition'];
const APP_ROLE = 'dondoc_app';

/**
 * I2, I8, I11: the database's own guards are there and awake, and the application's role cannot get
 * round them.
 */
export async function checkGuards(snapshot: Snapshot, findings: Findings): Promise<void> {
  for (const { id, table, trigger, on, keeps } of guards) {
    const rows = await snapshot.query<TriggerRow>(
      `${WITH_PARTS} select p.name as part, t.tgtype::int as type, t.tgenabled in ('O',
        'A') as awake
       from parts p left join pg_trigger t on t.tgrelid = p.oid and t.tgname = $2
         and not t.tgisinternal order by p.name`,
      [[table], trigger],
    );
    for (const row of rows) {
      const state = stateOf(row, on);
      if (state)
        findings.violate(
          id,
          `Chốt chặn ${keeps} (trigger ${trigger} của app.${row.part}) ${state}. Bật lại ` +
            'ngay và kiểm tra ai đã tắt.',
        );
    }
  }
  await checkRole(snapshot, findings);
  await checkWalls(snapshot, findings);
}

interface TriggerRow {
  /** The table, or one of its years. */
  readonly part: string;
  readonly type: number | null;
  readonly awake: boolean | null;
}

/**
 * The tables of $1 and, where they are cut by year, each year. A statement may name a year, and
 * would then meet only the guards of that year.
 */
const WITH_PARTS = `
  with recursive parts as (
    select c.oid, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'app' and c.relname = any($1::text[])
    union select c.oid, c.relname from parts p join pg_inherits i on i.inhparent = p.oid
      join pg_class c on c.oid = i.inhrelid and c.relkind in ('r', 'p'))`;

function stateOf({ type, awake }: TriggerRow, on: number): string | undefined {
  if (type === null) return 'đã bị xóa';
  if (!awake) return 'đang bị tắt';
  return (type & on) === on ? undefined : 'đã bị đổi';
}

/**
 * Remarks where the application is a superuser, because a superuser meets no guard. It is told
 * where connections of the application are seen.
 */
async function remarkLogins(snapshot: Snapshot, findings: Findings): Promise<void> {
  const rows = await snapshot.query<{ login: string }>(
    `select distinct a.usename as login from pg_stat_activity a
      join pg_roles r on r.oid = a.usesysid
     where a.datname = current_database() and r.rolsuper and a.application_name = any($1)
       order by 1`,
    [['dondoc-api', 'dondoc-worker', 'dondoc-queue']],
  );
  for (const { login } of rows) {
    findings.note(
      'I8',
      `Ứng dụng đang đăng nhập bằng ${login}, một superuser không bị chốt chặn nào giữ. Tạo ` +
        'tài khoản riêng không có quyền, đặt vào DATABASE_URL, và để tài khoản này trong ' +
        'DATABASE_OWNER_URL.',
    );
  }
}

async function checkRole(snapshot: Snapshot, findings: Findings): Promise<void> {
  const roles = await snapshot.query<{ super: boolean }>(
    'select rolsuper as super from pg_roles where rolname = $1',
    [APP_ROLE],
  );
  if (!roles[0]) {
    findings.violate('I8', `Không có vai trò ${APP_ROLE}: chạy “dondoc migrate”.`);
    return;
  }
  if (roles[0].super)
    findings.violate(
      'I8',
      `Vai trò ${APP_ROLE} là superuser nên sửa được mọi thứ. Thu hồi: alter role ${APP_ROLE} ` +
        'nosuperuser.',
    );
  await remarkLogins(snapshot, findings);
  const rights = await snapshot.query<{ name: string; right: string }>(
    `${WITH_PARTS} select p.name, r.right from parts p cross join unnest(array['update', 'delete',
      'truncate']) as r("right")
     where has_table_privilege($2::name, p.oid, r.right) or (r.right = 'update'
       and has_any_column_privilege($2::name, p.oid, 'update')) order by 1, 2`,
    [appendOnly, APP_ROLE],
  );
  for (const { name, right } of rights) {
    findings.violate(
      'I8',
      `Vai trò ${APP_ROLE} có quyền ${right.toUpperCase()} trên app.${name}. Thu hồi: revoke ` +
        `${right} on app.${name} from ${APP_ROLE}.`,
    );
  }
}

/** Rows of one committee are kept from another by policies, which must be awake and bind roles. */
async function checkWalls(snapshot: Snapshot, findings: Findings): Promise<void> {
  const asleep = await snapshot.query<{ name: string }>(
    `select distinct c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace = 'app'::regnamespace and not c.relrowsecurity order by 1`,
  );
  for (const { name } of asleep)
    findings.violate(
      'I8',
      `Chốt chặn giữa các đảng bộ (row level security của app.${name}) đang bị tắt. Bật lại: ` +
        `alter table app.${name} enable row level security.`,
    );
  const mighty = await snapshot.query<{ name: string }>(
    `select rolname as name from pg_roles
      where rolname = any ($1) and (rolbypassrls or rolsuper) order by 1`,
    [['dondoc_app', 'dondoc_actor', 'dondoc_login']],
  );
  for (const { name } of mighty)
    findings.violate(
      'I8',
      `Vai trò ${name} bỏ qua được chốt chặn giữa các đảng bộ. Thu hồi: alter role ${name} ` +
        'nobypassrls nosuperuser.',
    );
}
