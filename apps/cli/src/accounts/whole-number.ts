import { InvalidArgumentError } from 'commander';

/** A number of days as it is typed. Errors: InvalidArgumentError. */
export function wholeNumber(typed: string): number {
  if (!/^\d{1,5}$/.test(typed)) throw new InvalidArgumentError('phải là một số nguyên dương');
  return Number(typed);
}
