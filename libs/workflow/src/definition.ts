import type { z } from 'zod';
import { definitionId, freeze } from './canonical.js';
import { explain } from './explain.js';
import { type Finding, type UnplacedFinding, WorkflowError } from './finding.js';
import { placed, readWorkflow, type Workflow } from './parse.js';
import { workflowSchema } from './schema.js';
import { readSource } from './source.js';
import { withWaysOut } from './ways-out.js';

/**
 * The texts of `workflows/<name>/`. Definitions that are older than the other two files have
 * workflow.yaml alone.
 */
export interface DefinitionTexts {
  readonly workflow: string;
  readonly form?: string | null;
  readonly rules?: string | null;
}

/**
 * What form.yaml or rules.yaml contains: its schema, and the lint that compares it with its
 * workflow.
 */
export interface Part<T = unknown> {
  readonly schema: z.ZodType<T>;
  readonly lint?: (value: T, workflow: Workflow) => UnplacedFinding[];
}

export interface Parts<F = unknown, R = unknown> {
  readonly form: Part<F>;
  readonly rules: Part<R>;
}

export interface Definition<F = unknown, R = unknown> {
  readonly workflow: Workflow;
  readonly form: F;
  readonly rules: R;
}

const fileOf = (folder: string, name: keyof DefinitionTexts): string => `${folder}/${name}.yaml`;

function readPart<T>(
  text: string | null | undefined,
  file: string,
  { part: { schema, lint }, workflow }: { part: Part<T>; workflow: Workflow | undefined },
) {
  if (text === undefined || text === null)
    return {
      findings: [
        {
          file,
          line: 1,
          column: 1,
          message: 'Không có tệp này.',
          fix: 'Mỗi quy trình gồm workflow.yaml, form.yaml và rules.yaml.',
        },
      ],
      value: undefined,
      parsed: undefined,
    };
  const source = readSource(text, file);
  if (source.findings.length > 0)
    return { findings: [...source.findings], value: undefined, parsed: undefined };
  const parsed = schema.safeParse(source.value);
  const unplaced = parsed.success
    ? ((workflow && lint?.(parsed.data, workflow)) ?? [])
    : explain(schema, parsed.error.issues, source.value);
  return { findings: placed(source, unplaced), value: source.value, parsed: parsed.data };
}

/**
 * The definition of three files, or everything that is wrong with them, each with file, line and
 * column. `folder` only appears in the findings.
 */
export function readDefinition<F, R>(
  texts: DefinitionTexts,
  folder: string,
  parts: Parts<F, R>,
): { findings: Finding[]; definition: Definition<F, R> | undefined } {
  const { findings, value, definition } = readWorkflow(texts.workflow, fileOf(folder, 'workflow'));
  // The lints of the other two files read the definition, but not its id.
  const draft = definition && { ...definition, id: definition.name };
  const form = readPart(texts.form, fileOf(folder, 'form'), { part: parts.form, workflow: draft });
  const rules = readPart(texts.rules, fileOf(folder, 'rules'), {
    part: parts.rules,
    workflow: draft,
  });
  const all = [...findings, ...form.findings, ...rules.findings];
  if (all.length > 0 || !definition) return { findings: all, definition: undefined };
  const id = definitionId(definition.name, {
    workflow: value,
    form: form.value,
    rules: rules.value,
  });
  return {
    findings: [],
    definition: freeze({
      workflow: withWaysOut({ ...definition, id }),
      form: form.parsed as F,
      rules: rules.parsed as R,
    }),
  };
}

/** Everything that is wrong with the three files; `[]` when the definition may be used. */
export function checkDefinition<F, R>(
  texts: DefinitionTexts,
  folder: string,
  parts: Parts<F, R>,
): Finding[] {
  return readDefinition(texts, folder, parts).findings;
}

/** The definition of three files. Throws WorkflowError with every finding. */
export function parseDefinition<F, R>(
  texts: DefinitionTexts,
  folder: string,
  parts: Parts<F, R>,
): Definition<F, R> {
  const { findings, definition } = readDefinition(texts, folder, parts);
  if (!definition) throw new WorkflowError(findings);
  return definition;
}

/** What this process has parsed before. A stored definition never changes, and it is frozen. */
const storedBefore = new Map<string, Definition>();

/**
 * A definition as it was stored at its first use. It was checked then, and checks that were added
 * later are not applied to it.
 */
export function parseStored(texts: DefinitionTexts, id: string): Definition {
  const key = JSON.stringify([id, texts.workflow, texts.form, texts.rules]);
  const found = storedBefore.get(key) ?? parseTexts(texts, id);
  storedBefore.set(key, found);
  return found;
}

function parseTexts(texts: DefinitionTexts, id: string): Definition {
  const [workflow, form, rules] = (['workflow', 'form', 'rules'] as const).map((name) =>
    storedValue(texts[name], `${id}/${name}.yaml`),
  );
  const definition = workflowSchema.safeParse(workflow);
  if (!definition.success)
    throw new WorkflowError(
      explain(workflowSchema, definition.error.issues, workflow).map(({ message, fix }) => ({
        file: id,
        line: 1,
        column: 1,
        message,
        fix,
      })),
    );
  return freeze({
    workflow: withWaysOut({
      ...definition.data,
      id: definitionId(definition.data.name, { workflow, form, rules }),
    }),
    form,
    rules,
  });
}

function storedValue(text: string | null | undefined, file: string): unknown {
  if (text === undefined || text === null) return undefined;
  const source = readSource(text, file);
  if (source.findings.length > 0) throw new WorkflowError(source.findings);
  return source.value;
}
