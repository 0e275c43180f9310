import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ask,
  issued,
  openAnother,
  stage,
  steps,
  tick,
  toRoles,
  well,
} from './given-back.fixtures.js';

/** Shows what the list of waiting states is for. */
export function control(): void {
  describe(
    'control: returned and silent by the list of before, where only what was never sent waits ' +
      'for its cell',
    () => {
      let back: () => Promise<void>;
      beforeAll(async () => {
        back = await openAnother();
      }, 60_000);
      afterAll(() => back());

      it(
        'hears nothing before its day and nothing after it, nor does the committee; ' +
          'by the list of today it does',
        async () => {
          const [returned, silent] = [issued.cells[0]!, issued.cells[1]!];
          const before = ['issued'];
          await stage.moveTo('2024-01-30T09:00:00+07:00');
          await well(returned.submit());
          await stage.moveTo('2024-01-31T09:00:00+07:00');
          await well(ask(returned, 'return', issued.reviewer, { reason: 'Thiếu biên bản' }));
          for (const at of ['01T08:00', '07T09:30', '15T08:00', '16T08:00', '16T17:00'])
            await tick(`2024-02-${at}:00`, before);
          expect((await steps(silent)).filter((step) => step.startsWith('reminder'))).toHaveLength(
            3,
          );
          expect(await steps(returned)).toEqual(['report-returned']);
          expect(await toRoles('overdue-told')).toEqual([]);
          await tick('2024-02-19T08:00:00');
          expect(await steps(returned)).toEqual(['report-returned', 'overdue 2024-02-15']);
          expect((await toRoles('overdue-told')).map(({ role }) => role).toSorted()).toEqual([
            'approver',
            'clerk',
          ]);
        },
      );
    },
  );
}
