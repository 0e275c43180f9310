import { createHash } from 'node:crypto';
import { explain } from './explain.js';
import { type Finding, type Remark, WorkflowError } from './finding.js';
import { lintGraph } from './graph-lint.js';
import { graphSchema, timingSchema, type WorkflowDefinition, workflowSchema } from './schema.js';
import { readSource } from './source.js';
import { lintTiming } from './timing-lint.js';

/** A checked definition. Frozen: it is pinned by id on every obligation and never changes under it. */
export interface Workflow extends Readonly<WorkflowDefinition> {
  /** `name@` and 12 hex digits of the content's hash. */
  readonly id: string;
}

/** Sorted keys, so that their order in the file is no change. The text is NFC already; comments are not in the value. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

function remarksOn(value: unknown): { remarks: Remark[]; definition: WorkflowDefinition | undefined } {
  const parsed = workflowSchema.safeParse(value);
  const remarks = parsed.success ? [] : explain(workflowSchema, parsed.error.issues, value);
  const graph = graphSchema.safeParse(value);
  if (graph.success) remarks.push(...lintGraph(graph.data));
  const timing = timingSchema.safeParse(value);
  if (timing.success) remarks.push(...lintTiming(timing.data));
  return { remarks, definition: parsed.data };
}

function check(text: string, file: string): { findings: Finding[]; workflow: Workflow | undefined } {
  const source = readSource(text, file);
  if (source.findings.length > 0) return { findings: [...source.findings], workflow: undefined };
  const { remarks, definition } = remarksOn(source.value);
  const findings = remarks.map(source.place).sort((a, b) => a.line - b.line || a.column - b.column);
  if (!definition || findings.length > 0) return { findings, workflow: undefined };
  // The hash covers what is written, not what the schema fills in: a new optional key with a default renames no workflow.
  const hash = createHash('sha256').update(canonical(source.value)).digest('hex').slice(0, 12);
  return { findings, workflow: freeze({ ...definition, id: `${definition.name}@${hash}` }) };
}

/** Everything wrong with a definition, in the order of the file; `[]` when it may be used. Never throws for bad text. */
export function checkWorkflowText(text: string, file: string): Finding[] {
  return check(text, file).findings;
}

/** The definition, or WorkflowError with every finding. `file` is only named in the findings, never opened. */
export function parseWorkflow(text: string, file: string): Workflow {
  const { findings, workflow } = check(text, file);
  if (!workflow) throw new WorkflowError(findings);
  return workflow;
}
