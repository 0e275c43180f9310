export {
  countsDueDay,
  type CutoffPolicy,
  type CutoffRule,
  cutoffAt,
  cutoffPolicies,
} from './cutoff.js';
export {
  cutoffDayText,
  cutoffText,
  letterDate,
  longDateTime,
  shortDate,
  shortDateTime,
} from './date-forms.js';
export { DUE_ON, wordingOf, wordingProblem, wordsOfRule } from './deadline-words.js';
export {
  addDays,
  atTime,
  type CivilDate,
  civilDate,
  type Instant,
  isCivilDate,
  startOfDay,
  toInstant,
  weekday,
} from './instant.js';
export { isOverdue, lastDayOf, remainingText } from './remaining.js';
export { vietnamDaysOff } from './vietnam-days-off.js';
export {
  type DaysOff,
  MissingYear,
  type WorkingCalendar,
  workingCalendar,
} from './working-days.js';
