import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { type BoardWords, boardWords, type Status, statusTitle } from '#libs/workflow';
import { figuresOf, statusInWords } from '../board/board-in-words.js';
import { Workflows } from '../definition/workflows.js';

/** A count with what is counted, in the words of the definition. */
interface Sum {
  readonly label: string;
  readonly value: number;
}

export interface DirectiveBelow {
  readonly directive: string;
  readonly status: string;
  readonly symbol: string;
  readonly issuedOn: string;
  readonly subject: string;
  readonly dueOn: string;
  readonly wording: string;
  /** The figures above the board of that committee. */
  readonly figures: readonly Sum[];
  /** How many obligations stand in each status. */
  readonly statuses: readonly Sum[];
}

/** A report that the committee has issued to its superior. */
export interface ReportBelow {
  readonly notice: string;
  readonly directive: string;
  readonly symbol: string;
  readonly issuedOn: string;
  /** Where its PDF is; null until it is sealed. */
  readonly pdf: string | null;
}

export interface Subordinate {
  readonly committee: string;
  readonly name: string;
  readonly directives: readonly DirectiveBelow[];
  readonly reports: readonly ReportBelow[];
}

/** Of obligations that stand alike, how many there are. */
interface Group {
  readonly status: Status;
  readonly standsAt: string;
  readonly workflow: string;
  readonly acknowledged: boolean;
  readonly late: boolean;
  readonly count: number;
}

interface DirectiveRow extends Omit<DirectiveBelow, 'figures' | 'statuses'> {
  readonly committee: string;
  readonly workflow: string;
  readonly sums: readonly Group[];
}

const DIRECTIVES = `
  select committee, directive, status, workflow, symbol, issued_on as "issuedOn", subject,
    due_on as "dueOn", wording, sums from app.directives_below()`;
const REPORTS = `
  select key as notice, body as committee, dossier as directive, symbol,
    issued_on::text as "issuedOn",
    case when sha256 is not null then '/documents/' || key || '.pdf' end as pdf
  from app.reports_below() order by issued_on desc, number desc`;

export class GetSubordinates extends Query<readonly Subordinate[]> {}

/**
 * What a superior sees of the committees directly below: sums and upward reports. What it asks the
 * database for has nothing else in it, and is bound there to the committee of whoever asks.
 */
@QueryHandler(GetSubordinates)
export class GetSubordinatesHandler implements IQueryHandler<GetSubordinates> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute(): Promise<readonly Subordinate[]> {
    const committees: { id: string; name: string }[] = await this.dataSource.query(
      'select id, name from app.committees_below() order by id',
    );
    if (committees.length === 0) return [];
    const rows: DirectiveRow[] = await this.dataSource.query(DIRECTIVES);
    const directives = await Promise.all(rows.map((row) => this.inWords(row)));
    const reports: (ReportBelow & { committee: string })[] = await this.dataSource.query(REPORTS);
    const of = <T extends { committee: string }>(all: readonly T[], id: string) =>
      all.filter(({ committee }) => committee === id).map(({ committee: _, ...rest }) => rest);
    return committees.map(({ id, name }) => ({
      committee: id,
      name,
      directives: of(directives, id),
      reports: of(reports, id),
    }));
  }

  private async inWords({ workflow, sums, ...row }: DirectiveRow) {
    const words = boardWords(await this.workflows.byId(workflow));
    return {
      ...row,
      figures: figuresOf(sums.flatMap(asLines), words),
      statuses: await this.statuses(sums, words),
    };
  }

  private async statuses(sums: readonly Group[], words: BoardWords): Promise<Sum[]> {
    const counted = new Map<string, number>();
    for (const { workflow, count, acknowledged, status, standsAt } of sums) {
      const title = statusTitle(await this.workflows.byId(workflow), standsAt);
      const { word } = statusInWords(
        { status, title, acknowledgedAt: acknowledged ? '' : null },
        words,
      );
      counted.set(word, (counted.get(word) ?? 0) + count);
    }
    return [...counted]
      .map(([label, value]) => ({ label, value }))
      .toSorted((a, b) => b.value - a.value || a.label.localeCompare(b.label, 'vi'));
  }
}

/** As many lines of a board as the group has, saying no more than the group does. */
function asLines({ status, acknowledged, late, count }: Group) {
  const line = {
    status,
    acknowledgedAt: acknowledged ? '' : null,
    lateReceipts: late ? [''] : [],
  };
  return Array.from({ length: count }, () => line);
}
