import { shortDate } from '#libs/calendar';
import { type ApprovalFacts, askedKind, cite, printsLists } from '#libs/document-kinds';
import { type Cell } from '#libs/org';
import { type ApprovalPaper, cellPaper, type Workflow } from '#libs/workflow';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { type Report } from '../obligation/report.js';
import { definitionRecipients, definitionText } from './definition-text.js';
import { issueKind } from './directive-letter.js';
import { type Issuer, letterFrame, signedBy } from './issuer.js';
import { type ApprovedLists, printedLists } from './printed-lists.js';

export interface Approval {
  readonly workflow: Workflow;
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
  readonly meetingOn: string;
  readonly issuedOn: string;
  /** Citation of the revoked notice that this one replaces. */
  readonly replaces?: string;
}

/** The notice of an approval as the definition wants it. One that has none never asks. */
function paperOf(workflow: Workflow): ApprovalPaper {
  const paper = cellPaper(workflow);
  if (!paper) throw new Error(`${workflow.id} approves without a paper of the cell's own`);
  return paper;
}

/** The kind of notice that the definition approves by. */
export function approvalKind(workflow: Workflow): ReturnType<typeof askedKind<'approve'>> {
  return askedKind('approve', paperOf(workflow).kind);
}

/** Everything that the notice of an approval may say. Its kind makes the letter from it. */
export function approvalFacts(approval: Approval): Omit<ApprovalFacts, 'number'> {
  const { workflow, from, cell, directive, report, lists, meetingOn, issuedOn, replaces } =
    approval;
  const { content, symbol, issuedOn: on } = directive;
  const proposer = cell.hasCommittee ? `Chi ủy ${cell.name}` : cell.name;
  const paper = paperOf(workflow);
  const values = {
    cell: cell.name,
    proposer,
    year: String(content.year),
    subject: content.subject,
    reportNumber: report.number ?? '…',
    reportedOn: report.reportedOn === undefined ? '…' : shortDate(report.reportedOn),
    meetingOn: shortDate(meetingOn),
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
      lists && printsLists(approvalKind(workflow))
        ? { ground: lists.facts.context.ruleSet.ground, terms: printedLists(lists) }
        : undefined,
  };
}
