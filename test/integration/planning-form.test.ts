import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  definitionParts,
  formFileSchema,
  type FullDefinition,
  readTexts,
  shippedDefinition,
  Workflows,
} from '#libs/directive';
import { readWorkbook } from '#libs/documents';
import { projectPath } from '#libs/platform';
import { type DefinitionTexts, parseDefinition, parseWorkflow } from '#libs/workflow';
import { call } from '../support/call.js';
import { drain, freshKey, type Issued, issueOn, reportOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { sendFile } from '../support/upload.js';
import { edited, set } from './workbook.edited.js';

// One definition's form is what its workbook, its drafts, its reports, its printed lists and its
// review are made of, whatever is shipped now.

const name = 'quy-hoach-cap-uy';
const at = '2024-01-30T10:00:00+07:00';
const texts = readTexts(projectPath('workflows', name))! as Required<DefinitionTexts> & {
  form: string;
};

interface Files {
  readonly definition: FullDefinition;
  readonly texts: DefinitionTexts;
}

const workflowsOf = ({ app }: Stage): Workflows => app.get(Workflows, { strict: false });

/** As if these files were shipped. */
function ship(stage: Stage, files: Files): void {
  workflowsOf(stage)['present']['files'].set(name, files);
}

/** What was read of the files is forgotten: only what is stored is there. */
function forget(stage: Stage, id: string): void {
  workflowsOf(stage)['known'].delete(id);
}

async function openWith(files: Files): Promise<{ stage: Stage; issued: Issued }> {
  const stage = await openStage({ worker: false });
  await stage.moveTo(at);
  ship(stage, files);
  const issued = await issueOn(stage);
  ship(stage, shippedDefinition(name));
  forget(stage, files.definition.workflow.id);
  return { stage, issued };
}

/** What of the answers is looked at. */
interface Body {
  readonly findings: readonly object[];
  readonly errors: readonly object[];
  readonly submission: {
    readonly terms: readonly { readonly lines: readonly { readonly more?: object }[] }[];
  } | null;
  readonly tables: readonly {
    readonly key: string;
    readonly columns: readonly object[];
    readonly rows: readonly { readonly values: Readonly<Record<string, unknown>> }[];
  }[];
}

function asked(stage: Stage, { cells }: Issued, place = 0) {
  const cell = cells[place];
  const path = `/api/obligations/${cell!.obligation}`;
  const { token } = cell!;
  return {
    get: async (what: string, by = token): Promise<Body> =>
      (await call(stage.url, `${path}/${what}`, { token: by })).body as never,
    file: async (what: string): Promise<Buffer> => {
      const response = await fetch(new URL(`${path}/${what}`, stage.url), {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.status).toBe(200);
      return Buffer.from(await response.arrayBuffer());
    },
    upload: async (bytes: Uint8Array): Promise<Body> =>
      (await sendFile(stage.url, `${path}/workbook`, { token, key: freshKey(), bytes }))
        .body as never,
    report: async (body: object) =>
      call(stage.url, `${path}/reports`, { token, key: freshKey(), body }),
    sample: () => reportOf(stage, cell!.id),
  };
}

const sheetTexts = async (bytes: Buffer): Promise<string[]> =>
  (await readWorkbook(bytes)).sheets.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter((value) => value !== undefined).map(String)),
  );

