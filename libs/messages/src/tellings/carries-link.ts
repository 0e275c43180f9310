import { reminder, urged } from './occasions.js';

/** Texts that ask the cell for something new; a mail of one brings the link to acknowledge. */
const asking: readonly string[] = [
  'directive-issued',
  'deadline-extended',
  'obligation-reopened',
  reminder.cell,
  urged.recorded,
];

/** Asked of a step as `app.message` records it, which may end with its occasion. */
export function carriesLink(recorded: string): boolean {
  const [step] = recorded.split(' ', 1);
  return asking.some((one) => one === step);
}
