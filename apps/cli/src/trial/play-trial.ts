import { type DataSource } from 'typeorm';
import { civilDate, shortDateTime, toInstant } from '#libs/calendar';
import {
  obligationStream,
  periodDirective,
  type TrialResult,
  type UsedDefinition,
} from '#libs/directive';
import { createToken, listCells, type TokenRequest } from '#libs/org';
import { Clock, inTransaction } from '#libs/platform';
import { isEngineCommand, periodText } from '#libs/workflow';
import { type Answer, type ApiClient, apiClient } from '../demo/api-client.js';
import { settle } from '../demo/settle.js';
import { type TrialAct, type TrialCommand, type TrialMoment } from './trial-moments.js';
import { trialPlan } from './trial-plan.js';
import {
  factsSince,
  type FiledPaper,
  messagesOf,
  papersOf,
  type TrialRow,
} from './trial-record.js';
import { TRIAL, trialLetter, trialReport } from './trial-report.js';

/** What happened; refusals stand among the facts. */
export type Trial = Omit<TrialResult, 'papers'> & { readonly papers: readonly FiledPaper[] };

export interface TrialStage {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly definition: UsedDefinition;
  readonly onProgress?: (done: number, total: number, at: string) => void;
}

interface Cast {
  readonly clerk: ApiClient;
  readonly approver: ApiClient;
  /** Who gives a command of the committee: a person of its own for each, so four eyes are two. */
  readonly whoMay: (command: string) => Promise<ApiClient>;
  readonly cells: readonly { id: string; name: string; client: ApiClient }[];
}

async function castOf(
  { url, dataSource, definition }: TrialStage,
  committee: string,
  on: string,
): Promise<Cast> {
  const cells = await listCells(dataSource.manager, committee, on);
  return inTransaction(dataSource, async (manager) => {
    const client = async (
      who: Pick<TokenRequest, 'role' | 'cell'>,
      name: string = who.cell ?? who.role,
      inside = manager,
    ) =>
      apiClient(
        url,
        await createToken(inside, { ...who, name: `Chạy thử: ${name}`, days: 36_500 }),
      );
    const members = [];
    for (const { id, name } of cells)
      members.push({ id, name, client: await client({ role: 'cell', cell: id }) });
    const known = new Map<string, Promise<ApiClient>>();
    const whoMay = (command: string): Promise<ApiClient> => {
      const role = roleOf(definition, command);
      const one =
        known.get(command) ??
        inTransaction(dataSource, (own) => client({ role }, `${role} ${command}`, own));
      known.set(command, one);
      return one;
    };
    return {
      clerk: await client({ role: 'clerk' }),
      approver: await client({ role: 'approver' }),
      whoMay,
      cells: members,
    };
  });
}

/** What a trial knows while it is played. */
interface Playing {
  readonly stage: TrialStage;
  readonly cast: Cast;
  readonly letter: ReturnType<typeof trialLetter>;
  readonly at: string;
  /** Whose obligations are played: the letter, or a period of it. */
  readonly directive: string;
}

let acts = 0;
const key = (): string => `${TRIAL}-${(acts += 1)}`;
const pathOf = ({ directive }: Playing, cell: string): string =>
  `/api/obligations/${obligationStream(directive, cell)}`;
/** The moment as clocks in Việt Nam show it. */
const hereAt = (at: string): string => new Date(Date.parse(at) + 7 * 3_600_000).toISOString();
/** The civil date in Việt Nam. */
const dayOf = (at: string): string => civilDate(toInstant(at));

type CellAct = Extract<TrialAct, { readonly cell: number }>;

const byCell: Readonly<
  Record<
    TrialCommand,
    (playing: Playing, cell: Cast['cells'][number], act: CellAct) => Promise<Answer>
  >
