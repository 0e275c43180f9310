import { type CivilDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { type Period, type Workflow } from '#libs/workflow';

/** What somebody tries to do in a trial; cells count from 1. */
export type TrialAct =
  | { readonly do: 'issue' | 'close' }
  | { readonly do: TrialCommand; readonly cell: number; readonly late?: true }
  /** Whoever reviews and decides takes every report one step on. */
  | { readonly do: 'advance'; readonly rejecting?: number };
export type TrialCommand = 'acknowledge' | 'submit-report' | 'return-report' | 'accept-late-report';

export interface TrialMoment {
  /** ISO, with the offset of Việt Nam. */
  readonly at: string;
  readonly acts: readonly TrialAct[];
  /** Of a standing letter: the period that is played; left out: the letter itself. */
  readonly period?: Period;
}

export interface TrialPlan {
  readonly year: number;
  readonly dueOn: CivilDate;
  readonly issueOn: CivilDate;
  /** Of a standing letter, the first of which `year` and `dueOn` are. */
  readonly periods?: readonly Period[];
  readonly moments: readonly TrialMoment[];
}

/** The sample organisation and its clock begin here. */
export const FIRST: CivilDate = '2024-01-10';

export const instant = (on: CivilDate, time: string): string => `${on}T${time}+07:00`;

export function noTrialDates(title: string, why: string): Refused {
  return new Refused(
    'NO_TRIAL_DATES',
    `Chưa chạy thử được “${title}”: ${why}. Hãy chạy thử một bản có hạn hằng năm dạng ` +
      'tháng-ngày.',
  );
}

export const has = ({ transitions }: Workflow, command: string): boolean =>
  transitions.some((transition) => transition.command === command);
export const each = (
  command: TrialCommand,
  cells: readonly number[],
): { do: TrialCommand; cell: number }[] => cells.map((cell) => ({ do: command, cell }));
