import type { Definition } from './definition.js';
import type { Workflow } from './parse.js';
import { commandTitle, guardsOf, statusTitle } from './permits.js';
import { type Role, roleTitles } from './vocabulary.js';

/** One difference in words. `where` is the file that contains it. */
export interface Change {
  readonly where: 'workflow' | 'form' | 'rules';
  readonly text: string;
}

type Transition = Workflow['transitions'][number];

const rolesText = (roles: readonly Role[]): string =>
  roles.map((role) => roleTitles[role]).join(', ');

/**
 * Every cell of the table by command and state. A transition over several states gives a cell for
 * each of them.
 */
function cellsOf({
  transitions,
}: Workflow): Map<string, { transition: Transition; status: string }> {
  return new Map(
    transitions.flatMap((transition) =>
      transition.from.map(
        (status) => [`${transition.command} ${status}`, { transition, status }] as const,
      ),
    ),
  );
}

function guardText(workflow: Workflow, { command }: Transition, status: string): string {
  return (
    guardsOf(workflow, command, status)
      .map(({ when }) => when)
      .join('; ') || 'không có'
  );
}

function cellChanges([before, after]: readonly [Workflow, Workflow], key: string): string[] {
  const [was, is] = [cellsOf(before).get(key), cellsOf(after).get(key)];
  const said = (
    workflow: Workflow,
    { transition, status }: { transition: Transition; status: string },
  ) => `“${commandTitle(workflow, transition.command)}” khi “${statusTitle(workflow, status)}”`;
  if (!was)
    return [
      `Thêm bước ${said(after, is!)} → “${statusTitle(after, is!.transition.to)}”, dành cho: ` +
        `${rolesText(is!.transition.roles)}.`,
    ];
  if (!is) return [`Bỏ bước ${said(before, was)}.`];
  const lines: string[] = [];
  const note = (what: string, a: string, b: string) =>
    void (a === b || lines.push(`${said(after, is)}: ${what} từ ${a} thành ${b}.`));
  note(
    'trạng thái sau đó đổi',
    `“${statusTitle(before, was.transition.to)}”`,
    `“${statusTitle(after, is.transition.to)}”`,
  );
  note('người được làm đổi', rolesText(was.transition.roles), rolesText(is.transition.roles));
  note(
    'yêu cầu người thứ hai đổi',
    was.transition.secondPerson ? 'có' : 'không',
    is.transition.secondPerson ? 'có' : 'không',
  );
  note(
    'số người phải đồng ý đổi',
    String(was.transition.people ?? 1),
    String(is.transition.people ?? 1),
  );
  note(
    'điều kiện đổi',
    guardText(before, was.transition, was.status),
    guardText(after, is.transition, is.status),
  );
  return lines;
}

const names: Readonly<Record<string, string>> = {
  version: 'Số phiên bản',
  title: 'tiêu đề',
  report: 'Loại báo cáo',
  deadline: 'Hạn',
  reminders: 'Bước nhắc',
  recur: 'Lặp lại',
  documents: 'Văn bản',
  states: 'Trạng thái',
  commands: 'Lệnh',
  wording: 'câu ghi hạn',
  due: 'ngày hạn',
  policy: 'cách tính hạn',
  at: 'giờ',
  late: 'Gửi muộn',
  standing: 'giao thường xuyên',
  graceMinutes: 'số phút chờ',
  returnWorkingDays: 'số ngày làm việc để gửi lại',
  words: 'Câu chữ trong tin',
};

function shown(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * A list of named things is compared by name, so an item that is put in front does not change all
 * that follow.
 */
function byName(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Array.isArray(value)) return value;
  const keyed = value.map((item: unknown, i): [string, unknown] => [
    isGroup(item)
      ? String(item['step'] ?? item['key'] ?? item['name'] ?? item['code'] ?? i + 1)
      : String(item),
    item,
  ]);
  return new Set(keyed.map(([key]) => key)).size === keyed.length
    ? Object.fromEntries(keyed)
    : Object.fromEntries(value.map((item: unknown, i) => [String(i + 1), item]));
}

function valueChanges(before: unknown, after: unknown, path: readonly string[]): string[] {
  const where = path.map((key) => names[key] ?? key).join(' › ');
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [`${where}: thêm ${shown(after)}.`];
  if (after === undefined) return [`${where}: bỏ ${shown(before)}.`];
  if (!isGroup(before) || !isGroup(after))
    return before === after ? [] : [`${where}: đổi từ ${shown(before)} thành ${shown(after)}.`];
  const [was, is] = [byName(before), byName(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
    valueChanges(was[key], is[key], [...path, key]),
  );
}

/**
 * The differences between two versions in Vietnamese words, in the order of the files; `[]` when
 * they say the same.
 */
export function diffDefinitions(before: Definition, after: Definition): Change[] {
  const plain = ({ id: _id, transitions: _transitions, ...rest }: Workflow) => rest;
  const cells = new Set([...cellsOf(before.workflow).keys(), ...cellsOf(after.workflow).keys()]);
  const workflow = [
    ...valueChanges(plain(before.workflow), plain(after.workflow), []),
    ...[...cells].flatMap((key) => cellChanges([before.workflow, after.workflow], key)),
  ];
  return [
    ...workflow.map((text): Change => ({ where: 'workflow', text })),
    ...valueChanges(before.form, after.form, ['Biểu mẫu']).map((text): Change => ({
      where: 'form',
      text,
    })),
    ...valueChanges(before.rules, after.rules, ['Quy tắc']).map((text): Change => ({
      where: 'rules',
      text,
    })),
  ];
}
