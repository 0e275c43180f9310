import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  definitionNames,
  type ObligationEvent,
  obligationInWords,
  shippedDefinition,
} from '#libs/directive';
import {
  directiveExamples,
  obligationExamples as the,
  withdrawalText,
} from '#libs/directive/testing';
import { composeMessage, messageSchemas, type MessageStep } from '#libs/documents';
import {
  boardWords,
  commandTitle,
  parseStored,
  roleTitles,
  statusTitle,
  type Workflow,
  wordsOf,
} from '#libs/workflow';
import { ofTheLink } from './messages.link.js';
import { projectRoot } from './trees.js';

/** The committee's own duty and the next year's draft speak of no obligation. */
const steps = (Object.keys(messageSchemas) as MessageStep[]).filter(
  (step) => !/^(upward|next-year)-/.test(step),
);

const folder = join(projectRoot, 'test/support/definitions');
const stored = readdirSync(folder)
  .map((name) => (name.endsWith('.yaml') ? name : join(name, 'workflow.yaml')))
  .map((file): readonly [Workflow, string] => {
    const source = readFileSync(join(folder, file), 'utf8');
    return [parseStored({ workflow: source }, file).workflow, source];
  });
const definitions = [
  ...definitionNames().map((name): readonly [Workflow, string] => {
    const { definition, texts } = shippedDefinition(name);
    return [definition.workflow, texts.workflow];
  }),
  ...stored,
].map(([workflow, source]) => [`${workflow.name} ${workflow.version}`, workflow, source] as const);

const lives: Readonly<Record<string, readonly ObligationEvent[]>> = {
  ...the.histories,
  withdrawn: [the.issued, the.submitted, the.withdrawn],
  extended: [the.issued, the.extended],
};
const extra = {
  receiptNumber: '2024/0001',
  noticeNumber: '119-TB/ĐU',
  round: '1',
  reason: 'Hệ thống ngừng nhận trong lúc hết hạn.',
  roleName: 'Văn thư Đảng ủy',
  documentNumber: '260-CV/ĐU',
  documentDate: '26/02/2024',
  dueText: '21/06/2024',
};
const [BEFORE, AFTER] = ['2024-01-30T02:00:00.000000Z', '2024-03-30T02:00:00.000000Z'];

function text(
  workflow: Workflow,
  step: MessageStep,
  { life = 'issued', now = BEFORE }: { life?: string; now?: string } = {},
): string {
  const words = obligationInWords({
    facts: lives[life]!,
    workflow,
    now,
    cellName: 'Chi bộ Một',
    directiveNumber: '241-CV/ĐU',
    url: 'http://127.0.0.1/',
  });
  const { subject, body } = composeMessage(step, { ...words, ...extra });
  return `${subject}\n${body}`;
}

/** Texts and lives that come about by one command alone. */
const OUTCOMES: Readonly<Record<string, string>> = {
  'report-withdrawn': 'withdraw-report',
  'deadline-extended': 'extend-deadline',
  'withdrawn-told': 'withdraw-report',
  withdrawn: 'withdraw-report',
  extended: 'extend-deadline',
};
const has = (workflow: Workflow, command: string): boolean =>
  workflow.transitions.some((transition) => transition.command === command);
const comesAbout = (workflow: Workflow, what: string): boolean =>
  OUTCOMES[what] === undefined || has(workflow, OUTCOMES[what]);

/** Every text that a definition can send. */
const all = (workflow: Workflow, now?: string): [string, string][] => [
  ...messages(workflow, now),
  ...(has(workflow, 'acknowledge') ? ofTheLink(workflow) : []),
];

const messages = (workflow: Workflow, now?: string): [string, string][] =>
  steps
    .filter((step) => comesAbout(workflow, step))
    .flatMap((step) =>
      Object.keys(lives)
        .filter((life) => comesAbout(workflow, life))
        .map((life): [string, string] => [
          `${step} when ${life}`,
          text(workflow, step, { life, now }),
        ]),
    );

/** What only one workflow says, by the name of that workflow. */
const OWN: Readonly<Record<string, RegExp>> = {
  'quy-hoach-cap-uy': /quy hoạch|không thay đổi|danh sách/i,
  'danh-gia-xep-loai': /xếp loại/i,
  'bao-cao-dinh-ky': /tiếp nhận(?! đến)/i,
};

/**
 * How the texts name a command. A text about the outcome of one is only sent where the definition
 * has it.
 */
const NAMED: readonly (readonly [command: string, words: RegExp])[] = [
  ['acknowledge', /xác nhận đã nhận/i],
  ['withdraw-report', /rút lại/i],
  ['reopen', /mở lại/i],
  ['extend-deadline', /gia hạn|đặt lại thời hạn/i],
  ['accept-late-report', /nộp muộn|gửi muộn/i],
  ['reject-report', /không (phê duyệt|tiếp nhận|chấp nhận)/i],
];

/** What is said of planning, of ratings and of decisions by whoever says it first. */
const STRIKING = [
  'quy hoạch',
  'không thay đổi',
  'danh sách',
  'thẩm định',
  'phê duyệt',
  'coi như không thực hiện',
  'xếp loại',
] as const;

const issuer = { committee: { name: 'Đảng ủy' } } as unknown as Parameters<
  typeof withdrawalText
>[0]['from'];

