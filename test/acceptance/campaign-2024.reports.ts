import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { expectPdf } from '#libs/documents/testing';
import { projectPath } from '#libs/platform';
import { STRIKE_REASON } from '../../apps/cli/src/demo/decisions.js';
import { call } from '../support/call.js';
import { tokenOf } from '../support/issued.js';
import {
  answers,
  auditor,
  cells,
  DIRECTIVE,
  get,
  type Notice,
  rowsOf,
  stage,
} from './campaign-2024.fixtures.js';

interface Sent {
  readonly outcome: string;
  readonly submission: {
    readonly cell: string;
    readonly terms: readonly {
      readonly term: { readonly name: string };
      readonly lines: readonly { readonly movement: string }[];
    }[];
    readonly meetings: readonly { readonly kind: string; readonly ballot: object | null }[];
  };
}

/** What the reports said, and what was decided on them. */
export function reports(): void {
  it(
    'heard both terms of every cell, with its ballots; one without chi ủy, one without ' + 'change',
    async () => {
      const reports = (
        await rowsOf<{ content: string }>('select content from app.receipt order by number')
      ).map(({ content }) => (JSON.parse(content) as { report: Sent }).report);
      expect(reports).toHaveLength(11);
      for (const { submission } of reports)
        expect(submission.terms.map(({ term }) => term.name)).toEqual(['2022-2025', '2025-2027']);
      expect(
        reports.map(({ outcome }) => outcome).filter((outcome) => outcome === 'unchanged'),
      ).toHaveLength(1);
      const movements = new Set(
        reports.flatMap(({ submission }) =>
          submission.terms.flatMap(({ lines }) => lines.map(({ movement }) => movement)),
        ),
      );
      expect(movements).toEqual(new Set(['continue', 'remove', 'add']));
      const kinds = ({ submission }: Sent) =>
        submission.meetings.map(({ kind, ballot }) => `${kind}${ballot ? ' ballot' : ''}`);
      expect(
        new Map(reports.map((report) => [report.submission.cell, kinds(report)])).get(cells[0]!),
      ).toEqual(['chi-uy-ra-soat', 'chi-bo ballot', 'chi-uy-ket-luan ballot']);
      expect(
        reports.filter(({ submission }) => submission.cell === 'cb-tiep-dan').map(kinds),
      ).toEqual([['chi-bo ballot']]);
    },
  );

  it('told eight kinds of mistake in one workbook, and took it when they were mended', async () => {
    const [wrong, right] = ['wrong', 'right'].map(
      (which) =>
        answers.get(`demo-${DIRECTIVE}-submit-4-1-${which}`)![0]!.body as {
          ready: boolean;
          findings: { rule: string; severity: string; sheet: string; cell: string }[];
        },
    );
    expect([wrong!.ready, right!.ready, right!.findings]).toEqual([false, true, []]);
    expect(
      wrong!.findings.filter(
        ({ severity, cell }) => severity === 'error' && /^[A-Z]+\d+$/.test(cell),
      ),
    ).toHaveLength(wrong!.findings.length);
    expect([...new Set(wrong!.findings.map(({ rule }) => rule))].sort()).toEqual([
      'CELL_REQUIRED',
      'CHOICE_UNKNOWN',
      'DATE_IMPOSSIBLE',
      'DATE_YEAR_SHORT',
      'NUMBER_OUT_OF_RANGE',
      'NUMBER_UNREADABLE',
      'PERSON_ROWS_DIFFER',
      'TWO_PEOPLE',
    ]);
  });

  it('kept the file of the report that had one, byte for byte', async () => {
    const token = await tokenOf(stage, { name: 'Bí thư chi bộ', role: 'cell', cell: cells[7]! });
    const path = `/api/obligations/${obligationStream(DIRECTIVE, cells[7]!)}/attachments`;
    const { attachments } = await get<{
      attachments: { id: string; name: string; receipt: string | null }[];
    }>(path, token);
    expect(attachments).toEqual([
      expect.objectContaining({
        name: 'Biên bản kiểm phiếu (dữ liệu mẫu).pdf',
        receipt: expect.stringMatching(/^2024\/\d{4}$/),
      }),
    ]);
    const response = await fetch(`${stage.url}${path}/${attachments[0]!.id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(
      Buffer.from(await response.arrayBuffer()).equals(
        await readFile(projectPath('apps/cli/sample/bien-ban-kiem-phieu-mau.pdf')),
      ),
    ).toBe(true);
  });

  it(
    'let one warning stand for a written reason, and struck one line, which its notice says ' +
      'and its list lacks',
    async () => {
      const of = (type: string) =>
        rowsOf<{
          stream: string;
          data: { acceptances?: object[]; decisions?: { line: string; reason: string }[] };
        }>(`select stream, data from app.event where type = '${type}' order by position`);
      const accepted = (await of('ReportReviewed')).filter(
        ({ data }) => (data.acceptances ?? []).length > 0,
      );
      expect(accepted).toEqual([
        expect.objectContaining({
          stream: obligationStream(DIRECTIVE, cells[6]!),
          data: expect.objectContaining({
            acceptances: [
              {
                finding: `COEFFICIENT_OUT_OF_RANGE|terms|${cells[6]!}-2025-2027|term|1,60`,
                reason: expect.stringContaining('nguồn kế cận'),
              },
            ],
          }),
        }),
      ]);
      const struck = (await of('ReportApproved')).filter(
        ({ data }) => (data.decisions ?? []).length > 0,
      );
      expect(struck).toEqual([
        expect.objectContaining({
          stream: obligationStream(DIRECTIVE, cells[4]!),
          data: expect.objectContaining({
            decisions: [
              {
                line: `${cells[4]!}-2022-2025/chi-uy-vien/dv-mau-0089`,
                verdict: 'strike',
                reason: STRIKE_REASON,
              },
            ],
          }),
        }),
      ]);
      const lists = await rowsOf<{ version: number; people: string }>(
        `select version, entries::text as people from app.approved_list where cell = '${cells[4]!}'
        order by term`,
      );
      expect(
        lists.map(({ version, people }) => [
          version,
          people.includes('dv-mau-0089'),
          people.includes('dv-mau-0090'),
        ]),
      ).toEqual([
        [1, false, false],
        [1, false, true],
      ]);
      const [paper] = (
        (await call(stage.url, `/api/notices?dossier=${DIRECTIVE}`, { token: auditor }))
          .body as unknown as Notice[]
      ).filter(({ cell }) => cell === cells[4]);
      const pdf = await fetch(`${stage.url}/documents/${encodeURIComponent(paper!.notice)}.pdf`, {
        headers: { authorization: `Bearer ${auditor}` },
      });
      await expectPdf(Buffer.from(await pdf.arrayBuffer()), {
        contains: [
          paper!.symbol,
          'Chưa phê duyệt theo đề nghị: 01 đồng chí',
          'Bổ sung. Mới chuyển về',
          'Tiếp tục quy hoạch: 06 đồng chí (08 chức danh)',
        ],
        times: { 'Phàn Văn Kim': 1 },
      });
    },
  );
}
