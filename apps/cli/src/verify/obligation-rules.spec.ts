import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { obligation, type ObligationEvent } from '#libs/directive';
import { projectPath } from '#libs/platform';
import { parseWorkflow } from '#libs/workflow';
import { markedOnce } from './mark-rules.js';
import { type ObligationCase, type ObligationStep } from './obligation-case.js';
import { lateNeverSilent, neverMarkedAfterReport, receiptsKept } from './receipt-rules.js';
import { legalHistory } from './transition-rules.js';

const workflow = parseWorkflow(
  readFileSync(projectPath('workflows/quy-hoach-cap-uy/workflow.yaml'), 'utf8'),
  'workflow.yaml',
);
const CUTOFF = '2024-02-15T17:00:00.000000Z';
const BEFORE = '2024-02-15T16:59:59.999999Z';
const AFTER = '2024-02-15T17:05:00.000000Z';
const SHA = 'a'.repeat(64);

type Told = readonly [event: ObligationEvent, at?: string, actor?: string];

function steps(told: readonly Told[]): ObligationStep[] {
  let state = obligation.initial;
  return told.map(([event, at = AFTER, actor = 'chibo-1'], i) => {
    const before = state;
    state = obligation.evolve(before, event);
    const stored = {
      position: i + 1,
      stream: 'obligation-a-b',
      version: i + 1,
      schemaVersion: 1,
      ...event,
      actor,
      causation: null,
      at,
      hash: '',
    };
    return { stored, event, before, after: state };
  });
}

function given(told: readonly Told[], more: Partial<ObligationCase> = {}): ObligationCase {
  return {
    stream: 'obligation-a-b',
    steps: steps(told),
    receipts: [],
    holds: [],
    intents: [],
    workflow,
    workflows: new Map(),
    now: AFTER,
    sweptAt: AFTER,
    graceMinutes: undefined,
    ...more,
  };
}

function said(one: ObligationCase): string[] {
  const rules = {
    I1: receiptsKept,
    I2: neverMarkedAfterReport,
    I3: lateNeverSilent,
    I4: markedOnce,
    I11: legalHistory,
  };
  return Object.entries(rules).flatMap(([id, rule]) =>
    [...rule(one)].map((text) => `${id} ${text}`),
  );
}

const kept = {
  obligation: 'obligation-a-b',
  number: '2024/0001',
  begunAt: BEFORE,
  completedAt: BEFORE,
  timeliness: 'onTime',
  sha256: SHA,
  recomputed: SHA,
} as const;
const report = { receipt: '2024/0001', sha256: SHA, completedAt: BEFORE, by: 'chibo-1' };
const issued: Told = [
  {
    type: 'ObligationIssued',
    data: {
      directive: 'a',
      cell: 'b',
      workflow: workflow.id,
      wording: '',
      dueOn: '2024-02-15',
      cutoffAt: CUTOFF,
    },
  },
];
const submitted: Told = [{ type: 'ReportSubmitted', data: { ...report, round: 1 } }, BEFORE];
const returned: Told = [
  { type: 'ReportReturned', data: { round: 1, reason: 'Thiếu', by: 'thamdinh-1' } },
];
const withdrawn: Told = [
  { type: 'ReportWithdrawn', data: { round: 1, reason: 'Gửi nhầm', by: 'chibo-1' } },
  BEFORE,
];
const expired: Told = [
  { type: 'ObligationExpired', data: { cutoffAt: CUTOFF, effectiveAt: CUTOFF } },
  AFTER,
  'system',
];
const again: Told = [
  {
    type: 'ReportSubmitted',
    data: { ...report, round: 2, receipt: '2024/0002', completedAt: AFTER },
  },
];
const keptAgain = { ...kept, number: '2024/0002', completedAt: AFTER, timeliness: 'late' } as const;
const setAside: Told = [
  { type: 'ReportSetAside', data: { ...report, completedAt: CUTOFF, reason: 'straddled' } },
  CUTOFF,
];
const straddled = { ...kept, completedAt: CUTOFF, timeliness: 'straddled' } as const;
const accepted = (actor: string): Told => [
  {
    type: 'ReportSubmitted',
    data: {
      ...report,
      completedAt: CUTOFF,
      round: 1,
      by: actor,
      acceptance: { reason: 'Mất điện' },
    },
  },
  AFTER,
  actor,
];
const reviewed: Told = [
  { type: 'ReportReviewed', data: { round: 1, opinion: 'Đủ', by: 'thamdinh-1' } },
  AFTER,
  'thamdinh-1',
];
const approved = (by: string): Told => [
  {
    type: 'ReportApproved',
    data: {
      round: 1,
      notice: 'notice-a-b',
      meeting: { on: '2024-02-20', present: 1, agreed: 1 },
      by,
    },
  },
  AFTER,
  by,
];
const lateFact = { ...report, round: 1, completedAt: AFTER };
const takenLate = (late: { reason?: string }): Told => [
  { type: 'ReportSubmitted', data: { ...lateFact, late } },
];
const late = { ...kept, completedAt: AFTER, timeliness: 'late' } as const;
const takesLate = { ...workflow, late: { accept: true, reason: 'required' as const, keep: true } };
const takenIn = { receipts: [late], workflow: takesLate };
const WHY = { reason: 'Mất điện' };
const hold = { obligation: 'obligation-a-b', cutoffAt: CUTOFF, released: false };
const upload = { obligation: 'obligation-a-b', begunAt: BEFORE, resolvedAt: null };

