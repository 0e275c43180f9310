import type { UnplacedFinding } from './finding.js';
import type { ReminderStep, Timing } from './schema.js';

/**
 * A wave that is counted back from the due date lies before the cutoff when at least one working
 * day lies between them. On the due date itself, only the inclusive policy still takes reports.
 */
function afterCutoff({ workingDaysBefore }: ReminderStep, { deadline }: Timing): boolean {
  if (workingDaysBefore === undefined) return false;
  return workingDaysBefore < (deadline.policy === 'inclusive' ? 0 : 1);
}

function lateWaves(timing: Timing): UnplacedFinding[] {
  return timing.reminders.flatMap((step, i): UnplacedFinding[] => {
    if (!afterCutoff(step, timing)) return [];
    const fix =
      `Viết từ ${timing.deadline.policy === 'inclusive' ? 0 : 1} trở lên, hoặc dùng ` +
      `'lastWorkingDay: true'.`;
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

/** Reports waves that could not be sent before the cutoff, and steps that say the same twice. */
export function lintTiming(timing: Timing): UnplacedFinding[] {
  return [
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
