import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DataSource, type EntityManager } from 'typeorm';
import { civilDate } from '#libs/calendar';
import { EventStore } from '#libs/event-store';
import { sheetForm } from '#libs/forms';
import { checkSubmission } from '#libs/planning';
import { InvalidInput, turns } from '#libs/platform';
import { lacksLateReason } from '#libs/workflow';
import { numberingOf, readDirective } from '../campaign/read-directive.js';
import { filesNamed } from '../draft/attachment-store.js';
import { attachedFiles, bindAttachments } from '../draft/bind-attachments.js';
import { abandonIntent, beginIntent } from '../receipt/intent.js';
import { keepReceipt, uploadUnderWay } from '../receipt/keep-receipt.js';
import { factsFor, planningRecords } from '../planning/planning-facts.js';
import { checkForm, checkPlanning, requireKind } from '../receipt/check-report.js';
import { rowKeysOf, workbookOfDraft } from '../receipt/draft-upload.js';
import {
  type KeptReport,
  type KeptWorkbook,
  type Report,
  reportBytes,
  type ReportFile,
} from '../obligation/report.js';
import { paperErrors } from '../receipt/report-paper.js';
import { Workflows } from '../definition/workflows.js';
import {
  type TransactionContext,
  type Decided,
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { type Existing } from '../obligation/obligation.js';
import { maySubmit, submitReport, timeliness } from '../obligation/arriving.js';
import { type ObligationEvent } from '../obligation/obligation.events.js';
import { obligationStream } from '../obligation/obligation-stream.js';

export interface SubmitAnswer {
  /** Số tiếp nhận: `2024/0007`. */
  readonly receipt: string;
  readonly sha256: string;
  readonly timeliness: 'onTime' | 'straddled' | 'late';
  readonly completedAt: string;
  readonly cutoffAt: string;
  /** Kept apart only because it does not say why it is late. */
  readonly lacksLateReason?: true;
}

export class SubmitReport extends Command<ObligationAnswer & SubmitAnswer> {
  /**
   * `intent` is set when the HTTP layer began it at the first byte. Without one, it begins here.
   */
  constructor(
    readonly input: ObligationCommand & { readonly body: Report; readonly intent?: string },
  ) {
    super();
  }
}

/**
 * Of the twelve connections of the api. All receipts of a committee wait for one counter, so more
 * would only hold connections that the first bytes of other reports need.
 */
const AT_ONCE = 4;

/**
 * Late and held reports are answered and not refused: they are kept, with a receipt. The HTTP layer
 * turns "late" into a problem.
 */
@CommandHandler(SubmitReport)
export class SubmitReportHandler implements ICommandHandler<SubmitReport> {
  private readonly turns = turns({ atOnce: AT_ONCE });

  constructor(
    @Inject(Obligations) private readonly obligations: Obligations,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  /** The first byte is written down at once, whoever else is being answered. */
  async execute({ input }: SubmitReport): Promise<ObligationAnswer & SubmitAnswer> {
    const intent =
      input.intent ??
      (await beginIntent(this.dataSource, { obligation: input.obligation, actor: input.actor }));
    return this.turns.run(() => this.take(input, intent));
  }

  private async take(
    input: SubmitReport['input'],
    intent: string,
  ): Promise<ObligationAnswer & SubmitAnswer> {
    let drawn: string | undefined;
    let received = false;
    try {
      const answer = await this.obligations.decideInTransaction<SubmitAnswer>(input, {
        name: 'submit-report',
        action: 'obligation.submit',
        request: input.body,
        decide: async (state, context) => {
          const warnings = await this.check(state, context, input.body);
          const workbook = await this.workbook(state, context);
          const files = await this.files(state, context, input.body);
          const kept = { report: input.body, files, ...(workbook ? { workbook } : {}) };
          const decided = await receive(state, context, {
            kept,
            warnings: warnings + (workbook?.findings.length ?? 0),
            intent,
          });
          drawn = decided.events.length > 0 ? decided.result?.completedAt : undefined;
          return decided;
        },
      });
      received = answer.completedAt === drawn;
      return answer;
    } finally {
      // After a refusal or a replay, nothing is under way any more. A receipt ended its intent.
      if (!received) await abandonIntent(this.dataSource.manager, intent);
    }
  }

  /**
   * What the draft still says about its workbook. Errors are refused. A report that is there
   * already is answered, whatever was uploaded since.
   */
  private async workbook(
    state: Existing,
    { manager }: TransactionContext,
  ): Promise<KeptWorkbook | null> {
    const definition = await this.workflows.definitionById(state.workflow);
    const { tables = [] } =
      definition.workflow.report === 'planning'
        ? this.workflows.planningForm(definition)
        : definition.form
          ? sheetForm(definition.form)
          : {};
    return workbookOfDraft(
      manager,
      obligationStream(state.directive, state.cell),
      rowKeysOf(tables),
    );
  }

  /** The files that the report names, as its receipt hashes them. */
  private async files(
    state: Existing,
    { manager }: TransactionContext,
    { attachments: ids }: Report,
  ): Promise<ReportFile[]> {
    const { form } = await this.workflows.definitionById(state.workflow);
    return attachedFiles(manager, {
      obligation: obligationStream(state.directive, state.cell),
      ids,
      form,
    });
  }

  /** The warnings of the rules. All errors are refused at once. */
  private async check(
    state: Existing,
    { manager, now }: TransactionContext,
    report: Report,
  ): Promise<number> {
    const definition = await this.workflows.definitionById(state.workflow);
    requireKind(definition, report);
    const { issuedOn } = numberingOf(
      (await readDirective(this.store, state.directive, manager)).state,
    );
    const days = issuedOn ? { issuedOn, today: civilDate(now) } : undefined;
    const wrongPaper = paperErrors(definition, report, days);
    if (wrongPaper.length > 0) throw new InvalidInput(wrongPaper);
    if (report.outcome === 'reported') {
      const stream = obligationStream(state.directive, state.cell);
      const files = await filesNamed(manager, stream, report.attachments);
      checkForm(definition, report, files);
      return 0;
    }
    const cards = report.submission.people.map(({ cardNumber }) => cardNumber);
    const { directive, cell } = state;
    const ask = { directive, cell, on: civilDate(now), cards };
    const sources = { store: this.store, workflows: this.workflows, manager };
    const records = await planningRecords(sources, ask);
    checkPlanning(await factsFor('cell', sources, records), report);
    // Findings that only the reviewers are told count too, including errors: a bulk review leaves
    // such a report to a person.
    const { context } = await factsFor('committee', sources, records);
    return checkSubmission(report.submission, context).length;
  }
}

interface Upload {
  readonly kept: KeptReport;
  readonly warnings: number;
  readonly intent: string;
}

/** Runs in the transaction, under the obligation's lock. The clock was read after the lock. */
async function receive(
  state: Existing,
  context: TransactionContext,
  upload: Upload,
): Promise<Decided<SubmitAnswer>> {
  const { manager, now } = context;
  const stream = obligationStream(state.directive, state.cell);
  const { content, sha256 } = reportBytes(upload.kept);
  const { committee, ...begun } = await uploadUnderWay(manager, state.cell, upload.intent);
  const begunAt = begun.begunAt ?? now;
  const { lateReason } = upload.kept.report;
  const arrival = { sha256, begunAt, completedAt: now, lateReason };
  const lacking = lacksLateReason(context.workflow, state.status) && lateReason === undefined;
  const more = lacking ? { lacksLateReason: true as const } : {};
  // This is asked before a number is drawn, so the same bytes again get the receipt that they have.
  if (!maySubmit(state, arrival, context)) {
    const known = await receiptWith(manager, stream, sha256, state.cutoffAt);
    return { events: [], result: { ...known, ...more } };
  }
  const eventsUnder = (receipt: string) => submitReport(state, { ...arrival, receipt }, context);
  // What becomes of the report does not depend on its number.
  const when = timelinessOf(eventsUnder(''), state.cutoffAt, arrival);
  const receipt = await keepReceipt(manager, {
    committee,
    obligation: stream,
    intent: upload.intent,
    begunAt,
    completedAt: now,
    timeliness: when,
    by: context.actor.id,
    sha256,
    content,
    warnings: upload.warnings,
  });
  const events = eventsUnder(receipt);
  await bindAttachments(manager, {
    obligation: stream,
    ids: upload.kept.files.map(({ id }) => id),
    receipt,
    by: context.actor.id,
  });
  return {
    events,
    result: {
      receipt,
      sha256,
      timeliness: when,
      completedAt: now,
      cutoffAt: state.cutoffAt,
      ...(events[0]?.type === 'ReportSetAside' ? more : {}),
    },
  };
}

/**
 * A round that answers a return counts as on time whenever it comes, because its first round was.
 */
function timelinessOf(
  events: readonly ObligationEvent[],
  cutoffAt: string,
  arrival: { begunAt: string; completedAt: string },
): SubmitAnswer['timeliness'] {
  const [event] = events;
  if (event?.type === 'ReportSetAside') return event.data.reason;
  return timeliness(cutoffAt, arrival) === 'onTime' ? 'onTime' : 'late';
}

async function receiptWith(
  manager: EntityManager,
  stream: string,
  sha256: string,
  cutoffAt: string,
): Promise<SubmitAnswer> {
  const rows: SubmitAnswer[] = await manager.query(
    `select number as receipt, sha256, timeliness, app.iso(completed_at) as "completedAt",
      app.iso($3::timestamptz) as "cutoffAt"
     from app.receipt where obligation = $1 and sha256 = $2 order by completed_at desc limit 1`,
    [stream, sha256, cutoffAt],
  );
  return rows[0]!;
}
