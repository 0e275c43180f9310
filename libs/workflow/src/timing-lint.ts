import { countsDueDay, cutoffPolicies, DUE_ON, wordingProblem, wordsOfRule } from '#libs/calendar';
import type { UnplacedFinding } from './finding.js';
import type { ReminderStep, Timing } from './schema.js';

/**
 * A wave counted back from the due date lies before the cutoff when at least one working day lies
 * between; on the due date itself reports are taken only where that day still counts, and before
 * its hour.
 */
function afterCutoff({ workingDaysBefore, at }: ReminderStep, { deadline }: Timing): boolean {
  if (workingDaysBefore === undefined) return false;
  if (workingDaysBefore === 0 && deadline.at !== undefined) return at >= deadline.at;
  return workingDaysBefore < (countsDueDay(deadline) ? 0 : 1);
}

/**
 * Words that say another moment than the policy: somebody would be marked on a day still promised.
 */
function wrongWords({ deadline }: Timing): UnplacedFinding[] {
  const { wording, policy, at } = deadline;
  const problem = wordingProblem(wording, deadline);
  if (problem === undefined) return [];
  const fitting = cutoffPolicies.filter(
    (other) => wordingProblem(wording, { policy: other, at }) === undefined,
  );
  const instead = fitting.length > 0 ? `, hoặc đổi 'policy' thành ${fitting.join(' hay ')}` : '';
  return [
    {
      path: ['deadline', 'wording'],
      at: 'value',
      message: `Câu ghi hạn ${problem} ('${policy}').`,
      fix: `Viết '${wordsOfRule(deadline, DUE_ON)}'${instead}.`,
    },
  ];
}

function lateWaves(timing: Timing): UnplacedFinding[] {
  return timing.reminders.flatMap((step, i): UnplacedFinding[] => {
    if (!afterCutoff(step, timing)) return [];
    const least = countsDueDay(timing.deadline) && (step.workingDaysBefore ?? 0) < 0 ? 0 : 1;
    const fix = `Viết từ ${least} trở lên, hoặc dùng 'lastWorkingDay: true'.`;
    return [
      {
        path: ['reminders', i, 'workingDaysBefore'],
        at: 'value',
        message: `Bước nhắc '${step.step}' rơi vào sau hạn.`,
        fix,
      },
    ];
  });
}

function duplicates(
  timing: Timing,
  keyOf: (step: ReminderStep) => string | undefined,
  key: string,
  message: (value: string) => string,
): UnplacedFinding[] {
  const seen = new Set<string>();
  return timing.reminders.flatMap((step, i): UnplacedFinding[] => {
    const value = keyOf(step);
    if (value === undefined || !seen.has(value)) {
      if (value !== undefined) seen.add(value);
      return [];
    }
    return [
      {
        path: ['reminders', i, key],
        at: 'value',
        message: message(value),
        fix: 'Bỏ bước này hoặc đổi cho khác bước trên.',
      },
    ];
  });
}

/**
 * Words that contradict the policy, waves that could not be sent before the cutoff, and steps that
 * say the same twice.
 */
export function lintTiming(timing: Timing): UnplacedFinding[] {
  return [
    ...wrongWords(timing),
    ...lateWaves(timing),
    ...duplicates(
      timing,
      ({ step }) => step,
      'step',
      (value) => `Bước nhắc '${value}' đã có ở trên.`,
    ),
    ...duplicates(
      timing,
      ({ workingDaysBefore }) => workingDaysBefore?.toString(),
      'workingDaysBefore',
      (value) => `Đã có bước nhắc trước ${value} ngày làm việc.`,
    ),
    ...duplicates(
      timing,
      ({ lastWorkingDay }) => lastWorkingDay?.toString(),
      'lastWorkingDay',
      () => 'Đã có bước nhắc vào ngày làm việc cuối cùng.',
    ),
  ];
}
