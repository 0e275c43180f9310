import { shortDate } from '#libs/calendar';
import { z } from 'zod';
import { cite, citeReport, superiorGround } from '../citing.js';
import { type ApprovalFacts, type DefinitionText, type ResultsFacts } from '../facts.js';
import { text } from '../fields.js';
import { declareKind } from '../kind.js';
import { grounds, head, replaces } from '../paper.js';
import { samples } from './thong-bao.samples.js';

/** The grounds are the papers of the directive itself, and what was considered. */
function notice(
  facts: ApprovalFacts | ResultsFacts,
  { text: words, considered, to }: { text: DefinitionText; considered: string[]; to: string },
) {
  const { frame, issuedOn, number, committee, directive, superior } = facts;
  return {
    ...frame,
    issuedOn,
    number,
    subject: words.subject,
    grounds: [
      ...(superior ? [superiorGround(superior)] : []),
      `Căn cứ ${directive.cited} của ${committee} về việc ${directive.subject}`,
      ...considered,
    ],
    ...(facts.replaces === undefined ? {} : { replaces: facts.replaces }),
    opening: words.opening,
    points: words.points,
    closing: words.closing,
    recipients: facts.recipients ?? [
      ...(superior ? [`${superior.body} (để báo cáo)`] : []),
      to,
      'Lưu Đảng ủy',
    ],
  };
}

function letter(facts: ApprovalFacts) {
  const { committee, cell, report, meetingOn, text: words } = facts;
  if (!words) throw new Error('a checked definition gives a plain notice its text');
  const considered = [
    `Xét ${citeReport(report)} của ${cell.proposer}`,
    ...(meetingOn === undefined
      ? []
      : [`Căn cứ kết luận của Hội nghị ${committee} ngày ${shortDate(meetingOn)}`]),
  ];
  return notice(facts, { text: words, considered, to: cell.name });
}

function results(facts: ResultsFacts) {
  const considered = [`Xét báo cáo của ${facts.cells} chi bộ`];
  return {
    ...notice(facts, { text: facts.text, considered, to: 'Các chi bộ' }),
    lists: facts.lists,
  };
}

const printedTable = z.strictObject({
  title: text,
  /** Headings behind “TT”. */
  headings: z.array(text).min(1),
  rows: z.array(z.strictObject({ cells: z.array(z.string()) })),
  totals: z.array(z.string()),
  counts: z.array(text),
});

/** The list names the paper that it belongs to as that paper prints its own number. */
const symbolOf = (number: number | null, body: string): string =>
  `${number === null ? '…' : String(number).padStart(2, '0')}-TB/${body}`;

/** So many columns fit upright; a wider list is printed across. */
const UPRIGHT_COLUMNS = 5;

const schema = z.strictObject({
  ...head,
  grounds,
  opening: text,
  /** The template numbers them 1., 2., … */
  points: z.array(text).min(1),
  /** The closing sentence without its end mark. */
  closing: text,
  replaces,
  /** Of a notice of all results: what the cells reported, printed behind the signature. */
  lists: z.array(printedTable).default([]),
});

/** Fields are taken one by one, so that the check of unused fields sees them. */
function view(data: z.output<typeof schema>): object {
  const { grounds: because, replaces: old, opening, points, closing, lists } = data;
  const { number, issuer, issuedOn } = data;
  return {
    grounds: because,
    replaces: old,
    opening,
    points,
    closing,
    lists,
    several: lists.length > 1,
    across: lists.some(({ headings }) => headings.length > UPRIGHT_COLUMNS),
    attachedTo: cite(
      { noun: 'Thông báo' },
      { symbol: symbolOf(number, issuer.symbol), on: issuedOn },
    ),
  };
}

/** A notice whose text comes from its workflow's definition, or from the use case that makes it. */
export const thongBao = declareKind({
  name: 'thong-bao',
  noun: 'Thông báo',
  register: 'TB',
  readers: 'everyone',
  asked: { at: 'approve', words: 'definition', lists: false, letter, results },
  schema,
  view,
  title: ({ subject }) => `Thông báo ${subject}`,
  samples,
});
