import { type Command, statuses } from '../status.js';

export type FieldType = 'instant' | 'text' | 'number' | 'boolean';

interface Field {
  readonly type: FieldType;
  /** Vietnamese, for the finding that lists what may be asked. */
  readonly title: string;
  /**
   * May be without a value: a comparison is then neither true nor false, and the guard does not
   * hold.
   */
  readonly nullable?: true;
  /** A text that is one of these only. */
  readonly values?: readonly string[];
  /** Asked only where these commands are given; others do not have it at hand. */
  readonly commands?: readonly Command[];
}

const mark: readonly Command[] = ['expire'];
const newDeadline: readonly Command[] = ['extend-deadline', 'reopen'];

/**
 * What a guard may ask about: of the obligation itself everywhere; of what arrived for it only at
 * the mark, which is a statement over many rows. Names of definitions: never rename; add.
 */
export const fields = {
  now: { type: 'instant', title: 'lúc này' },
  'obligation.status': { type: 'text', title: 'trạng thái', values: statuses },
  'obligation.cell': { type: 'text', title: 'mã chi bộ' },
  'obligation.directive': { type: 'text', title: 'mã đợt' },
  'obligation.cutoffAt': { type: 'instant', nullable: true, title: 'giờ hết hạn' },
  'obligation.markAt': {
    type: 'instant',
    nullable: true,
    title: 'giờ hết hạn cộng thời gian chờ',
    commands: mark,
  },
  'asked.cutoffAt': {
    type: 'instant',
    title: 'giờ hết hạn mới được đề nghị',
    commands: newDeadline,
  },
  'report.onTime': { type: 'boolean', title: 'có báo cáo đến trước giờ hết hạn', commands: mark },
  'report.straddled': {
    type: 'boolean',
    title: 'có báo cáo bắt đầu gửi trước và xong sau giờ hết hạn',
    commands: mark,
  },
  'report.receivedAt': {
    type: 'instant',
    nullable: true,
    title: 'lúc nhận báo cáo gần nhất',
    commands: mark,
  },
  'report.count': { type: 'number', title: 'số báo cáo đã nhận', commands: mark },
  'upload.unfinished': {
    type: 'boolean',
    title: 'có báo cáo đang gửi dở từ trước giờ hết hạn',
    commands: mark,
  },
  'hold.exists': { type: 'boolean', title: 'đã từng bị tạm giữ', commands: mark },
  'hold.open': { type: 'boolean', title: 'đang bị tạm giữ', commands: mark },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;
export const fieldNames = Object.keys(fields) as FieldName[];

/**
 * An instant is the canonical text of libs/calendar (six decimals, Z), so that no microsecond is
 * lost.
 */
export type FieldValue = string | number | boolean | null;
/** A value that is not given is null. */
export type GuardFacts = Readonly<Partial<Record<FieldName, FieldValue>>>;

export function fieldOf(name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name as FieldName] : undefined;
}

/** The fields that a guard of this command may ask about. */
export function fieldsFor(command: Command): FieldName[] {
  return fieldNames.filter((name) => fieldOf(name)?.commands?.includes(command) ?? true);
}
