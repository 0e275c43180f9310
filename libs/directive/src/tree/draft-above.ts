import {
  type CivilDate,
  type CutoffRule,
  cutoffAt,
  cutoffPolicies,
  MissingYear,
  shortDate,
  wordingProblem,
} from '#libs/calendar';
import { type FieldError } from '#libs/platform';
import { foldKey } from '#libs/text';
import { type Workflow } from '#libs/workflow';
import { type DraftDirectiveBody } from '../campaign-use/draft-directive.js';
import { missingForPlanning } from '../campaign-use/planning-fields.js';
import { calendar } from '../definition/deadline.js';
import { type LetterAbove } from './letters-above.js';

/** A body for `POST /api/directives`, and what of it the clerk still has to fill in. */
export interface DraftAbove {
  readonly body: { readonly directive: string } & Partial<DraftDirectiveBody>;
  readonly missing: readonly FieldError[];
}

/** Working days that the committee keeps for itself between its cells' reports and its own. */
const OWN_DAYS = 5;

/** Years whose days off nobody has entered are not reckoned with; the draft itself refuses them. */
function ifKnown<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof MissingYear) return undefined;
    throw error;
  }
}

/** The hour in Việt Nam of an instant in UTC; undefined at midnight, when a whole day has ended. */
function hourOf(instant: string): string | undefined {
  const hour = (Number(instant.slice(11, 13)) + 7) % 24;
  const at = `${String(hour).padStart(2, '0')}:${instant.slice(14, 16)}`;
  return at === '00:00' ? undefined : at;
}

/** The rule by which the superior's day became its moment, as far as it can be told from both. */
function ruleBehind({ dueOn, cutoffAt: moment, wording }: LetterAbove['content']) {
  const at = hourOf(moment);
  return cutoffPolicies
    .map((policy): CutoffRule => (at === undefined ? { policy } : { policy, at }))
    .find(
      (rule) =>
        wordingProblem(wording, rule, dueOn) === undefined &&
        ifKnown(() => cutoffAt(dueOn, rule, calendar)) === moment,
    );
}

/** As letters cite it: “về việc thực hiện rà soát …”. */
const cited = ({ subject }: LetterAbove['content']): string =>
  subject.startsWith('việc ') ? subject : `việc ${subject}`;

function superiorIn({ number, on, body, content }: LetterAbove): DraftDirectiveBody['superior'] {
  const { dueOn, wording } = content;
  const rule = ruleBehind(content);
  const subject = cited(content);
  return { number, on, body, subject, dueOn, ...(rule ? { wording, ...rule } : {}) };
}

/** The cells' own day: early enough for the committee, unless that has passed. */
function dueOfCells(dueOn: CivilDate, today: CivilDate): CivilDate {
  const early = ifKnown(() => calendar.addWorkingDays(dueOn, -OWN_DAYS)) ?? dueOn;
  return early > today ? early : dueOn;
}

function letterTo({ number, on, body, content }: LetterAbove): DraftDirectiveBody['letter'] {
  return {
    addressee: 'Các chi bộ trực thuộc',
    opening:
      `Thực hiện văn bản số ${number}, ngày ${shortDate(on)} của ${body} về ${cited(content)}; ` +
      'Đảng ủy đề nghị các chi bộ trực thuộc thực hiện một số nội dung như sau:',
    points: ['Nghiên cứu, tổ chức thực hiện đúng nội dung, yêu cầu của văn bản nêu trên.'],
    deadlineNote: 'Báo cáo kết quả gửi về Đảng ủy {wording} để tổng hợp, báo cáo cấp trên.',
    closing: 'Căn cứ các nội dung nêu trên, yêu cầu các chi bộ nghiêm túc triển khai thực hiện',
    recipients: ['Như trên', 'Lưu Đảng ủy'],
  };
}

/** `thuc-hien-1514-cv-duk-2024`, which the clerk may change. */
const idFor = ({ number, on }: LetterAbove): string =>
  `thuc-hien-${foldKey(number).replaceAll(/[^a-z0-9]+/g, '-')}`
    .slice(0, 50)
    .replaceAll(/-+$/g, '') + `-${on.slice(0, 4)}`;

function missingIn(
  { content }: LetterAbove,
  workflow: Workflow | undefined,
  body: Partial<DraftDirectiveBody>,
): FieldError[] {
  if (workflow) return missingForPlanning(workflow, body);
  return [
    {
      path: 'workflow',
      message: `Quy trình “${content.workflow}” không dùng ở đây. Hãy chọn quy trình của mình`,
    },
  ];
}

/**
 * What carries out the superior's letter here, as far as the letter says it: what it does not say
 * is worded plainly for the clerk to change. `workflow` is the definition of that name in use here.
 */
export function draftAbove(
  letter: LetterAbove,
  { committee, workflow, today }: { committee: string; workflow?: Workflow; today: CivilDate },
): DraftAbove {
  const { year, subject, dueOn, targetTerms } = letter.content;
  const body = {
    directive: idFor(letter),
    committee,
    ...(workflow ? { workflow: workflow.name } : {}),
    year,
    subject,
    superior: superiorIn(letter),
    ...(targetTerms ? { targetTerms } : {}),
    letter: letterTo(letter),
    dueOn: dueOfCells(dueOn, today),
  };
  return { body, missing: missingIn(letter, workflow, body) };
}