describe('the rules of one obligation', () => {
  it.each<[string, ObligationCase]>([
    [
      'in time, reviewed by one, approved by another',
      given([issued, submitted, reviewed, approved('capuy-1')], { receipts: [kept] }),
    ],
    [
      'returned, answered after the cutoff',
      given([issued, submitted, returned, again], { receipts: [kept, keptAgain] }),
    ],
    [
      'taken back, answered after the cutoff',
      given([issued, submitted, withdrawn, again], { receipts: [kept, keptAgain] }),
    ],
    [
      'straddled, held, let in by a person',
      given([issued, setAside, accepted('capuy-1')], { receipts: [straddled], holds: [hold] }),
    ],
    ['late, taken in with a reason', given([issued, takenLate(WHY)], takenIn)],
    ['marked after the cutoff', given([issued, expired])],
    [
      'marked after the hold was released',
      given([issued, expired], { holds: [{ ...hold, released: true }], intents: [upload] }),
    ],
    ['held', given([issued], { holds: [hold], now: '2024-03-01T00:00:00.000000Z' })],
    ['at the last instant of the grace', given([issued], { sweptAt: '' })],
  ])('are silent: %s', (_, one) => {
    expect(said(one)).toEqual([]);
  });

  it.each<[string, string, ObligationCase]>([
    ['I1', 'không còn trong app.receipt', given([issued, submitted])],
    [
      'I1',
      'nội dung báo cáo số 2024/0001 không còn như lúc nhận',
      given([issued, submitted], { receipts: [{ ...kept, recomputed: 'b'.repeat(64) }] }),
    ],
    ['I1', 'không sự kiện nào ghi nhận', given([issued], { receipts: [kept] })],
    [
      'I2',
      'dù đã có báo cáo số 2024/0001 trước hạn',
      given([issued, [{ type: 'ReportSetAside', data: { ...report, reason: 'late' } }], expired], {
        receipts: [{ ...kept, timeliness: 'late' }],
      }),
    ],
    [
      'I3',
      'được tính như nộp đúng hạn',
      given(
        [issued, [{ type: 'ReportSubmitted', data: { ...report, round: 1, completedAt: CUTOFF } }]],
        { receipts: [straddled] },
      ),
    ],
    ['I3', 'quy trình không cho nhận', given([issued, takenLate(WHY)], { receipts: [late] })],
    ['I3', 'thiếu lý do', given([issued, takenLate({})], takenIn)],
    [
      'I3',
      'sổ ghi là đúng hạn',
      given([issued, submitted, returned, again], {
        receipts: [kept, { ...keptAgain, timeliness: 'onTime' }],
      }),
    ],
    [
      'I3',
      'gắn cờ “straddled” nhưng sổ ghi “late”',
      given([issued, setAside], {
        receipts: [{ ...straddled, timeliness: 'late' }],
        holds: [hold],
      }),
    ],
    [
      'I3',
      'khác sự kiện',
      given([issued, submitted], { receipts: [{ ...kept, completedAt: CUTOFF }] }),
    ],
    [
      'I3',
      'không có người quyết định',
      given([issued, setAside, accepted('system')], { receipts: [straddled] }),
    ],
    [
      'I3',
      'không được lưu và gắn cờ',
      given([issued, accepted('capuy-1')], { receipts: [straddled] }),
    ],
    ['I4', 'trong khi nghĩa vụ đang được giữ', given([issued, expired], { holds: [hold] })],
    [
      'I4',
      'một lượt gửi bắt đầu trước hạn chưa kết thúc',
      given([issued, expired], { intents: [upload] }),
    ],
    ['I4', 'trước giờ hết hạn', given([issued, [expired[0], BEFORE, 'system']])],
    [
      'I4',
      'có hiệu lực từ',
      given([
        issued,
        [{ type: 'ObligationExpired', data: { cutoffAt: CUTOFF, effectiveAt: AFTER } }],
      ]),
    ],
    [
      'I4',
      'kiểm tra worker có đang chạy không',
      given([issued], { now: '2024-02-15T17:05:00.000001Z', sweptAt: BEFORE }),
    ],
    [
      'I11',
      'do chính người đã thẩm định',
      given([issued, submitted, reviewed, approved('thamdinh-1')], { receipts: [kept] }),
    ],
    [
      'I11',
      'Rút lại báo cáo',
      given([issued, submitted, reviewed, withdrawn], { receipts: [kept] }),
    ],
    [
      'I11',
      'ghi lần gửi thứ 2, phải là lần thứ 1',
      given([issued, [{ type: 'ReportSubmitted', data: { ...report, round: 2 } }]], {
        receipts: [kept],
      }),
    ],
    ['I11', 'không được lưu nguyên vẹn', given([issued], { workflow: undefined })],
  ])('%s: %s', (id, text, one) => {
    const [first, ...rest] = said(one);
    expect(rest).toEqual([]);
    expect(first).toContain(text);
    expect(first!.split(' ')[0]).toBe(id);
  });

  it('I4: one mark for one cutoff', () => {
    expect(said(given([issued, expired, expired])).filter((text) => text.startsWith('I4'))).toEqual(
      ['I4 obligation-a-b bị đánh dấu hai lần cho cùng một hạn 2024-02-15T17:00:00.000000Z.'],
    );
  });
});
