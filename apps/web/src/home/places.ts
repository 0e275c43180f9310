import { type Task } from '#libs/directive';

type Of = Pick<Task, 'directive' | 'cell'>;

const at = (...parts: readonly (string | null)[]): string =>
  parts.map((part) => encodeURIComponent(part ?? '')).join('/');

const duty = ({ directive, cell }: Of): string => `/nop/${at(directive, cell)}`;
const report = ({ directive, cell }: Of): string => `/dot/${at(directive, cell)}`;

/** Where the button of a task leads. A new kind of task does not compile without a place. */
const places: Readonly<Record<Task['action']['code'], (task: Of) => string>> = {
  acknowledge: duty,
  report: duty,
  resubmit: duty,
  review: ({ directive }) => `/dot/${at(directive)}/tham-dinh`,
  step: ({ directive }) => `/dot/${at(directive)}/tham-dinh`,
  approve: ({ directive }) => `/dot/${at(directive)}/phe-duyet`,
  'decide-late': report,
  'release-hold': report,
  issue: ({ directive }) => `/dot/moi/${at(directive)}/4`,
  close: ({ directive }) => `/dot/${at(directive)}`,
  follow: ({ directive }) => `/dot/${at(directive)}`,
  'from-above': ({ directive }) => `/dot/moi?tu=${at(directive)}`,
  mend: () => '/quan-tri',
};

export const placeOf = (task: Task): string => places[task.action.code](task);
