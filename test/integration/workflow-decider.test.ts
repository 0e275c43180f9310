import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { obligation } from '#libs/directive';
import { obligationExamples as the } from '#libs/directive/testing';
import { type Command, commandFacts } from '#libs/workflow';
import { cell, definitions, every, verdict } from './workflow-table.fixtures.js';

describe.each(definitions.map((workflow) => [workflow.name, workflow] as const))(
  'the decider under %s',
  (_, workflow) => {
    const now = '2024-02-01T00:00:00.000000Z';
    // Whoever asks here is never the reviewer of before: another review is another fact.
    const saysSo = (command: Command): boolean =>
      command !== 'review-report' && the.saysSoAlready.includes(command);

    it('moves along the definition’s cells and along no other', () => {
      for (const { command, status, role } of every) {
        if (command === 'expire') continue;
        const [issued, ...rest] =
          status === 'cancelled' && command === 'return-report'
            ? the.cancelledAfterReport
            : the.histories[status];
        // The report that was set aside waits in every state, so that only the table can refuse to
        // let it in.
        const state = fold(obligation, [issued!, the.keptLate, ...rest]);
        let moved: string | undefined;
        verdict(() => {
          const ask = { workflow, actor: { id: 'nguoi-khac', role }, now };
          const events = the.decisions[command](state, { ask });
          moved = events.some(({ type }) => type !== 'ReportSetAside')
            ? fold(obligation, events, state).status
            : undefined;
        });
        const so = saysSo(command) && commandFacts[command].records === status;
        const expected = so ? undefined : cell(workflow, { command, status, role });
        expect({ command, status, role, moved }).toEqual({
          command,
          status,
          role,
          moved: expected,
        });
      }
    });
  },
);
