import { type Findings, type InvariantId } from './findings.js';
import { type Snapshot } from './snapshot.js';

/** Bits of pg_trigger.tgtype. */
const [INSERT, DELETE, UPDATE, TRUNCATE] = [4, 8, 16, 32];

interface Guard {
  readonly id: InvariantId;
  readonly table: string;
  readonly trigger: string;
  /** Statements that it must see. */
  readonly on: number;
  readonly keeps: string;
}

const guards: readonly Guard[] = [
  { id: 'I8', table: 'event', trigger: 'event_append_only', on: DELETE + UPDATE + TRUNCATE, keeps: 'sửa, xóa sự kiện' },
  { id: 'I2', table: 'head', trigger: 'head_refuse_wrong_mark', on: UPDATE, keeps: 'đánh dấu nghĩa vụ đã nộp đúng hạn' },
  { id: 'I11', table: 'head', trigger: 'head_legal_update', on: UPDATE, keeps: 'chuyển trạng thái sai quy trình' },
  { id: 'I11', table: 'head', trigger: 'head_legal_insert', on: INSERT, keeps: 'trạng thái ban đầu sai quy trình' },
];

/** What the application may add to and never change. */
const appendOnly = ['event', 'command', 'receipt', 'letter', 'used_number', 'workflow_definition'];
const APP_ROLE = 'dondoc_app';

/** I2, I8, I11: the database's own guards are there and awake, and the application's role cannot get round them. */
export async function checkGuards(snapshot: Snapshot, findings: Findings): Promise<void> {
  const rows = await snapshot.query<{ trigger: string; type: number; awake: boolean }>(
    `select t.tgname as trigger, t.tgtype::int as type, t.tgenabled in ('O', 'A') as awake
     from pg_trigger t where t.tgrelid in ('app.event'::regclass, 'app.head'::regclass) and not t.tgisinternal`,
  );
  for (const { id, table, trigger, on, keeps } of guards) {
    const found = rows.find((row) => row.trigger === trigger);
    const state = stateOf(found, on);
    if (state) findings.violate(id, `Chốt chặn ${keeps} (trigger ${trigger} của app.${table}) ${state}. Bật lại ngay và kiểm tra ai đã tắt.`);
  }
  await checkRole(snapshot, findings);
}

function stateOf(found: { type: number; awake: boolean } | undefined, on: number): string | undefined {
  if (!found) return 'đã bị xóa';
  if (!found.awake) return 'đang bị tắt';
  return (found.type & on) === on ? undefined : 'đã bị đổi';
}

async function checkRole(snapshot: Snapshot, findings: Findings): Promise<void> {
  const roles = await snapshot.query<{ super: boolean }>('select rolsuper as super from pg_roles where rolname = $1', [APP_ROLE]);
  if (!roles[0]) {
    findings.violate('I8', `Không có vai trò ${APP_ROLE}: chạy “dondoc migrate”.`);
    return;
  }
  if (roles[0].super) findings.violate('I8', `Vai trò ${APP_ROLE} là superuser nên sửa được mọi thứ. Thu hồi: alter role ${APP_ROLE} nosuperuser.`);
  const rights = await snapshot.query<{ name: string; right: string }>(
    `select t.name, r.right from unnest($2::text[]) as t(name) cross join unnest(array['update', 'delete', 'truncate']) as r("right")
     where has_table_privilege($1::name, 'app.' || t.name, r.right) or (r.right = 'update' and has_any_column_privilege($1::name, 'app.' || t.name, 'update'))`,
    [APP_ROLE, appendOnly],
  );
  for (const { name, right } of rights) {
    findings.violate('I8', `Vai trò ${APP_ROLE} có quyền ${right.toUpperCase()} trên app.${name}. Thu hồi: revoke ${right} on app.${name} from ${APP_ROLE}.`);
  }
}
