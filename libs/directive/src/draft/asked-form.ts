import { type Column, type Table } from '#libs/forms';
import { lacksLateReason } from '#libs/workflow';
import { askedFor, type PaperAsked } from '../receipt/report-paper.js';
import { type ReportDays } from '../receipt/report-dates.js';
import { type AttachmentRules } from './attachment-rules.js';
import { type Opened } from './report-desk.js';
import { type ReportForm } from './report-form.js';

/** What a report is asked, as the screen draws it. */
export interface AskedForm {
  /** A planning report is a movement of lists and can be without changes; any other is typed. */
  readonly kind: 'planning' | 'form';
  readonly title: string;
  readonly fields: readonly Column[];
  readonly tables: readonly Table[];
  /** Whether the cell’s paper has a number and a day. */
  readonly paper: PaperAsked;
  /** Null when the form takes no files. */
  readonly attachments: AttachmentRules | null;
  /** A report after the deadline counts only when it says why it is late. */
  readonly wantsLateReason: boolean;
  /** The days between which the cell can have written its paper. */
  readonly days: ReportDays;
}

export function askedForm(
  { definition, state }: Opened,
  { form: { title, fields, tables }, facts, days }: ReportForm,
): AskedForm {
  return {
    kind: facts ? 'planning' : 'form',
    title,
    fields,
    tables,
    paper: askedFor(definition),
    attachments: definition.form?.attachments ?? null,
    wantsLateReason: lacksLateReason(definition.workflow, state.status),
    days,
  };
}
