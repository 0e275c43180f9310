import { planningText } from './workflow.examples.js';

// Each case breaks the shipped definition in one place, and says what the check must report.

export const step = (command: string, from: string, to: string, roles: string) =>
  `  - command: ${command}\n    from: [${from}]\n    to: ${to}\n    roles: [${roles}]\n`;
export const expire = step('expire', 'issued', 'expired', 'system');
export const reopen = step('reopen', 'expired', 'issued', 'approver');
/** The same transition with its guards. */
export const whole = (head: string): string =>
  new RegExp(`${head.replace(/[[\]]/g, '\\$&')}(?: {4}guards:\n(?: {6}.*\n)+)?`).exec(
    planningText,
  )![0];
export const review = step('review-report', 'submitted', 'reviewed', 'reviewer');

/** Name, broken text, the text at the reported line and column, message, fix. */
export type Case = [name: string, text: string, at: string, message: RegExp, fix: RegExp];
