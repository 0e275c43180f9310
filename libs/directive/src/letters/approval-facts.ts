import { shortDate } from '#libs/calendar';
import { type ApprovalFacts, askedKind, cite, printsLists } from '#libs/document-kinds';
import { type Cell } from '#libs/org';
import { type CellPaper, type Workflow } from '#libs/workflow';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { type Report } from '../obligation/report.js';
import { definitionRecipients, definitionText } from './definition-text.js';
import { issueKind } from './directive-letter.js';
import { type Issuer, letterFrame, signedBy } from './issuer.js';
import { type ApprovedLists, printedLists } from './printed-lists.js';

export interface Approval {
  readonly workflow: Workflow;
  /** The notice as the definition wants it. */
  readonly paper: CellPaper;
  readonly from: Issuer;
  readonly cell: Cell;
  readonly directive: {
    readonly content: DirectiveContent;
    readonly symbol: string;
    readonly issuedOn: string;
  };
  readonly report: Report;
  /** Undefined for a report without lists. */
  readonly lists: ApprovedLists | undefined;
  /** Left out where a step of the definition's own decided. */
  readonly meetingOn?: string;
  readonly issuedOn: string;
  /** Citation of the revoked notice that this one replaces. */
  readonly replaces?: string;
}

/** The kind of notice that the definition asks for. */
export function approvalKind({ kind }: CellPaper): ReturnType<typeof askedKind<'approve'>> {
  return askedKind('approve', kind);
}

/** Everything that the notice of an approval may say. Its kind makes the letter from it. */
export function approvalFacts(approval: Approval): Omit<ApprovalFacts, 'number'> {
  const { workflow, paper, from, cell, directive, report, lists, issuedOn, replaces } = approval;
  const { meetingOn } = approval;
  const { content, symbol, issuedOn: on } = directive;
  const proposer = cell.hasCommittee ? `Chi ủy ${cell.name}` : cell.name;
  const values = {
    cell: cell.name,
    proposer,
    year: String(content.year),
    subject: content.subject,
    reportNumber: report.number ?? '…',
    reportedOn: report.reportedOn === undefined ? '…' : shortDate(report.reportedOn),
    ...(meetingOn === undefined ? {} : { meetingOn: shortDate(meetingOn) }),
  };
  return {
    frame: letterFrame(signedBy(from, paper.signer)),
    issuedOn,
    committee: from.committee.name,
    cell: { name: cell.name, proposer },
    directive: {
      cited: cite(issueKind(workflow), { symbol, on }),
      subject: content.subject,
      year: content.year,
    },
    superior: content.superior ?? null,
    report,
    meetingOn,
    replaces,
    text: definitionText(paper, values),
    ...definitionRecipients(paper, values),
    lists:
      lists && printsLists(approvalKind(paper))
        ? { ground: lists.facts.context.ruleSet.ground, terms: printedLists(lists) }
        : undefined,
  };
}
