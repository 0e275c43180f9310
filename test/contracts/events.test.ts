import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Fact, type FactTypes } from '#libs/decider';
import {
  directive,
  directiveEvent,
  obligation,
  type ObligationEvent,
  obligationEvent,
  planList,
  planListEvent,
} from '#libs/directive';
import { directiveExamples, obligationExamples, planListExamples } from '#libs/directive/testing';
import { upcasters } from '#libs/event-store';
import { official, officialEvent } from '#libs/org';
import { officialExamples } from '#libs/org/testing';
import { notice, noticeEvent, register, registerEvent } from '#libs/records';
import { noticeExamples, registerExamples } from '#libs/records/testing';
import { contractsFolder, expectContract, stableJson } from './regenerated.js';

/** The pinned id is the hash of a definition that has its own tests: any will do here. */
const issued = {
  ...obligationExamples.issued,
  data: { ...obligationExamples.issued.data, workflow: 'quy-hoach-cap-uy@0123456789ab' },
};

const pinned = {
  ...obligationExamples.issuedWithTerms,
  data: { ...obligationExamples.issuedWithTerms.data, workflow: issued.data.workflow },
};
const added = {
  ...obligationExamples.added,
  data: { ...obligationExamples.added.data, workflow: issued.data.workflow },
};

/** A second shape of a type of event. */
const obligationShapes = {
  'ReportSubmitted.accepted': obligationExamples.accepted,
  'ReportSubmitted.late': obligationExamples.takenLate,
  'ReportReturned.until': obligationExamples.returnedUntil,
  'RejectionUndone.until': obligationExamples.undoneUntil,
  'ReportReviewed.withWarning': obligationExamples.reviewedWithWarning,
  'ReportApproved.inPart': obligationExamples.approvedInPart,
  'ObligationCancelled.moved': obligationExamples.moved,
  'ObligationIssued.added': added,
  'ObligationIssued.withTerms': pinned,
  'ReportSubmitted.concludes': obligationExamples.submittedAndDone,
  'ReportReviewed.concludes': obligationExamples.reviewedAndDone,
  'StepTaken.approves': obligationExamples.signedStep,
  'StepTaken.withPaper': obligationExamples.stepWithPaper,
  'StepTaken.concludes': obligationExamples.notedAndDone,
  'ReportApproved.withoutPaper': obligationExamples.approvedWithoutPaper,
  'ApprovalRevoked.withoutPaper': obligationExamples.revokedWithoutPaper,
  'RejectionUndone.toStep': obligationExamples.undoneToStep,
};

/** Every named fact of an obligation that is not a second shape. */
function plainExamples(): Fact[] {
  const second = new Set<object>(Object.values(obligationShapes));
  const named = Object.values<unknown>(obligationExamples).filter(
    (one): one is ObligationEvent => obligationEvent.safeParse(one).success,
  );
  return [issued, ...named.filter((one) => one.type !== 'ObligationIssued' && !second.has(one))];
}

/**
 * Every event that may lie in a database, one example a type; a second shape of a type is named
 * after what it adds.
 */
