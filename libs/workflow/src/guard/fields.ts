import { type Command, engineStates } from '../status.js';

export type FieldType = 'instant' | 'text' | 'number' | 'boolean';

interface Field {
  readonly type: FieldType;
  /** In Vietnamese, for the finding that lists the fields a guard may ask for. */
  readonly title: string;
  /**
   * True when the field may have no value. A comparison with it is then neither true nor false, and
   * the guard does not hold.
   */
  readonly nullable?: true;
  /** The only values that the text may have. */
  readonly values?: readonly string[];
  /** The only commands that may ask for the field. Other commands do not know it. */
  readonly commands?: readonly Command[];
}

const mark: readonly Command[] = ['expire'];
const newDeadline: readonly Command[] = ['extend-deadline', 'reopen'];

/**
 * What a guard may ask for. Every command knows the obligation itself. Only the mark, which is a
 * statement over many rows, knows what arrived for it. Definitions contain these names: never
 * rename; add.
 */
export const fields = {
  now: { type: 'instant', title: 'lúc này' },
  'obligation.status': { type: 'text', title: 'trạng thái', values: engineStates },
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
 * An instant is the canonical text of libs/calendar (six decimals, Z), so no microsecond is lost.
 */
export type FieldValue = string | number | boolean | null;
/** A missing value is null. */
export type GuardFacts = Readonly<Partial<Record<FieldName, FieldValue>>>;

export function fieldOf(name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name as FieldName] : undefined;
}

/** The fields that a guard of this command may ask for. */
export function fieldsFor(command: string): FieldName[] {
  return fieldNames.filter(
    (name) => fieldOf(name)?.commands?.some((one) => one === command) ?? true,
  );
}