> = {
  acknowledge: (playing, { id, client }) =>
    client.send('POST', `${pathOf(playing, id)}/acknowledge`, { key: key() }),
  'submit-report': async (playing, { id, client }, { cell: seed, late }) => {
    const { dataSource, definition } = playing.stage;
    const path = pathOf(playing, id);
    const body = await trialReport({
      ...{ dataSource, definition, client, path, seed, late },
      cell: id,
      on: dayOf(playing.at),
    });
    return client.send('POST', `${path}/reports`, { key: key(), body });
  },
  'return-report': async (playing, { id }) =>
    (await playing.cast.whoMay('return-report')).send('POST', `${pathOf(playing, id)}/return`, {
      key: key(),
      body: { reason: 'Chạy thử: đề nghị bổ sung.' },
    }),
  'accept-late-report': async (playing, { id }) => {
    const { stage, cast, directive } = playing;
    const rows: { receipts: string[] }[] = await stage.dataSource.query(
      'select late_receipts as receipts from app.obligation where key = $1',
      [obligationStream(directive, id)],
    );
    return cast.approver.send('POST', `${pathOf(playing, id)}/accept-late`, {
      key: key(),
      body: { receipt: rows[0]?.receipts.at(-1) ?? '', reason: 'Chạy thử: có lý do chính đáng.' },
    });
  },
};

/** The first of the offices that may do it, as the definition says. */
function roleOf({ workflow }: UsedDefinition, command: string): TokenRequest['role'] {
  const found = workflow.transitions.find((transition) => transition.command === command);
  return (found?.roles[0] ?? 'approver') as TokenRequest['role'];
}

type Decision = readonly [command: string, verb: string, body: (on: string) => object];
const decisions: readonly Decision[] = [
  ['review-report', 'review', () => ({ opinion: 'Chạy thử: đạt yêu cầu.' })],
  ['approve-report', 'approve', (on) => ({ meeting: { on, present: 11, agreed: 11 } })],
];

/** What is decided next of a report that stands there; none where nothing is to be done. */
function decisionOn(
  { stage, at }: Playing,
  place: string,
  refuse: boolean,
): { does: string; verb: string; body: object } | undefined {
  const { transitions } = stage.definition.workflow;
  const found = decisions.find(([name]) =>
    transitions.some(({ command, from }) => command === name && from.includes(place)),
  );
  if (!found) return undefined;
  const [command, verb, body] = found;
  return refuse && verb === 'approve'
    ? { does: 'reject-report', verb: 'reject', body: { reason: 'Chạy thử: không đạt yêu cầu.' } }
    : { does: command, verb, body: body(dayOf(at)) };
}

/** The step of the definition's own that is taken next, by so many persons. */
function stepFrom({ workflow }: UsedDefinition, place: string): Step | undefined {
  return workflow.transitions.find(
    ({ command, from, to }) =>
      from.includes(place) && !isEngineCommand(command) && !from.includes(to),
  );
}
type Step = UsedDefinition['workflow']['transitions'][number];

/** Each agreement by somebody who has done nothing yet: whatever second person is asked for. */
async function takeStep(
  { stage: { url, dataSource } }: Playing,
  path: string,
  { command, roles, people = 1 }: Step,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let n = 0; n < people; n += 1) {
    const name = `Chạy thử: ${command} ${key()}`;
    const role = roles[0] as TokenRequest['role'];
    const token = await inTransaction(dataSource, (m) =>
      createToken(m, { name, role, days: 36_500 }),
    );
    const body = { opinion: 'Chạy thử: nhất trí.' };
    const ask = { key: key(), body };
    answers.push(await apiClient(url, token).send('POST', `${path}/steps/${command}`, ask));
  }
  return answers;
}

