import { shortDate } from '#libs/calendar';
import { type PlainNotice } from '#libs/documents';
import { letterBlanks, type Workflow } from '#libs/workflow';
import { type Report } from '../obligation/report.js';
import { type Approval } from './approval-letter.js';
import { letterFrame } from './issuer.js';

type Blank = (typeof letterBlanks)[number];
export type PlainApproval = Omit<Approval, 'report'> & {
  readonly report: Report;
  readonly workflow: Workflow;
};

/** The definition's paragraph with its blanks filled in. */
function filled(paragraph: string, values: Readonly<Record<Blank, string>>): string {
  return letterBlanks.reduce(
    (text, name) => text.replaceAll(`{${name}}`, () => values[name]),
    paragraph,
  );
}

/**
 * The notice whose words are the definition's own (`documents.approve.letter`); its grounds are the
 * papers of the directive itself.
 */
export function plainLetter({
  workflow,
  from,
  cell,
  directive,
  report,
  meetingOn,
  issuedOn,
  number,
  replaces,
}: PlainApproval): PlainNotice {
  const { letter } = workflow.documents.approve;
  if (!letter) throw new Error('a checked definition gives a plain notice its text');
  const { content, symbol, issuedOn: directiveOn } = directive;
  const proposer = cell.hasCommittee ? `Chi ủy ${cell.name}` : cell.name;
  const values: Record<Blank, string> = {
    cell: cell.name,
    proposer,
    year: String(content.year),
    subject: content.subject,
    reportNumber: report.number,
    reportedOn: shortDate(report.reportedOn),
    meetingOn: shortDate(meetingOn),
  };
  const { superior } = content;
  return {
    ...letterFrame(from),
    issuedOn,
    number,
    subject: filled(letter.subject, values),
    grounds: [
      ...(superior
        ? [
            `Căn cứ Công văn số ${superior.number}, ngày ${shortDate(superior.on)} của ` +
              `${superior.body} về ${superior.subject}`,
          ]
        : []),
      `Căn cứ Công văn số ${symbol}, ngày ${shortDate(directiveOn)} của ` +
        `${from.committee.name} về việc ${content.subject}`,
      `Xét Báo cáo số ${report.number}, ngày ${shortDate(report.reportedOn)} của ${proposer}`,
      `Căn cứ kết luận của Hội nghị ${from.committee.name} ngày ${shortDate(meetingOn)}`,
    ],
    ...(replaces === undefined ? {} : { replaces }),
    opening: filled(letter.opening, values),
    points: letter.points.map((point) => filled(point, values)),
    closing: filled(letter.closing, values),
    recipients: [...(superior ? [`${superior.body} (để báo cáo)`] : []), cell.name, 'Lưu Đảng ủy'],
  };
}
