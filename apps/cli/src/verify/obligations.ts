import { type Circumstances } from './circumstances.js';
import { type Findings, type InvariantId } from './findings.js';
import { type History } from './history.js';
import { markedOnce } from './mark-rules.js';
import { obligationCases, type ObligationCase } from './obligation-case.js';
import { lateNeverSilent, neverMarkedAfterReport, receiptsKept } from './receipt-rules.js';
import { type Snapshot } from './snapshot.js';
import { legalHistory } from './transition-rules.js';

const rules: readonly [InvariantId, (one: ObligationCase) => Generator<string>][] = [
  ['I1', receiptsKept],
  ['I2', neverMarkedAfterReport],
  ['I3', lateNeverSilent],
  ['I4', markedOnce],
  ['I11', legalHistory],
];

interface Asked {
  readonly snapshot: Snapshot;
  readonly circumstances: Circumstances;
  readonly findings: Findings;
  readonly graceMinutes: number | undefined;
}

export async function checkObligations(
  { snapshot, circumstances, findings, graceMinutes }: Asked,
  page: readonly History[],
): Promise<void> {
  const cases = await obligationCases(snapshot, circumstances, { page, graceMinutes });
  for (const one of cases) {
    for (const [id, broken] of rules) {
      for (const text of broken(one)) findings.violate(id, text);
    }
  }
  count(findings, cases);
}

function count(findings: Findings, cases: readonly ObligationCase[]): void {
  const sum = (of: (one: ObligationCase) => number): number =>
    cases.reduce((total, one) => total + of(one), 0);
  findings.looked(
    'I1',
    'báo cáo đã nhận',
    sum(({ receipts }) => receipts.length),
  );
  findings.looked(
    'I2',
    'báo cáo đúng hạn',
    sum(({ receipts }) => receipts.filter(({ timeliness }) => timeliness === 'onTime').length),
  );
  findings.looked(
    'I3',
    'báo cáo không đúng hạn',
    sum(({ receipts }) => receipts.filter(({ timeliness }) => timeliness !== 'onTime').length),
  );
  findings.looked('I4', 'nghĩa vụ', cases.length);
  findings.looked(
    'I4',
    'dấu',
    sum(({ steps }) => steps.filter(({ event }) => event.type === 'ObligationExpired').length),
  );
  findings.looked(
    'I4',
    'đang giữ',
    sum(({ holds }) => holds.filter(({ released }) => !released).length),
  );
  findings.looked(
    'I11',
    'bước',
    sum(({ steps }) => steps.length),
  );
}
