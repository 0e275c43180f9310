import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { civilDate, cutoffText } from '#libs/calendar';
import { composeDocument } from '#libs/documents';
import { type Actor, type CellOnDay, cellsOnDay } from '#libs/org';
import { Clock } from '#libs/platform';
import { reminderWaves, type Workflow } from '#libs/workflow';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { requirePossibleDates } from '../campaign/letter-dates.js';
import { recipientsOn, requireKnownCells } from '../campaign/recipients.js';
import { calendar, knownYear } from '../definition/deadline.js';
import { requireMay } from '../definition/refusals.js';
import { Workflows } from '../definition/workflows.js';
import { directiveText, issuedLetter, issueKind } from '../letters/directive-letter.js';
import { issuer } from '../letters/issuer.js';
import { contentOf, type DraftDirectiveBody } from './draft-directive.js';

/** What a cell still lacks to hear of the directive and to answer it. */
export type Lack = 'account' | 'address' | 'term';

export interface DirectivePreview {
  readonly deadline: {
    readonly dueOn: string;
    readonly wording: string;
    readonly cutoffAt: string;
    /** The cutoff as people say it: `hết thứ Tư, ngày 14 tháng 02 năm 2024`. */
    readonly text: string;
    readonly warnings: readonly string[];
  };
  /** One reminder to every cell that has not answered by then. */
  readonly waves: readonly { readonly step: string; readonly on: string; readonly at: string }[];
  readonly recipients: readonly {
    readonly cell: string;
    readonly name: string;
    readonly lacks: readonly Lack[];
  }[];
  readonly leftOut: readonly { readonly cell: string; readonly name: string }[];
  /** The letter as a page, without number and day. */
  readonly letter: string;
}

export class PreviewDirective extends Query<DirectivePreview> {
  constructor(
    readonly body: DraftDirectiveBody,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** What a draft would say and do, were it issued today; nothing is written. */
@QueryHandler(PreviewDirective)
export class PreviewDirectiveHandler implements IQueryHandler<PreviewDirective> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ body, actor }: PreviewDirective): Promise<DirectivePreview> {
    requireMay(actor, 'directive.draft', { committee: body.committee });
    const workflow = await this.workflows.current(body.workflow);
    const content = contentOf(body, workflow);
    const now = await this.clock.now();
    const { manager } = this.dataSource;
    requirePossibleDates(content, civilDate(now));
    await requireKnownCells(manager, content, civilDate(now));
    return {
      deadline: deadlineOf(content, now),
      waves: knownYear(() => reminderWaves(workflow, content, calendar)),
      ...(await this.cells(content, civilDate(now))),
      letter: await this.letter(content, workflow, civilDate(now)),
    };
  }

  private async cells(content: DirectiveContent, on: string) {
    const { manager } = this.dataSource;
    const { selected, leftOut } = await recipientsOn(manager, content, on);
    const all = await cellsOnDay(manager, { committee: content.committee, on });
    const lacks = new Map(all.map((cell) => [cell.cell, lacksOf(cell)]));
    return {
      recipients: selected.map(({ id, name }) => ({
        cell: id,
        name,
        lacks: lacks.get(id) ?? [],
      })),
      leftOut: leftOut.map(({ id, name }) => ({ cell: id, name })),
    };
  }

  private async letter(content: DirectiveContent, workflow: Workflow, issuedOn: string) {
    const from = await issuer(this.dataSource.manager, content.committee, issuedOn);
    const text = directiveText(content);
    return composeDocument(
      issueKind(workflow).name,
      issuedLetter(workflow, { from, issuedOn, number: null }, text),
    );
  }
}

function lacksOf({ speakers, hasAddress, termName }: CellOnDay): Lack[] {
  return [
    ...(speakers.some(({ account }) => account) ? [] : (['account'] as const)),
    ...(hasAddress ? [] : (['address'] as const)),
    ...(termName === null ? (['term'] as const) : []),
  ];
}

function deadlineOf(
  { dueOn, wording, cutoffAt }: DirectiveContent,
  now: string,
): DirectivePreview['deadline'] {
  return {
    dueOn,
    wording,
    cutoffAt,
    text: cutoffText(cutoffAt),
    warnings: knownYear(() => warningsOf(dueOn, cutoffAt, now)),
  };
}

function warningsOf(dueOn: string, cutoffAt: string, now: string): string[] {
  return [
    ...(cutoffAt <= now ? ['Hạn này đã qua. Hãy chọn ngày khác.'] : []),
    ...(calendar.inTet(dueOn) ? ['Ngày hạn rơi vào kỳ nghỉ Tết.'] : []),
    ...(calendar.isWorkingDay(dueOn) ? [] : ['Ngày hạn là ngày nghỉ.']),
  ];
}
