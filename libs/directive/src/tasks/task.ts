import { type Due } from '../definition/due.js';

/** What a task asks for. A screen knows by it where its button leads. */
export const taskActions = [
  'acknowledge',
  'report',
  'resubmit',
  'review',
  'approve',
  'step',
  'decide-late',
  'release-hold',
  'issue',
  'close',
  'follow',
  'from-above',
  'mend',
] as const;
export type TaskAction = (typeof taskActions)[number];

/** One thing that waits for a person, in words. */
export interface Task extends Due {
  readonly id: string;
  readonly kind: TaskAction;
  readonly title: string;
  readonly detail: string;
  readonly directive: string | null;
  readonly directiveTitle: string | null;
  readonly obligation: string | null;
  readonly cell: string | null;
  readonly cellName: string | null;
  /** The id of the office that does it. */
  readonly office: string;
  readonly action: { readonly verb: string; readonly code: TaskAction };
  /** How many reports, directives or other things the line stands for. */
  readonly count: number;
}

/** What belongs to no cell and no directive is left out by whoever makes a task. */
export const nowhere = {
  directive: null,
  directiveTitle: null,
  obligation: null,
  cell: null,
  cellName: null,
} as const;

const LAST = '9999';
const urgency = ({ dueAt, id }: Task): string => `${dueAt ?? LAST} ${id}`;

/** Each once, the oldest deadline first; what has none comes last. */
export function inOrder(tasks: readonly Task[]): Task[] {
  const once = new Map(tasks.toReversed().map((task) => [task.id, task]));
  return [...once.values()].sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1));
}