/** Each report one step on; one of them is refused. */
async function advance(playing: Playing, rejecting?: number): Promise<[string, Answer][]> {
  const { stage, cast, directive } = playing;
  const rows: { key: string; place: string }[] = await stage.dataSource.query(
    'select key, coalesce(stands_at, status) as place from app.obligation where directive = $1',
    [directive],
  );
  const places = new Map(rows.map((row) => [row.key, row.place]));
  const answers: [string, Answer][] = [];
  for (const [i, { id, name }] of cast.cells.entries()) {
    const place = places.get(obligationStream(directive, id)) ?? '';
    const act = decisionOn(playing, place, i + 1 === rejecting);
    const step = stepFrom(stage.definition, place);
    if (step)
      for (const answer of await takeStep(playing, pathOf(playing, id), step))
        answers.push([name, answer]);
    else if (act)
      answers.push([
        name,
        await (
          await cast.whoMay(act.does)
        ).send('POST', `${pathOf(playing, id)}/${act.verb}`, { key: key(), body: act.body }),
      ]);
  }
  return answers;
}

async function issue({ cast, letter }: Playing): Promise<[string, Answer][]> {
  const drafted = await cast.clerk.send('POST', '/api/directives', { key: key(), body: letter });
  const issued = await cast.clerk.send('POST', `/api/directives/${TRIAL}/issue`, { key: key() });
  return [
    ['Đảng ủy', drafted],
    ['Đảng ủy', issued],
  ];
}

async function close({ cast, directive }: Playing): Promise<[string, Answer][]> {
  const path = `/api/directives/${directive}/close`;
  return [['Đảng ủy', await cast.clerk.send('POST', path, { key: key() })]];
}

async function perform(playing: Playing, act: TrialAct): Promise<[string, Answer][]> {
  if ('cell' in act) {
    const cell = playing.cast.cells[act.cell - 1];
    return cell ? [[cell.name, await byCell[act.do](playing, cell, act)]] : [];
  }
  if (act.do === 'advance') return advance(playing, act.rejecting);
  return act.do === 'issue' ? issue(playing) : close(playing);
}

/** What the product answered, with each field that it names. */
function refusalText({ body }: Answer): string {
  const errors = (body['errors'] ?? []) as { path?: string; message?: string }[];
  const fields = errors.map(({ path, message }) => ` ${path}: ${message}.`);
  return `Bị từ chối (${String(body['code'])}): ${String(body['detail'])}${fields.join('')}`;
}

function refusals(at: string, answers: readonly [string, Answer][]): TrialRow[] {
  return answers
    .filter(([, { status }]) => status >= 300)
    .map(([cell, answer]) => ({ at, what: refusalText(answer), cells: [cell] }));
}

/**
 * Plays a definition on the sample committee over HTTP, on the virtual clock, against a running
 * tree that holds nothing else. Nothing that the product refuses ends the play: it is a row.
 */
export async function playTrial(stage: TrialStage): Promise<Trial> {
  const { dataSource, definition, onProgress } = stage;
  const { workflow } = definition;
  const plan = trialPlan(workflow);
  const letter = trialLetter(workflow, plan);
  const cast = await castOf(stage, letter.committee, plan.issueOn);
  const clock = new Clock(dataSource);
  const rows: TrialRow[] = [];
  let last = 0n;
  const play = async ({ at, acts: todo, period }: TrialMoment): Promise<void> => {
    const directive = period ? periodDirective(TRIAL, period) : TRIAL;
    await clock.set(toInstant(at));
    await settle(dataSource);
    const answers: [string, Answer][] = [];
    for (const act of todo)
      answers.push(...(await perform({ stage, cast, letter, at, directive }, act)));
    await settle(dataSource);
    const said = shortDateTime(toInstant(at));
    const found = await factsSince(dataSource, last, { workflow, at: said });
    rows.push(...found.rows, ...refusals(said, answers));
    ({ last } = found);
  };
  for (const [done, moment] of plan.moments.entries()) {
    onProgress?.(done, plan.moments.length, hereAt(moment.at));
    await play(moment);
  }
  return {
    definition: workflow.id,
    title: workflow.title,
    dueOn: plan.dueOn,
    periods: (plan.periods ?? []).map(periodText),
    rows,
    messages: await messagesOf(dataSource),
    papers: await papersOf(dataSource, cast.approver),
  };
}
