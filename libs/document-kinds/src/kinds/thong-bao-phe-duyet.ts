import { shortDate } from '#libs/calendar';
import { z } from 'zod';
import { citeReport, superiorGround } from '../citing.js';
import { type ApprovalFacts } from '../facts.js';
import { optionalText, text } from '../fields.js';
import { declareKind } from '../kind.js';
import { grounds, head, replaces } from '../paper.js';
import { samples } from './thong-bao-phe-duyet.samples.js';

const person = z.strictObject({
  name: text,
  /** The date as printed: a full date, or month and year, or the year alone. */
  born: text,
  /** Present office. */
  position: text,
  /** Planned post: Bí thư, Phó Bí thư, Chi ủy viên. */
  post: text,
});

const plannedTerm = z.strictObject({
  /** '2022-2025' */
  term: text,
  /**
   * The notice that approved the lists last: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022'. Null for a
   * term that is planned for the first time.
   */
  base: optionalText,
  continued: z.array(person),
  removed: z.array(person.extend({ reason: text })),
  added: z.array(person),
  /** Lines that the committee struck. Beside each person stands what the cell had proposed. */
  notApproved: z.array(person.extend({ proposal: text })).default([]),
});
type Term = z.output<typeof plannedTerm>;

/** Posts by their rank in the resulting list. Unknown posts come last, in their given order. */
const posts = ['bí thư', 'phó bí thư', 'chi ủy viên'];

function rankOf(post: string): number {
  const rank = posts.indexOf(post.toLocaleLowerCase('vi').replace('uỷ', 'ủy'));
  return rank < 0 ? posts.length : rank;
}

/** Computes from the lists what the paper says about them, so the two can never differ. */
function termView(term: Term): object {
  return {
    term: term.term,
    base: term.base,
    continued: term.continued,
    removed: term.removed,
    added: term.added,
    notApproved: term.notApproved.map(({ proposal, ...rest }) => ({ ...rest, reason: proposal })),
    unchanged: term.removed.length === 0 && term.added.length === 0,
    resulting: [...term.continued, ...term.added].toSorted(
      (a, b) => rankOf(a.post) - rankOf(b.post),
    ),
  };
}

/** The grounds are those of the directive's own rule set. */
function letter(facts: ApprovalFacts) {
  const { frame, issuedOn, number, committee, cell, directive, superior, report } = facts;
  if (!facts.lists) throw new Error('a checked definition asks lists of a planning review alone');
  // A planning review has this, which another directive need not have. Drafting checks it.
  if (!facts.meetingOn) throw new Error('a planning review is approved at a meeting');
  if (!superior) throw new Error('a planning review names its superior letter');
  return {
    ...frame,
    issuedOn,
    number,
    subject:
      `về phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy ${cell.name} năm ` +
      `${directive.year}`,
    cell: cell.name,
    carriedOutBy: cell.proposer,
    year: directive.year,
    grounds: [
      `Căn cứ ${facts.lists.ground}`,
      superiorGround(superior),
      `Căn cứ ${directive.cited} của ${committee} về việc ${directive.subject}`,
      `Xét đề nghị của ${cell.proposer} tại ${citeReport(report)}`,
      `Căn cứ kết luận của Hội nghị ${committee} ngày ${shortDate(facts.meetingOn)}`,
    ],
    ...(facts.replaces === undefined ? {} : { replaces: facts.replaces }),
    terms: facts.lists.terms,
    recipients: facts.recipients ?? [
      `${superior.body} (để báo cáo)`,
      cell.name,
      'Các đồng chí có tên trong danh sách',
      'Lưu Đảng ủy',
    ],
  };
}

/** The notice that approves the planning lists of a cell. */
export const thongBaoPheDuyet = declareKind({
  name: 'thong-bao-phe-duyet',
  noun: 'Thông báo',
  register: 'TB',
  readers: 'everyone',
  asked: { at: 'approve', words: 'own', lists: true, letter, results: null },
  schema: z.strictObject({
    ...head,
    cell: text,
    /** Who carries it out: 'Chi ủy Chi bộ …', or 'Chi bộ …' when the cell has no chi ủy. */
    carriedOutBy: text,
    year: z.int().min(2000).max(2200),
    grounds,
    terms: z.array(plannedTerm).min(1).max(10),
    replaces,
  }),
  view: (data) => ({
    cell: data.cell,
    carriedOutBy: data.carriedOutBy,
    year: data.year,
    grounds: data.grounds,
    replaces: data.replaces,
    terms: data.terms.map(termView),
  }),
  title: ({ cell }) => `Phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy ${cell}`,
  samples,
});
