import { z } from 'zod';
import { type Column, formShape, settledForm } from '#libs/forms';
import { ruleSets as knownSets } from '#libs/planning';
import {
  type Definition,
  type Parts,
  type UnplacedFinding,
  suggest,
  type Workflow,
} from '#libs/workflow';
import { lintForm } from './form-lint.js';

/** The files that a report carries beside its rows. */
const attachments = z.strictObject({
  /** When true, a report without a file is refused. */
  required: z.boolean().default(false),
  maxFiles: z.int().min(1).max(20).default(20),
  maxMegabytes: z.int().min(1).max(25).default(25),
  types: z.array(z.enum(['pdf', 'docx', 'xlsx', 'jpg', 'png'])).min(1),
});

export interface StepForm {
  readonly fields: Column[];
}

/** What an office fills in when it takes a step of the definition's own. */
const steps = z
  .record(z.string(), z.strictObject({ fields: formShape.shape.fields }))
  .describe('Mục mà cơ quan điền khi làm một bước riêng của quy trình, theo tên bước.');

const asked = z.enum(['required', 'optional', 'none']).default('required');

/** What a report says of the cell's own paper, which need not be there. */
const paper = z
  .strictObject({
    number: asked.describe('Số, ký hiệu báo cáo giấy của chi bộ: required, optional hoặc none.'),
    date: asked.describe('Ngày của báo cáo giấy: required, optional hoặc none.'),
  })
  .describe('Báo cáo giấy kèm theo; không viết thì cần cả số và ngày.');

/** form.yaml as it is written: shared choices stand once, at the head. */
const writtenForm = formShape.extend({
  tables: formShape.shape.tables.default([]),
  attachments: attachments.optional(),
  paper: paper.optional(),
  steps: steps.optional(),
});

type Written = z.output<typeof writtenForm>;

/** The columns of the steps with the shared choices in them. */
function settledSteps(
  choices: Written['choices'],
  each: NonNullable<Written['steps']>,
): Record<string, StepForm> {
  return Object.fromEntries(
    Object.entries(each).map(([step, { fields }]) => [
      step,
      { fields: settledForm({ choices, fields, tables: [] }).fields },
    ]),
  );
}

/**
 * form.yaml: the fields and tables of libs/forms, none for a report of attachments only. Answered
 * as it is used: choices in their columns.
 */
export const formFileSchema = writtenForm.transform(({ steps: each, ...form }) => ({
  ...settledForm(form),
  ...(each ? { steps: settledSteps(form.choices, each) } : {}),
}));
export type FormFile = z.output<typeof formFileSchema>;

const override = z.strictObject({
  rule: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  parameter: z.string().min(1).max(60),
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  /** The paper that decides it: "Nghị quyết số 12-NQ/ĐU, ngày 03/01/2027". */
  document: z.string().min(3).max(200),
});

/**
 * rules.yaml: the dated rule sets that a report is checked by (possibly none), and the committee's
 * own values in them.
 */
export const rulesFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** The day of issue chooses among these. */
  ruleSets: z.array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)).max(10),
  overrides: z.array(override).max(60).default([]),
});
export type RulesFile = z.output<typeof rulesFileSchema>;

function lintRules({ ruleSets, overrides }: RulesFile, { report }: Workflow): UnplacedFinding[] {
  const unplaced: UnplacedFinding[] = [];
  const twice = ruleSets.findIndex((id, i) => ruleSets.indexOf(id) !== i);
  if (twice >= 0)
    unplaced.push({
      path: ['ruleSets', twice],
      at: 'value',
      message: `Bộ quy tắc '${ruleSets[twice]}' ghi hai lần.`,
      fix: 'Bỏ một.',
    });
  if (ruleSets.length > 0 && report !== 'planning')
    unplaced.push({
      path: ['ruleSets'],
      at: 'value',
      message: 'Các bộ quy tắc hiện có chỉ dùng cho báo cáo quy hoạch.',
      fix: "Viết 'ruleSets: []'.",
    });
  unplaced.push(
    ...unknownSets(ruleSets),
    ...overrides.flatMap((override, i) => unknownParameter(ruleSets, override, i)),
  );
  if (ruleSets.length === 0 && overrides.length > 0)
    unplaced.push({
      path: ['overrides'],
      at: 'value',
      message: 'Có giá trị riêng mà không có bộ quy tắc nào.',
      fix: "Thêm vào 'ruleSets', hoặc bỏ.",
    });
  return unplaced;
}

function unknownSets(ids: readonly string[]): UnplacedFinding[] {
  const known = knownSets.map(({ id }) => id);
  return ids.flatMap((id, i): UnplacedFinding[] =>
    known.includes(id)
      ? []
      : [
          {
            path: ['ruleSets', i],
            at: 'value',
            message: `Không có bộ quy tắc nào tên '${id}'.`,
            fix: suggest(id, known),
          },
        ],
  );
}

/** Finds a committee's own value of a parameter that none of the named sets has. */
function unknownParameter(
  ids: readonly string[],
  { rule, parameter }: RulesFile['overrides'][number],
  i: number,
): UnplacedFinding[] {
  const rules = knownSets.filter(({ id }) => ids.includes(id)).flatMap((set) => set.rules);
  const own = rules.filter(({ id }) => id === rule);
  if (own.length === 0)
    return [
      {
        path: ['overrides', i, 'rule'],
        at: 'value',
        message: `Không có quy tắc nào tên '${rule}'.`,
        fix: suggest(rule, [...new Set(rules.map(({ id }) => id))]),
      },
    ];
  const names = [...new Set(own.flatMap(({ parameters }) => Object.keys(parameters)))];
  if (names.includes(parameter)) return [];
  return [
    {
      path: ['overrides', i, 'parameter'],
      at: 'value',
      message: `Quy tắc '${rule}' không có tham số '${parameter}'.`,
      fix: suggest(parameter, names),
    },
  ];
}

export const definitionParts: Parts<FormFile, RulesFile> = {
  form: { schema: formFileSchema, lint: lintForm },
  rules: { schema: rulesFileSchema, lint: lintRules },
};

export type FullDefinition = Definition<FormFile, RulesFile>;

/**
 * A stored definition with what its files leave to the standard, to be compared with another: the
 * form as it is written. What no longer fits today's shapes stays as it is.
 */
export function asWritten({ workflow, form, rules }: Definition): Definition {
  const [written, ruled] = [writtenForm.safeParse(form), rulesFileSchema.safeParse(rules)];
  return {
    workflow,
    form: written.success ? written.data : form,
    rules: ruled.success ? ruled.data : rules,
  };
}
