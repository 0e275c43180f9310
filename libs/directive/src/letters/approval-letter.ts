import { shortDate } from '#libs/calendar';
import { type ApprovalNotice } from '#libs/documents';
import { type Cell } from '#libs/org';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { type PlanningReport } from '../receipt/report.js';
import { type Issuer, letterFrame } from './issuer.js';
import { ruleSetOn } from './rule-set.js';

export interface Approval {
  readonly from: Issuer;
  readonly cell: Cell;
  readonly directive: { readonly content: DirectiveContent; readonly symbol: string; readonly issuedOn: string };
  readonly report: PlanningReport;
  readonly meetingOn: string;
  readonly issuedOn: string;
  readonly number: number;
}

/** What a planning review has, and a directive of another kind need not: asked when it is drafted. */
function planningContent({ superior, baseNotice }: DirectiveContent): Required<Pick<DirectiveContent, 'superior' | 'baseNotice'>> {
  if (!superior || !baseNotice) throw new Error('a planning review names its superior letter and its base notice');
  return { superior, baseNotice };
}

export const POST_NAMES = { 'bi-thu': 'Bí thư', 'pho-bi-thu': 'Phó Bí thư', 'chi-uy-vien': 'Chi ủy viên' } as const;

function printed<P extends { post: keyof typeof POST_NAMES }>(person: P): Omit<P, 'post'> & { post: string } {
  return { ...person, post: POST_NAMES[person.post] };
}

/** The notice that approves a cell's review, as it is printed: its grounds are those of the directive's own rule set. */
export function approvalLetter({ from, cell, directive, report, meetingOn, issuedOn, number }: Approval): ApprovalNotice {
  const { content, symbol, issuedOn: directiveOn } = directive;
  const proposer = cell.hasCommittee ? `Chi ủy ${cell.name}` : cell.name;
  const { superior, baseNotice: { number: baseNumber, on: baseOn } } = planningContent(content);
  return {
    ...letterFrame(from),
    issuedOn,
    number,
    subject: `về phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy ${cell.name} năm ${content.year}`,
    cell: cell.name,
    carriedOutBy: proposer,
    year: content.year,
    grounds: [
      `Căn cứ ${ruleSetOn(directiveOn).ground}`,
      `Căn cứ Công văn số ${superior.number}, ngày ${shortDate(superior.on)} của ${superior.body} về ${superior.subject}`,
      `Căn cứ Công văn số ${symbol}, ngày ${shortDate(directiveOn)} của ${from.committee.name} về ${content.subject}`,
      `Xét đề nghị của ${proposer} tại Báo cáo số ${report.number}, ngày ${shortDate(report.reportedOn)}`,
      `Căn cứ kết luận của Hội nghị ${from.committee.name} ngày ${shortDate(meetingOn)}`,
    ],
    terms: report.terms.map(({ term, kept, removed, added }) => ({
      term,
      base: `Thông báo số ${baseNumber}, ngày ${shortDate(baseOn)}`,
      continued: kept.map(printed),
      removed: removed.map(printed),
      added: added.map(printed),
    })),
    recipients: [`${superior.body} (để báo cáo)`, cell.name, 'Các đồng chí có tên trong danh sách', 'Lưu Đảng ủy'],
  };
}
