import { describe, expect, it } from '@jest/globals';
import {
  commandFacts,
  commands,
  doneStatuses,
  endedWithLetter,
  firstStatus,
  isAmong,
  markAhead,
  markMade,
  ownStatuses,
  reportReceived,
  reportUndecided,
  type Status,
  statuses,
  statusFacts,
  waitingForCell,
  waitingForCommittee,
  waitingUnmarked,
} from './status.js';
import { waysOut } from './ways-out.js';

const where = (holds: (status: Status) => boolean): Status[] => statuses.filter(holds);
const from = (command: (typeof commands)[number]): Status[] =>
  waysOut.filter((way) => way.command === command).flatMap((way) => way.from);

type Facts = (typeof statusFacts)[Status];

/** What no status may be, now or later. */
const contradictory: readonly (readonly [said: string, is: (facts: Facts) => boolean])[] = [
  ['is done and waits', (one) => one.countedAs !== 'open' && one.waitsFor !== 'nobody'],
  // I2: a report that came in time forbids the mark.
  ['has a report and may be marked', (one) => one.received && one.mark !== 'never'],
  ['is marked and waits not', (one) => one.mark === 'ahead' && one.waitsFor !== 'cell'],
  ['has nothing to be looked at', (one) => one.waitsFor === 'committee' && !one.received],
];

function contradictions(all: Readonly<Record<string, Facts>>): string[] {
  return Object.entries(all).flatMap(([status, facts]) =>
    contradictory.filter(([, is]) => is(facts)).map(([said]) => `${status} ${said}`),
  );
}

describe('what is true of a status', () => {
  it('contradicts nothing else that is', () => {
    expect(contradictions(statusFacts)).toEqual([]);
  });

  it('must-fail control: a status that is received and marked is found', () => {
    const wrong = { ...statusFacts.submitted, mark: 'ahead' as const };
    expect(contradictions({ wrong } as never)).toEqual([
      'wrong has a report and may be marked',
      'wrong is marked and waits not',
    ]);
  });

  it('is led to by a command, but for the first', () => {
    const recorded = new Set<Status | null>(commands.map((name) => commandFacts[name].records));
    // What a state of a definition's own counts as is led to by a step, or by the end of a course.
    expect(where((status) => !recorded.has(status))).toEqual(ownStatuses);
    expect(isAmong(markMade, commandFacts.expire.records)).toBe(true);
    expect(isAmong(markAhead, firstStatus)).toBe(true);
  });

  it('says where a letter’s withdrawal leads from, and what may be rejected', () => {
    // From a state of the definition's own these lead too: ways-out.spec.ts.
    const named = (list: readonly Status[]) => list.filter((status) => status !== 'in-step');
    expect(
      named(endedWithLetter).filter((status) => !from('cancel-obligation').includes(status)),
    ).toEqual([]);
    expect(from('reject-report').toSorted()).toEqual(named(reportUndecided).toSorted());
  });

  it('tells by one fact what was listed before', () => {
    const old: readonly Status[] = [
      'issued',
      'submitted',
      'returned',
      'reviewed',
      'approved',
      'rejected',
      'expired',
      'cancelled',
    ];
    const among = (set: readonly Status[]) => old.filter((status) => isAmong(set, status));
    expect(among(waitingForCell)).toEqual(['issued', 'returned']);
    expect(among(waitingUnmarked)).toEqual(['returned']);
    expect(among(waitingForCommittee)).toEqual(['submitted', 'reviewed']);
    expect(among(doneStatuses)).toEqual(['approved', 'rejected', 'expired', 'cancelled']);
    expect(among(endedWithLetter)).toEqual(['issued', 'submitted', 'returned', 'expired']);
    expect(among(reportUndecided)).toEqual(['submitted', 'returned', 'reviewed']);
    expect(among(reportReceived)).toEqual([
      'submitted',
      'returned',
      'reviewed',
      'approved',
      'rejected',
    ]);
    expect([among(markAhead), among(markMade)]).toEqual([['issued'], ['expired']]);
  });
});