/** Every other text of a definition: states, buttons, the board, a letter of withdrawal. */
function others(workflow: Workflow): [string, string][] {
  const { figures, ...board } = boardWords(workflow);
  const letter = withdrawalText(
    {
      from: issuer,
      noun: 'Công văn',
      of: { symbol: '1-CV/ĐU', issuedOn: '2024-01-12', content: directiveExamples.content },
      reason: 'Sai ngày',
    },
    workflow,
  );
  return [
    ...Object.keys(workflow.states).map((s): [string, string] => [s, statusTitle(workflow, s)]),
    ...Object.keys(workflow.commands).map((c): [string, string] => [c, commandTitle(workflow, c)]),
    ['the board', JSON.stringify([figures, board])],
    ['a withdrawal', letter.points.join(' ')],
    ['who is addressed', `${wordsOf(workflow).approver} ${wordsOf(workflow).reviewer}`],
  ];
}

/**
 * What the definition's own file says, without its notes: a role that it names is called by the
 * title of that office. Planning keeps what code always said.
 */
const saidBy = ({ report, transitions }: Workflow, source: string): string =>
  [
    source.replaceAll(/#.*$/gm, ''),
    ...transitions.flatMap(({ roles }) => roles.map((role) => roleTitles[role])),
    ...(report === 'planning' ? STRIKING.slice(0, 6) : []),
  ].join(' ');

/** Striking words that the definition does not say itself, and where they stand. */
function foreign(workflow: Workflow, source: string): string[] {
  const own = saidBy(workflow, source).toLocaleLowerCase('vi');
  const strange = STRIKING.filter((word) => !own.includes(word));
  return [...all(workflow), ...others(workflow)].flatMap(([what, said]) =>
    strange
      .filter((word) => said.toLocaleLowerCase('vi').includes(word))
      .map((word) => `${what}: ${word}: ${said}`),
  );
}

describe.each(definitions)('messages of %s', (_name, workflow, source) => {
  it('speak in no words of another workflow', () => {
    const strange = Object.entries(OWN).filter(([name]) => name !== workflow.name);
    const found = all(workflow).flatMap(([what, said]) =>
      strange
        .filter(([, words]) => words.test(said.replaceAll(/“[^”]*”/g, '')))
        .map(([name]) => `${what}: ${name}: ${said}`),
    );
    expect(found).toEqual([]);
  });

  it('are, with board, buttons and letters, free of words it does not say itself', () => {
    expect(foreign(workflow, source)).toEqual([]);
  });

  it('name no command that the definition lacks', () => {
    const found = all(workflow).flatMap(([what, said]) =>
      NAMED.filter(([command, words]) => !has(workflow, command) && words.test(said)).map(
        ([command]) => `${what}: ${command}: ${said}`,
      ),
    );
    expect(found).toEqual([]);
    const titles = workflow.transitions.map(({ command }) => commandTitle(workflow, command));
    if (!workflow.states.returned) return;
    for (const step of ['overdue-told', 'held-told'] as const) {
      const offered = [...text(workflow, step, { life: 'returned' }).matchAll(/“([^”]+)” \(/g)].map(
        ([, title]) => title!,
      );
      expect(offered.length).toBeGreaterThanOrEqual(3);
      expect(offered.filter((title) => !titles.includes(title))).toEqual([]);
    }
  });

  it('ask for nothing by a day that has passed', () => {
    const asks = /(?:gửi|gửi lại|lại|là|mới:) (?:trước ngày|đến hết ngày|chậm nhất ngày)|nhận đến/i;
    const asking = steps.filter((step) => 'open' in messageSchemas[step].shape);
    expect(asking.length).toBeGreaterThanOrEqual(6);
    for (const step of asking) {
      expect(`${step}: ${text(workflow, step)}`).toMatch(asks);
      const late = text(workflow, step, { now: AFTER });
      expect(`${step}: ${late}`).not.toMatch(asks);
      expect(`${step}: ${late}`).toMatch(/đã qua/);
    }
  });

  it('say in a text of its own what each decision is', () => {
    const plain = (step: MessageStep) => text(workflow, step).replaceAll(/\d+/g, '');
    expect(new Set(steps.map(plain)).size).toBe(steps.length);
  });
});

describe('words', () => {
  it('are the definition’s own where it has them, else of its kind of report, else neutral', () => {
    const by = Object.fromEntries(definitions.map(([label, workflow]) => [label, workflow]));
    expect(text(by['quy-hoach-cap-uy 2']!, 'reminder')).toBe(
      text(
        by[
          `quy-hoach-cap-uy ${shippedDefinition('quy-hoach-cap-uy').definition.workflow.version}`
        ]!,
        'reminder',
      ),
    );
    expect(text(by['bao-cao-dinh-ky 2']!, 'expired')).toContain('nên được ghi là “Không báo cáo”.');
    expect(text(by['danh-gia-xep-loai 2']!, 'report-rejected')).toContain('không chấp nhận');
    const own = shippedDefinition('danh-gia-xep-loai').definition.workflow;
    expect(text(own, 'receipt')).toContain('đã nhận đủ kết quả đánh giá, xếp loại của chi bộ');
  });

  it('control: the texts of planning sent to the others are found', () => {
    const borrowed = {
      ...shippedDefinition('bao-cao-dinh-ky').definition.workflow,
      words: shippedDefinition('quy-hoach-cap-uy').definition.workflow.words,
    };
    expect(all(borrowed).some(([, said]) => OWN['quy-hoach-cap-uy']!.test(said))).toBe(true);
    expect(foreign(borrowed, 'báo cáo')).not.toEqual([]);
  });

  it('control: states, buttons and the board of planning shown to the others are found', () => {
    const minutes = definitions.find(([label]) => label.startsWith('bien-ban'))!;
    const shown = { ...minutes[1], report: 'planning' as const };
    const said = others(shown).filter(([, words]) => /phê duyệt/i.test(words));
    expect(said.map(([what]) => what)).toEqual(['the board', 'a withdrawal', 'who is addressed']);
  });
});
