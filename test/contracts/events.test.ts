import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Fact } from '#libs/decider';
import { directiveEvent, obligationEvent } from '#libs/directive';
import { directiveExamples, obligationExamples } from '#libs/directive/testing';
import { noticeEvent, registerEvent } from '#libs/records';
import { noticeExamples, registerExamples } from '#libs/records/testing';
import { contractsFolder, expectContract, stableJson } from './regenerated.js';

/** The pinned id is the hash of a definition that has its own tests: any will do here. */
const issued = { ...obligationExamples.issued, data: { ...obligationExamples.issued.data, workflow: 'quy-hoach-cap-uy@0123456789ab' } };

/** Every event that may lie in a database, one example a type; a second shape of a type is named after what it adds. */
const streams = [
  { name: 'directive', schema: directiveEvent, examples: [directiveExamples.drafted, directiveExamples.amended, directiveExamples.issued, directiveExamples.withdrawn, directiveExamples.closed], shapes: {} },
  {
    name: 'obligation',
    schema: obligationEvent,
    examples: [
      issued, obligationExamples.acknowledged, obligationExamples.submitted, obligationExamples.keptLate, obligationExamples.returned, obligationExamples.reviewed,
      obligationExamples.approved, obligationExamples.rejected, obligationExamples.extended, obligationExamples.expired, obligationExamples.reopened,
    ],
    shapes: { 'ReportSubmitted.accepted': obligationExamples.accepted },
  },
  {
    name: 'notice', schema: noticeEvent,
    examples: [noticeExamples.numbered, noticeExamples.sealed, noticeExamples.signed, noticeExamples.delivered, noticeExamples.revoked],
    shapes: {},
  },
  { name: 'register', schema: registerEvent, examples: [registerExamples.opened, registerExamples.drawn, registerExamples.voided], shapes: {} },
] as const;

describe.each(streams)('stored events of $name', ({ name, schema, examples, shapes }) => {
  const files = Object.entries<Fact>({ ...Object.fromEntries(examples.map((event) => [event.type, event])), ...shapes });
  const through = (text: string): string => stableJson(schema.parse(JSON.parse(text)));

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
      expect({ file, text: through(text) }).toEqual({ file, text });
    }
  });

  it('have the schema that was agreed', async () => {
    await expectContract(`events/${name}.schema.json`, stableJson(z.toJSONSchema(schema)));
  });
});
