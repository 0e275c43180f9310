import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { periodNamed } from '#libs/workflow';
import { calendar } from '../definition/deadline.js';
import { shippedDefinition } from '../definition/folders.js';
import { addCells } from './adding.js';
import { recallDirective, requireIssued } from './correcting.js';
import * as the from './directive.examples.js';
import { directive, owingCells, type Running } from './directive.js';
import { type DirectiveEvent } from './directive.events.js';
import { duePeriod, isStandingOpen, openPeriod, type Standing, startPeriod } from './standing.js';

const shipped = shippedDefinition('bao-cao-dinh-ky').definition.workflow;
const monthly = {
  ...shipped,
  deadline: { ...shipped.deadline, due: '05' },
  recur: { every: 'month' as const, openOn: '25', yearOffset: 0, askSuperior: false },
};

const letter = [the.standingDrafted, the.standingIssued];
const standing = (...more: DirectiveEvent[]): Standing =>
  fold(directive, [...letter, ...more]) as Standing;
const due = (state: Standing, now: string) => duePeriod(state, monthly, { now, calendar });

describe('a standing letter', () => {
  it('opens its first period on its day and not before', () => {
    expect(due(standing(), '2024-01-24T16:59:59.999999Z')).toBeUndefined();
    expect(due(standing(), '2024-01-24T17:00:00.000000Z')).toMatchObject({
      period: periodNamed('month', '2024-01'),
      openOn: '2024-01-25',
      dueOn: '2024-02-05',
      wording: 'chậm nhất ngày 05/02/2024',
    });
  });

  it('opens the one after the last that was opened, and none twice', () => {
    const first = due(standing(), '2024-01-25T01:00:00.000000Z')!;
    const opened = openPeriod('bien-ban', first);
    expect(opened).toEqual(the.periodOpened);
    expect(due(standing(opened), '2024-01-25T01:00:00.000000Z')).toBeUndefined();
    expect(due(standing(opened), '2024-02-25T01:00:00.000000Z')).toMatchObject({
      period: periodNamed('month', '2024-02'),
      dueOn: '2024-03-05',
    });
  });

  it('gives a period that was missed a day ahead, and says which day it should have had', () => {
    expect(due(standing(), '2024-04-10T01:00:00.000000Z')).toMatchObject({
      period: periodNamed('month', '2024-01'),
      dueOn: '2024-04-17',
      cutoffAt: '2024-04-17T17:00:00.000000Z',
      wording: 'đến hết ngày 17/04/2024',
      missedDueOn: '2024-02-05',
    });
  });

  it('starts each as a campaign of its own, with the number of the letter', () => {
    const first = due(standing(), '2024-01-25T01:00:00.000000Z')!;
    const state = fold(
      directive,
      startPeriod(standing(), { of: 'bien-ban', due: first, cells: ['cb-1'] }),
    );
    expect(state).toMatchObject({
      status: 'issued',
      symbol: '241-CV/ĐU',
      periodOf: 'bien-ban',
      cells: ['cb-1'],
      content: {
        period: '2024-01',
        subject: `${the.content.subject}, tháng 01/2024`,
        wording: 'chậm nhất ngày 05/02/2024',
      },
    });
    expect(directive.head(state)).toMatchObject({ parent: 'bien-ban' });
    expect(owingCells(state as Running)).toEqual(['cb-1']);
    // The letter itself is owed nothing.
    expect(owingCells(standing())).toEqual([]);
  });

  it('opens nothing any more once it is withdrawn or closed', () => {
    expect(isStandingOpen(standing())).toBe(true);
    expect(isStandingOpen(standing(the.recalled))).toBe(false);
    expect(isStandingOpen(standing(the.closed))).toBe(false);
    expect(isStandingOpen(fold(directive, [the.drafted, the.issued]))).toBe(false);
  });

  it('is no place for what belongs to a period, and a period none for what belongs to it', () => {
    const addition = { cells: ['cb-9'], reason: 'Mới', document: '1-QĐ/ĐU', by: 'capuy-1' };
    expect(() => addCells(standing(), addition)).toThrow(
      expect.objectContaining({ code: 'STANDING_HAS_PERIODS' }),
    );
    const period = fold(directive, [the.standingDrafted, the.periodIssued]);
    expect(() => requireIssued(period, 'withdraw')).toThrow(
      expect.objectContaining({ code: 'PERIOD_OF_STANDING' }),
    );
    expect(requireIssued(period, 'correct')).toBe(period);
    const again = { letter: { notice: 'n', symbol: '1-CV/ĐU', on: '2024-02-01' }, reason: 'Thôi' };
    expect(recallDirective(standing(), { ...again, by: 'capuy-1' })).toHaveLength(1);
  });
});
