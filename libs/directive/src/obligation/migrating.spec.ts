import { describe, expect, it } from '@jest/globals';
import { Refused } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { type Workflow } from '#libs/workflow';
import { migrateWorkflow, requireMovable } from './migrating.js';
import * as the from './obligation.examples.js';
import { type Existing, obligation } from './obligation.js';

const { issued, submitted, keptLate, extended, expired, workflow: before } = the;
const next: Workflow = { ...before, id: 'quy-hoach-cap-uy@new', version: before.version + 1 };
const now = '2024-02-01T00:00:00.000000Z';
const { reason, document, dryRun, by } = the.migrated.data;
const migration = { before, next, reason, document, dryRun, by, now };
const fact = {
  ...the.migrated,
  data: { ...the.migrated.data, workflow: next.id, from: before.id },
} as const;

describe('another version for work under way', () => {
  it('is pinned before anything was handed in; asked again it is so already', () => {
    given(obligation, [issued, extended])
      .when((state) => migrateWorkflow(state as Existing, migration))
      .then([fact]);
  });

  it.each([
    ['sent', [issued, submitted], now],
    ['kept late', [issued, keptLate], now],
    ['marked', [issued, expired], now],
    ['cancelled', [issued, the.cancelled], now],
    ['over', [issued], the.CUTOFF],
  ] as const)('is refused to what is %s', (_, facts, at) => {
    given(obligation, facts)
      .when((state) => migrateWorkflow(state as Existing, { ...migration, now: at }))
      .thenRefused('STAYS_WITH_ITS_VERSION');
  });

  const refusal = (other: Partial<Workflow>): string => {
    try {
      requireMovable(before, { ...next, ...other });
      return 'allowed';
    } catch (error) {
      if (error instanceof Refused) return error.code;
      throw error;
    }
  };
  it('says the same of dates and reports', () => {
    expect(refusal({})).toBe('allowed');
    expect(refusal({ name: 'khac' })).toBe('OTHER_WORKFLOW');
    expect(refusal({ report: 'form' })).toBe('OTHER_WORKFLOW');
    expect(refusal({ deadline: { ...before.deadline, policy: 'inclusive' } })).toBe('DATES_DIFFER');
    expect(refusal({ reminders: before.reminders.slice(1) })).toBe('DATES_DIFFER');
    expect(refusal({ reminders: before.reminders.toReversed() })).toBe('allowed');
  });
});
