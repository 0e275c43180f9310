import { type DataSource, type EntityManager } from 'typeorm';
import { type Fact, fold } from '#libs/decider';
import { inTransaction, isConnectionLoss, OutcomeUnknown, prepared } from '#libs/platform';
import { append } from './append.js';
import { type CommandAnswer, openCommands, recordAll, type Written } from './command-log.js';
import { type StoredEvent, type Verdict } from './event.js';
import { type Gathered, Gatherings } from './gather.js';
import { type Probe } from './probe.js';
import { type TimedOperation } from './operations.js';
import { type EventRow, eventColumns, toEvent } from './rows.js';
import { type PureRequest, type Transacted } from './transact.js';

// A batch holds commands of different aggregates. Only each command itself knows the types of its
// state and its facts.
type AnyRequest = PureRequest<unknown, Fact, unknown>;

interface Waiting extends Gathered {
  readonly request: AnyRequest;
  readonly resolve: (answer: Transacted<unknown>) => void;
}

interface Opened {
  readonly now: string;
  readonly events: ReadonlyMap<string, readonly StoredEvent[]>;
  readonly known: ReadonlyMap<AnyRequest, CommandAnswer | Error>;
}

/**
 * The result of a command before anything is written: an earlier answer, a refusal, or facts to
 * append.
 */
type Outcome =
  | { readonly kind: 'known'; readonly answer: CommandAnswer }
  | { readonly kind: 'refused'; readonly error: unknown }
  | {
      readonly kind: 'decided';
      readonly result: unknown;
      readonly baseVersion: number;
      readonly op: TimedOperation | undefined;
    };

/**
 * Commands that arrive together share one transaction and one fsync. Their heads are locked in
 * stream order, the clock is read once after that, each command decides alone, and one append
 * writes all facts. A refusal concerns only its own command. A command that loses a race for a new
 * stream, or that is part of a batch which the database refused, runs again alone.
 */
export class CommandBatch {
  private readonly gather = new Gatherings<Waiting>((batch) => this.write(batch));

  constructor(
    private readonly dataSource: DataSource,
    private readonly alone: (request: AnyRequest) => Promise<Transacted<unknown>>,
    private readonly probe: Probe,
  ) {}

  add<S, E extends Fact, R>(request: PureRequest<S, E, R>): Promise<Transacted<R>> {
    return new Promise((resolve, reject) =>
      this.gather.add({
        request: request as never,
        streams: [request.stream],
        resolve: resolve as never,
        reject,
      }),
    );
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    const left = batch.length > 1 ? await this.together(batch) : batch;
    await Promise.all(
      left.map(({ request, resolve, reject }) => this.alone(request).then(resolve, reject)),
    );
  }

  /** Answers the commands that it can, and returns those that have to run alone. */
  private async together(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    const requests = batch.map(({ request }) => request);
    let answers: Map<AnyRequest, Answer>;
    try {
      answers = await inTransaction(this.dataSource, (manager) =>
        decideAll(manager, requests, this.probe),
      );
    } catch (error) {
      // A command with an id finds out by itself whether it was written. Without an id nobody
      // knows, and its caller is told so.
      if (!isConnectionLoss(error) && !(error instanceof OutcomeUnknown)) return batch;
      batch.forEach(({ request, reject }) =>
        request.command.id === undefined ? reject(error) : undefined,
      );
      return batch.filter(({ request }) => request.command.id !== undefined);
    }
    await this.probe('command:done', requests[0]!.stream);
    return batch.filter(({ request, resolve, reject }) => {
      const answer = answers.get(request);
      if (answer instanceof Error) reject(answer);
      else if (answer) resolve(answer);
      return answer === undefined;
    });
  }
}

const READ = prepared(
  'read-streams',
  `select ${eventColumns} from app.read_streams($1) e order by e.stream, e.version`,
);

async function open(manager: EntityManager, requests: readonly AnyRequest[]): Promise<Opened> {
  const streams = requests.map(({ stream }) => stream);
  const { now, known } = await openCommands(manager, requests);
  const rows: EventRow[] = await manager.query(READ, [streams]);
  const events = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
  for (const row of rows) events.get(row.stream)!.push(toEvent(row));
  return { now, events, known };
}

async function outcomeOf(request: AnyRequest, { now, events, known }: Opened): Promise<Outcome> {
  const earlier = known.get(request);
  if (earlier instanceof Error) return { kind: 'refused', error: earlier };
  if (earlier) return { kind: 'known', answer: earlier };
  const { aggregate, stream, command, decide } = request;
  const stored = events.get(stream)!;
  try {
    const before = fold(
      aggregate,
      stored.map(({ type, data }) => aggregate.parse({ type, data })),
    );
    const decision = await decide(before, { now, version: stored.length, stream });
    const head = aggregate.head(fold(aggregate, decision.events, before));
    const op =
      decision.events.length === 0
        ? undefined
        : {
            stream,
            events: decision.events,
            expect: stored.length,
            head,
            actor: command.actor,
            causation: command.id,
            at: now,
          };
    return { kind: 'decided', result: decision.result, baseVersion: stored.length, op };
  } catch (error) {
    return { kind: 'refused', error };
  }
}

type Answer = Transacted<unknown> | Error | undefined;

/** The answer to a command; undefined when it lost a race and has to run alone. */
function answerOf(outcome: Outcome, verdict: Verdict | undefined): Answer {
  switch (outcome.kind) {
    case 'refused':
      return outcome.error instanceof Error ? outcome.error : new Error(String(outcome.error));
    case 'known':
      return { ...outcome.answer, replayed: true };
    case 'decided':
      if (!verdict)
        return { result: outcome.result, version: outcome.baseVersion, replayed: false };
      return verdict.ok
        ? {
            result: outcome.result,
            version: verdict.version,
            position: verdict.position,
            replayed: false,
          }
        : undefined;
  }
}

async function decideAll(
  manager: EntityManager,
  requests: readonly AnyRequest[],
  probe: Probe,
): Promise<Map<AnyRequest, Answer>> {
  const opened = await open(manager, requests);
  await probe('command:read', requests[0]!.stream);
  const outcomes = new Map<AnyRequest, Outcome>();
  for (const request of requests) outcomes.set(request, await outcomeOf(request, opened));
  const ops = [...outcomes.values()].flatMap((outcome) =>
    outcome.kind === 'decided' && outcome.op ? [outcome.op] : [],
  );
  await probe('command:append', requests[0]!.stream);
  const verdicts = new Map(
    (ops.length > 0 ? await append(manager, ops, false) : []).map((verdict) => [
      verdict.stream,
      verdict,
    ]),
  );
  const answers = new Map(
    [...outcomes].map(([request, outcome]) => [
      request,
      answerOf(
        outcome,
        outcome.kind === 'decided' && outcome.op ? verdicts.get(request.stream) : undefined,
      ),
    ]),
  );
  await recordAll(
    manager,
    [...outcomes].flatMap(([request, outcome]) =>
      writtenBy(request, outcome, answers.get(request)),
    ),
    opened.now,
  );
  await probe('command:commit', requests[0]!.stream);
  return answers;
}

function writtenBy({ command, stream }: AnyRequest, outcome: Outcome, answer: Answer): Written[] {
  if (outcome.kind !== 'decided' || answer === undefined || answer instanceof Error) return [];
  const { result, version, position } = answer;
  return [
    { command, stream, answer: { result, version, position, baseVersion: outcome.baseVersion } },
  ];
}
