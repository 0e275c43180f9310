import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { type Status, type Workflow } from '#libs/workflow';
import * as the from '../obligation/obligation.examples.js';
import { obligation, type Existing } from '../obligation/obligation.js';
import { linkStanding, type LinkStanding } from './link-standing.js';

const BEFORE = the.LAST_MICROSECOND;
const after = (facts: Parameters<typeof fold>[1]): Existing =>
  fold(obligation, facts as never) as Existing;
const facts = { workflow: the.workflow, now: BEFORE, cellEnded: false };

describe('what the link in a mail still does', () => {
  // Every status, while the time for the report has not passed.
  const inTime: Readonly<Record<Status, LinkStanding>> = {
    issued: 'open',
    submitted: 'answered',
    returned: 'answered',
    reviewed: 'answered',
    'in-step': 'answered',
    concluded: 'answered',
    approved: 'answered',
    rejected: 'answered',
    expired: 'past',
    cancelled: 'cancelled',
  };
  it.each(Object.entries(inTime))('%s: %s', (status, standing) => {
    const history = the.histories[status as Status];
    // Some lives of the examples have another deadline than the first.
    const state = { ...after(history as never), cutoffAt: the.CUTOFF };
    expect(linkStanding(state as Existing, facts)).toBe(standing);
  });

  it('ends at the very instant of the cutoff, also for whoever acknowledged', () => {
    for (const life of [[the.issued], [the.issued, the.acknowledged]]) {
      const state = after(life as never);
      expect(linkStanding(state, { ...facts, now: the.CUTOFF })).toBe('past');
    }
  });

  it('ends with a new deadline, when that ends', () => {
    const state = after([the.issued, the.extended] as never);
    expect(linkStanding(state, { ...facts, now: the.CUTOFF })).toBe('open');
    expect(linkStanding(state, { ...facts, now: state.cutoffAt })).toBe('past');
  });

  it('says that the cell acknowledged, by whichever way', () =>
    expect(linkStanding(after([the.issued, the.acknowledged] as never), facts)).toBe(
      'acknowledged',
    ));

  it('acknowledges nothing for a cell that is gone, nor where no definition asks for it', () => {
    const state = after([the.issued] as never);
    expect(linkStanding(state, { ...facts, cellEnded: true })).toBe('dissolved');
    const transitions = the.workflow.transitions.filter(({ command }) => command !== 'acknowledge');
    const workflow: Workflow = { ...the.workflow, transitions };
    expect(linkStanding(state, { ...facts, workflow })).toBe('needless');
  });
});
