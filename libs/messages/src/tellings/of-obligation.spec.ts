import { describe, expect, it } from '@jest/globals';
import { obligationEvent, type ObligationEvent } from '#libs/directive';
import { obligationExamples } from '#libs/directive/testing';
import { isToldToItsCell, tellingsOf } from './of-obligation.js';

const TYPED = 'Đồng chí Nguyễn Văn Kín, lý do sức khỏe';
const facts = Object.values(obligationExamples as Readonly<Record<string, unknown>>).filter(
  (one): one is ObligationEvent => obligationEvent.safeParse(one).success,
);

/** The same fact, with everything that a person types replaced. */
function typed({ type, data }: ObligationEvent): ObligationEvent {
  const words = Object.fromEntries(
    Object.keys(data)
      .filter((key) => ['reason', 'document', 'opinion'].includes(key) && type !== 'ReportSetAside')
      .map((key) => [key, TYPED]),
  );
  const acceptance =
    'acceptance' in data && data.acceptance ? { acceptance: { reason: TYPED } } : {};
  return { type, data: { ...data, ...words, ...acceptance } } as ObligationEvent;
}

describe('what a fact is told as', () => {
  it('has an answer for every fact', () => {
    expect(new Set(facts.map(({ type }) => type)).size).toBe(obligationEvent.options.length);
  });

  it('carries what a person typed beside the text, never into it: the text is mailed', () => {
    const told = facts.map((fact) => tellingsOf(typed(fact)));
    for (const what of told)
      expect(JSON.stringify([what?.cell?.extra, what?.committee?.extra])).not.toContain('Kín');
    const noted = facts
      .filter((_, i) => told[i]?.cell?.note?.includes('Kín'))
      .map(({ type }) => type);
    expect(noted).toEqual(
      expect.arrayContaining([
        'ReportReturned',
        'ReportRejected',
        'DeadlineExtended',
        'ObligationReopened',
        'ObligationCancelled',
        'ReportSubmitted',
      ]),
    );
    expect(tellingsOf(typed(obligationExamples.withdrawn))?.committee?.note).toBe(TYPED);
  });

  // This is written a second time on purpose, because `dondoc verify` asks the same table what a
  // cell must have.
  it('tells its cell these facts and no others', () => {
    expect(new Set(facts.filter(isToldToItsCell).map(({ type }) => type))).toEqual(
      new Set([
        'ObligationIssued',
        // Without a paper; with one the cell is told when that is sealed.
        'ReportApproved',
        'StepTaken',
        'ObligationReopened',
        'DeadlineExtended',
        'ReportSubmitted',
        'ReportSetAside',
        'ReportReturned',
        'ReportWithdrawn',
        'ReportRejected',
        'ObligationExpired',
        'ObligationCancelled',
        'ApprovalRevoked',
        'RejectionUndone',
      ]),
    );
  });

  it('gives each decision a step of its own', () => {
    const stepOf = (fact: ObligationEvent) => tellingsOf(fact)?.cell?.step;
    const {
      issued,
      extended,
      reopened,
      returned,
      withdrawn,
      rejected,
      submitted,
      accepted,
      expired,
      keptLate,
    } = obligationExamples;
    const steps = [
      issued,
      extended,
      reopened,
      returned,
      withdrawn,
      rejected,
      submitted,
      accepted,
      expired,
      keptLate,
    ].map(stepOf);
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps).not.toContain(undefined);
  });
});
