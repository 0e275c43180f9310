import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Refused } from '#libs/decider';
import {
  nextStatus,
  parseStored,
  parseWorkflow,
  permits,
  requireGuards,
  statusTitle,
  commandTitle,
  waysOut,
  type Workflow,
} from './index.js';
import { changed, planningFile, planningText } from './workflow.examples.js';

const stored = (text: string): Workflow => parseStored({ workflow: text }, 'stored').workflow;
const asked = (workflow: Workflow, status: string, role = 'approver') => {
  try {
    permits(workflow, { command: 'cancel-obligation', status, role });
    return nextStatus(workflow, 'cancel-obligation', status);
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
};
const declared = changed(
  '\ncommands:\n',
  '\n  cancelled:\n    title: Không giao nữa\n    terminal: true\ncommands:\n  ' +
    'cancel-obligation:\n    title: Rút việc\n',
);
const own =
  `${declared}  - command: cancel-obligation\n    from: [issued]\n    to: cancelled\n    ` +
  `roles: [approver, admin]\n`;

describe('ways out', () => {
  it('are there under a definition that was stored before they were known, whose id stays', () => {
    expect(planningText).not.toContain('cancel-obligation');
    const old = stored(
      readFileSync(
        new URL('../../../test/support/definitions/quy-hoach-cap-uy.2.yaml', import.meta.url),
        'utf8',
      ),
    );
    expect(
      ['issued', 'submitted', 'returned', 'reviewed', 'expired', 'approved'].map((status) =>
        asked(old, status),
      ),
    ).toEqual([...Array(5).fill('cancelled'), 'NOT_IN_THIS_STATE']);
    expect([
      asked(old, 'issued', 'cell'),
      statusTitle(old, 'cancelled'),
      commandTitle(old, 'cancel-obligation'),
    ]).toEqual(['NOT_YOUR_ROLE', 'Đã thôi giao', 'Thôi giao']);
    expect(old.id).toBe('quy-hoach-cap-uy@c4f606c6ecc1');
  });

  it(
    'are said by a definition that wants other people or words; what it leaves out stays the ' +
      'engine’s',
    () => {
      const workflow = parseWorkflow(own, planningFile);
      expect([
        asked(workflow, 'issued', 'admin'),
        asked(workflow, 'submitted', 'admin'),
        asked(workflow, 'submitted'),
      ]).toEqual(['cancelled', 'NOT_YOUR_ROLE', 'cancelled']);
      expect([
        statusTitle(workflow, 'cancelled'),
        commandTitle(workflow, 'cancel-obligation'),
      ]).toEqual(['Không giao nữa', 'Rút việc']);
      for (const status of ['issued', 'submitted'])
        expect(
          workflow.transitions.filter(
            ({ command, from }) =>
              command === 'cancel-obligation' && from.includes(status as never),
          ),
        ).toHaveLength(1);
    },
  );

  it(
    'let a person end what was given back, or set another day, where the stored definition ' +
      'forgot',
    () => {
      const old = stored(
        readFileSync(
          new URL('../../../test/support/definitions/bao-cao-dinh-ky.2.yaml', import.meta.url),
          'utf8',
        ),
      );
      for (const [command, to] of [
        ['reject-report', 'rejected'],
        ['extend-deadline', 'returned'],
      ] as const) {
        expect(() => permits(old, { command, status: 'returned', role: 'approver' })).not.toThrow();
        expect(nextStatus(old, command, 'returned')).toBe(to);
        expect(() => permits(old, { command, status: 'returned', role: 'cell' })).toThrow(Refused);
      }
      expect(() =>
        requireGuards(
          old,
          { command: 'extend-deadline', status: 'returned' },
          { now: '2024-12-09T00:00:00.000000Z', 'asked.cutoffAt': '2024-12-09T00:00:00.000000Z' },
        ),
      ).toThrow(/Hạn mới phải sau/);
      expect(() => permits(old, { command: 'expire', status: 'returned', role: 'system' })).toThrow(
        Refused,
      );
    },
  );

  it('lead from no state that the definition does not have', () => {
    const without = planningText
      .replace('  expired:\n    title: Coi như không thực hiện\n    terminal: true\n', '')
      .replace(/ {2}- command: expire\n(?: {4}.*\n| {6}.*\n)+/, '')
      .replace(/ {2}- command: reopen\n(?: {4}.*\n| {6}.*\n)+/, '')
      .replace('[issued, expired]', '[issued]');
    expect(asked(stored(without), 'expired')).toBe('NOT_IN_THIS_STATE');
  });

  it('are one entry for each command, state and target', () => {
    const pairs = waysOut.flatMap(({ command, from, to }) =>
      from.map((status) => `${command} ${status} ${to}`),
    );
    expect(pairs).toEqual([...new Set(pairs)]);
  });
});
