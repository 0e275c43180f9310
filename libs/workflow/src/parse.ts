import { definitionId, freeze } from './canonical.js';
import { explain } from './explain.js';
import { type Finding, type UnplacedFinding, WorkflowError } from './finding.js';
import { lintGraph } from './graph-lint.js';
import { lintGuards } from './guard-lint.js';
import { lintPapers } from './paper-lint.js';
import { lintPapersOfSteps } from './step-paper-lint.js';
import { lintNames } from './name-lint.js';
import { lintPeriods } from './period-lint.js';
import { lintFourEyes, lintRoles, lintSecondPerson } from './people-lint.js';
import {
  graphSchema,
  paperSchema,
  timingSchema,
  type WorkflowDefinition,
  workflowSchema,
} from './schema.js';
import { lintStepPapers, lintSteps } from './step-lint.js';
import { readSource, type Source } from './source.js';
import { withWaysOut } from './ways-out.js';
import { lintTerms } from './term-lint.js';
import { lintTiming } from './timing-lint.js';

/**
 * A checked definition with the engine's ways out (ways-out.ts). It is frozen, because every
 * obligation is pinned to it by id and it must never change.
 */
export interface Workflow extends Readonly<WorkflowDefinition> {
  /** `name@` and 12 hex digits of the content's hash. */
  readonly id: string;
}

const graphLints = [
  lintNames,
  lintGraph,
  lintSteps,
  lintTerms,
  lintGuards,
  lintSecondPerson,
  lintFourEyes,
  lintRoles,
];

function findingsOn(value: unknown): {
  unplaced: UnplacedFinding[];
  definition: WorkflowDefinition | undefined;
} {
  const parsed = workflowSchema.safeParse(value);
  const unplaced = parsed.success ? [] : explain(workflowSchema, parsed.error.issues, value);
  const graph = graphSchema.safeParse(value);
  if (graph.success) for (const lint of graphLints) unplaced.push(...lint(graph.data));
  const timing = timingSchema.safeParse(value);
  if (timing.success) unplaced.push(...lintTiming(timing.data), ...lintPeriods(timing.data));
  const papers = paperSchema.safeParse(value);
  if (papers.success) unplaced.push(...lintPapers(papers.data));
  if (papers.success && graph.success)
    unplaced.push(
      ...lintStepPapers(graph.data, papers.data),
      ...lintPapersOfSteps(graph.data, papers.data),
    );
  return { unplaced, definition: parsed.data };
}

export function placed(source: Source, unplaced: readonly UnplacedFinding[]): Finding[] {
  return [...source.odd, ...unplaced.map(source.place)].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
}

/** Reads workflow.yaml alone: its findings, and its content when there are none. */
export function readWorkflow(
  text: string,
  file: string,
): { findings: Finding[]; value: unknown; definition: WorkflowDefinition | undefined } {
  const source = readSource(text, file);
  if (source.findings.length > 0)
    return { findings: [...source.findings], value: undefined, definition: undefined };
  const { unplaced, definition } = findingsOn(source.value);
  const findings = placed(source, unplaced);
  return {
    findings,
    value: source.value,
    definition: findings.length > 0 ? undefined : definition,
  };
}

/**
 * Everything that is wrong with a definition, in the order of the file; `[]` when it may be used.
 * Never throws for bad text.
 */
export function checkWorkflowText(text: string, file: string): Finding[] {
  return readWorkflow(text, file).findings;
}

/**
 * The definition of workflow.yaml alone. Throws WorkflowError with every finding. `file` only
 * appears in the findings and is never opened.
 */
export function parseWorkflow(text: string, file: string): Workflow {
  const { findings, value, definition } = readWorkflow(text, file);
  if (!definition) throw new WorkflowError(findings);
  return freeze(
    withWaysOut({ ...definition, id: definitionId(definition.name, { workflow: value }) }),
  );
}
