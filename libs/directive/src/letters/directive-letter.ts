import { askedKind, type DocumentData, type IssueText } from '#libs/document-kinds';
import { type Workflow } from '#libs/workflow';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { type Issuer, letterFrame, signedBy } from './issuer.js';

export interface IssuedPaper {
  readonly from: Issuer;
  readonly issuedOn: string;
  /** Null for a draft, whose number and day are blank. */
  readonly number: number | null;
}

/** The kind of letter that the definition issues. */
export function issueKind({ documents }: Workflow): ReturnType<typeof askedKind<'issue'>> {
  return askedKind('issue', documents.issue.kind);
}

/** What the directive says. */
export function directiveText({ letter, subject, wording }: DirectiveContent): IssueText {
  return {
    subject,
    addressees: [letter.addressee],
    opening: letter.opening,
    points: letter.points,
    deadlineNote: letter.deadlineNote.replace('{wording}', wording),
    closing: letter.closing,
    recipients: letter.recipients,
  };
}

/** A letter of the definition's kind that says so. */
export function issuedLetter(
  workflow: Workflow,
  { from, issuedOn, number }: IssuedPaper,
  text: IssueText,
): DocumentData[ReturnType<typeof issueKind>['name']] {
  const frame = letterFrame(signedBy(from, workflow.documents.issue.signer));
  return issueKind(workflow).asked.letter({ frame, issuedOn, number, text });
}