describe('a column that only the form knows', () => {
  const column =
    '\n      - { key: phone, title: Số điện thoại, type: text, width: 14, maxLength: 20, ' +
    'print: true }';
  const note = "\n      - { key: note, title: 'Đề xuất, ghi chú', type: text, width: 28 }";
  const next = {
    ...texts,
    workflow: texts.workflow.replace(/^version: \d+$/m, 'version: 99'),
    form: texts.form.replaceAll(note, note + column),
  };
  let stage: Stage;
  let issued: Issued;
  let cell: ReturnType<typeof asked>;

  beforeAll(async () => {
    expect(next.form.split(column)).toHaveLength(3);
    const definition = parseDefinition(next, name, definitionParts);
    ({ stage, issued } = await openWith({ definition, texts: next }));
    cell = asked(stage, issued);
  }, 120_000);
  afterAll(() => stage.close());

  it('stands in the workbook, and is read back into the draft', async () => {
    const bytes = await cell.file('workbook');
    expect((await sheetTexts(bytes)).filter((text) => text === 'Số điện thoại')).toHaveLength(2);
    const filled = await edited(
      bytes,
      (sheet, _headings, lines) =>
        sheet === 'Phụ lục 1 - Rà soát' &&
        set(lines, { heading: 'Số điện thoại', row: 1, value: '0912 345 678' }),
    );
    const { submission } = await cell.upload(filled);
    const phones = submission?.terms.flatMap(({ lines }) =>
      lines.flatMap(({ more }) => more ?? []),
    );
    expect(phones).toEqual([{ phone: '0912 345 678' }]);
  });

  it('is checked by its description, in a workbook and over the API', async () => {
    const other = asked(stage, issued, 1);
    const long = await edited(
      await other.file('workbook'),
      (sheet, _headings, lines) =>
        sheet === 'Phụ lục 1 - Rà soát' &&
        set(lines, { heading: 'Số điện thoại', row: 1, value: '0'.repeat(21) }),
    );
    expect((await other.upload(long)).findings).toContainEqual(
      expect.objectContaining({ rule: 'CELL_TOO_LONG', column: 'phone' }),
    );
    const report = await cell.sample();
    const [first, ...others] = report.submission.terms;
    const withMore = (more: object) => ({
      ...report,
      submission: {
        ...report.submission,
        terms: [{ ...first!, lines: first!.lines.map((line) => ({ ...line, more })) }, ...others],
      },
    });
    for (const more of [{ phone: '0'.repeat(21) }, { fax: '0' }]) {
      const { status, body } = await cell.report(withMore(more));
      expect([status, JSON.stringify(body['errors'])]).toEqual([
        400,
        expect.stringContaining(Object.keys(more)[0]!),
      ]);
    }
    const taken = await cell.report(withMore({ phone: '0912 345 678' }));
    expect(taken.status).toBe(201);
  });

  it('is shown to the reviewer and printed in the list', async () => {
    await drain(stage);
    const { tables } = await cell.get('report', issued.reviewer);
    const review = tables.find(({ key }) => key === 'review')!;
    expect(review.columns).toContainEqual(
      expect.objectContaining({ key: 'phone', title: 'Số điện thoại' }),
    );
    expect(review.rows[0]!.values['phone']).toBe('0912 345 678');
    const printed = await sheetTexts(await cell.file('list.xlsx?appendix=1'));
    expect(printed).toContain('Số điện thoại');
    expect(printed).toContain('0912 345 678');
  });
});

describe('a definition that was stored before', () => {
  const old = (form: string | null): Files => {
    const workflow = parseWorkflow(
      texts.workflow.replace(/^version: \d+$/m, 'version: 1'),
      `${name}/workflow.yaml`,
    );
    const { definition } = shippedDefinition(name);
    return {
      definition: { ...definition, workflow },
      texts: {
        workflow: texts.workflow.replace(/^version: \d+$/m, 'version: 1'),
        form,
        rules: null,
      },
    };
  };

  it('without a form: the one that is shipped', async () => {
    const { stage, issued } = await openWith(old(null));
    try {
      const cell = asked(stage, issued);
      const { submission } = await cell.upload(await cell.file('workbook'));
      expect(submission).not.toBeNull();
      expect((await cell.report(await cell.sample())).status).toBe(201);
      const stored = await stage.dataSource.query('select form from app.workflow_definition');
      expect(stored).toEqual([{ form: null }]);
    } finally {
      await stage.close();
    }
  }, 120_000);

  it('with a form that the rules of planning never read: the one that is shipped', async () => {
    const stage = await openStage({ worker: false });
    try {
      const strange = formFileSchema.parse({
        schemaVersion: 1,
        id: name,
        title: 'Danh sách',
        tables: [
          {
            key: 'ra-soat',
            title: 'Rà soát',
            rowKey: ['a'],
            columns: [{ key: 'a', title: 'A', type: 'text' }],
          },
        ],
      });
      const { workflow, rules } = shippedDefinition(name).definition;
      expect(workflowsOf(stage).planningForm({ workflow, rules, form: strange })).toEqual(
        workflowsOf(stage).planningForm({ workflow, rules, form: null }),
      );
    } finally {
      await stage.close();
    }
  });

  it('with a form of its own: that one, whatever is shipped now', async () => {
    const form = texts.form.replaceAll('title: Họ và tên,', 'title: Họ tên khai sinh,');
    const changed = {
      ...texts,
      form,
      workflow: texts.workflow.replace(/^version: \d+$/m, 'version: 2'),
    };
    const { stage, issued } = await openWith({
      definition: parseDefinition(changed, name, definitionParts),
      texts: changed,
    });
    try {
      const cell = asked(stage, issued);
      const headings = await sheetTexts(await cell.file('workbook'));
      expect(headings).toContain('Họ tên khai sinh *');
      expect(headings).not.toContain('Họ và tên *');
      expect((await cell.report(await cell.sample())).status).toBe(201);
      const { tables } = await cell.get('report', issued.reviewer);
      expect(JSON.stringify(tables[1]?.columns)).toContain('Họ tên khai sinh');
    } finally {
      await stage.close();
    }
  }, 120_000);
});