const streams = [
  {
    name: 'directive',
    schema: directiveEvent,
    facts: directive.facts!,
    examples: [
      directiveExamples.drafted,
      directiveExamples.amended,
      directiveExamples.issued,
      directiveExamples.cellAdded,
      directiveExamples.withdrawn,
      directiveExamples.closed,
      directiveExamples.resultsIssued,
      directiveExamples.overdue,
      directiveExamples.reportedUpward,
      directiveExamples.corrected,
      directiveExamples.supplemented,
      directiveExamples.periodOpened,
      directiveExamples.periodIssued,
    ],
    shapes: {
      'DirectiveWithdrawn.issued': directiveExamples.recalled,
      'DirectiveDrafted.withDuty': directiveExamples.draftedWithDuty,
      'DirectiveDrafted.opened': directiveExamples.opened,
      'DirectiveDrafted.ofPeriods': directiveExamples.standingDrafted,
      'DirectiveIssued.standing': directiveExamples.standingIssued,
      'PeriodOpened.caughtUp': directiveExamples.periodCaughtUp,
      'DirectiveClosed.withCancelled': directiveExamples.closedWithCancelled,
      'ResultsIssued.again': directiveExamples.resultsReplaced,
      'UpwardReportIssued.interim': directiveExamples.reportedInPart,
    },
  },
  {
    name: 'obligation',
    schema: obligationEvent,
    facts: obligation.facts!,
    examples: plainExamples(),
    shapes: obligationShapes,
  },
  {
    name: 'plan',
    schema: planListEvent,
    facts: planList.facts!,
    examples: [planListExamples.opened, planListExamples.amended, planListExamples.takenBack],
    shapes: {},
  },
  {
    name: 'notice',
    schema: noticeEvent,
    facts: notice.facts!,
    examples: [
      noticeExamples.numbered,
      noticeExamples.sealed,
      noticeExamples.signed,
      noticeExamples.delivered,
      noticeExamples.revoked,
    ],
    shapes: { 'NoticeRevoked.byPaper': noticeExamples.revokedByPaper },
  },
  {
    name: 'official',
    schema: officialEvent,
    facts: official.facts!,
    examples: Object.values(officialExamples),
    shapes: {},
  },
  {
    name: 'register',
    schema: registerEvent,
    facts: register.facts!,
    examples: [
      registerExamples.opened,
      registerExamples.drawn,
      registerExamples.voided,
      registerExamples.usedOnPaper,
    ],
    shapes: {},
  },
] as const;

/**
 * `ReportSubmitted.json` is version 1, `ReportSubmitted.v2.json` version 2,
 * `ReportSubmitted.accepted.v2.json` another shape of it.
 */
const versionOf = (file: string): number => Number(/\.v(\d+)(\.json)?$/.exec(file)?.[1] ?? 1);

function fileOf(type: string, facts: FactTypes): string {
  const version = upcasters(facts).latest(type)!;
  return version === 1 ? type : `${type}.v${version}`;
}

describe.each(streams)('stored events of $name', ({ name, schema, facts, examples, shapes }) => {
  const files = Object.entries<Fact>({
    ...Object.fromEntries(examples.map((event) => [fileOf(event.type, facts), event])),
    ...shapes,
  });
  const registry = upcasters(facts);
  const through = (file: string, text: string): string => {
    const { type, data } = JSON.parse(text) as Fact;
    const latest = registry.upcast({ type, data, schemaVersion: versionOf(file) });
    return stableJson(schema.parse({ type, data: latest.data }));
  };

  it('have an example for each type', () => {
    const types = schema.options.map(({ shape }) => shape.type.value);
    expect(examples.map(({ type }) => type).toSorted()).toEqual(types.toSorted());
  });

  it.each(files)('%s is written as it was', async (file, event) => {
    await expectContract(`events/${name}/${file}.json`, stableJson(event));
  });

  it('are read again as they were written, those of former versions too', async () => {
    const folder = join(contractsFolder, 'events', name);
    const stored = await readdir(folder);
    expect(stored).toEqual(expect.arrayContaining(files.map(([file]) => `${file}.json`)));
    for (const file of stored) {
      const text = await readFile(join(folder, file), 'utf8');
      const latest = registry.latest((JSON.parse(text) as Fact).type);
      // An older shape has only to be readable: what it becomes is its upcaster's own test.
      if (versionOf(file) === latest)
        expect({ file, text: through(file, text) }).toEqual({ file, text });
      else expect(through(file, text)).toBeDefined();
    }
  });

  it('have a file for every version of every type, from the first', async () => {
    const stored = await readdir(join(contractsFolder, 'events', name));
    const wanted = registry.types.flatMap((type) =>
      Array.from({ length: registry.latest(type)! }, (_, i) =>
        i === 0 ? `${type}.json` : `${type}.v${i + 1}.json`,
      ),
    );
    expect(stored).toEqual(expect.arrayContaining(wanted));
    expect(registry.types.toSorted()).toEqual(examples.map(({ type }) => type).toSorted());
  });

  it('have the schema that was agreed', async () => {
    await expectContract(`events/${name}.schema.json`, stableJson(z.toJSONSchema(schema)));
  });
});
