import { type FieldError } from '#libs/platform';
import { type Workflow } from '#libs/workflow';

const planningFields = {
  superior: 'Cần công văn của cấp trên mà đợt rà soát này thực hiện',
  baseNotice: 'Cần thông báo phê duyệt gần nhất',
  targetTerms: 'Cần nhiệm kỳ được quy hoạch',
} as const;

/** What the lists of cadre planning need and the draft has not got; nothing for other reports. */
export function missingForPlanning(
  { report }: Workflow,
  content: Readonly<Partial<Record<keyof typeof planningFields, unknown>>>,
): FieldError[] {
  if (report !== 'planning') return [];
  return (Object.keys(planningFields) as (keyof typeof planningFields)[])
    .filter((field) => content[field] === undefined)
    .map((field) => ({ path: field, message: planningFields[field] }));
}
