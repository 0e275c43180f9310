import { afterAll, beforeAll } from '@jest/globals';
import { type Played, tryWorkflow } from '#libs/directive';
import { type Effect } from '#libs/platform';
import { type DefinitionTexts } from '#libs/workflow';
import { type RunningApi, startApi } from '../../apps/api/src/start-api.js';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, type Reply, well } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { stepsDefinition } from '../support/own-definitions.js';
import { plainLetter } from '../support/plain-letter.js';
import { openStage, type Stage } from '../support/stage.js';

export const source = stepsDefinition.texts;

/** The definition of that name and version. */
export function written(name: string, version = 1, change = (text: string): string => text) {
  const workflow = source.workflow
    .replace('dang-ky-nhieu-buoc', name)
    .replace('version: 1', `version: ${version}`);
  return { ...source, workflow: change(workflow) };
}

/** Two processes of the api on one database, and people of each role. */
interface Desk {
  readonly stage: Stage;
  readonly other: RunningApi;
  readonly tokens: Readonly<Record<string, string>>;
}

async function openDesk(): Promise<Desk> {
  const stage = await openStage({ worker: false });
  await stage.moveTo('2024-01-12T08:00:00+07:00');
  const other = await startApi(stage.config);
  const tokens: Record<string, string> = {};
  const [{ id }]: [{ id: string }] = await stage.dataSource.query(
    'select id from app.cell order by ordinal limit 1',
  );
  for (const role of ['admin', 'clerk', 'approver', 'auditor', 'cell'] as const) {
    const cell = role === 'cell' ? { cell: id } : {};
    tokens[role] = await tokenOf(stage, { name: `Người ${role}`, role, ...cell });
  }
  return { stage, other, tokens };
}

/** What is asked of the api at a desk, by whom it is for. */
function asker({ stage, tokens }: Desk) {
  const at = (name: string, rest = ''): string => `/api/workflows/drafts/${name}${rest}`;
  const read = (path: string, token = tokens['admin']): Promise<Reply> =>
    call(stage.url, path, { token });
  const save = (
    name: string,
    texts: DefinitionTexts,
    { seen = 0, as = 'admin', key = freshKey() } = {},
  ): Promise<Reply> =>
    call(stage.url, at(name), {
      method: 'PUT',
      token: tokens[as],
      key,
      body: { ...texts, seen },
    });
  const ask = (name: string, key = freshKey()): Promise<Reply> =>
    call(stage.url, at(name, '/try'), { token: tokens['clerk'], key });
  const publish = (name: string, definition: string, as = 'admin'): Promise<Reply> =>
    call(stage.url, at(name, '/publish'), {
      token: tokens[as],
      key: freshKey(),
      body: { definition },
    });
  const names = async (url: string): Promise<string[]> => {
    const reply = await call(url, '/api/workflows', { token: tokens['clerk'] });
    return (reply.body['workflows'] as { name: string; version: number }[]).map(
      ({ name, version }) => `${name} ${version}`,
    );
  };

  const played: Played = {
    result: {
      definition: 'x',
      title: 'x',
      dueOn: '2024-06-20',
      periods: [],
      rows: [],
      messages: [],
      papers: [],
    },
    papers: [],
  };

  /** Plays the asked trial as a worker does. */
  async function run(name: string, play: () => Promise<Played> = async () => played, attempts = 1) {
    const rows: Effect[] = await stage.dataSource.query(
      `select e.id, e.kind, e.subject, e.detail from app.workflow_trial t
       join app.effect e on e.id = t.id where t.name = $1`,
      [name],
    );
    const outcome = await tryWorkflow(stage.dataSource, play).run({ ...rows[0]!, attempts });
    await outcome.commit?.(stage.dataSource.manager);
  }

  /** Saves, tries and publishes it. */
  async function offer(name: string, texts: DefinitionTexts): Promise<string> {
    const { definition } = (await well(save(name, texts))).body as { definition: string };
    await well(ask(name));
    await run(name);
    await well(publish(name, definition));
    return definition;
  }

  const draft = (url: string, workflow: string, directive: string): Promise<Reply> =>
    call(url, '/api/directives', {
      token: tokens['clerk'],
      key: freshKey(),
      body: {
        directive,
        committee: letter2024.committee,
        workflow,
        year: 2024,
        subject: 'đăng ký',
        superior: letter2024.superior,
        letter: plainLetter,
        dueOn: '2024-06-20',
      },
    });
  const issue = (url: string, directive: string): Promise<Reply> =>
    call(url, `/api/directives/${directive}/issue`, { token: tokens['clerk'], key: freshKey() });
  const pinnedOf = async (directive: string): Promise<string> =>
    String(
      (
        await stage.dataSource.query(
          `select data->>'workflow' as id from app.event
       where stream = $1 and type = 'DirectiveIssued'`,
          [`directive-${directive}`],
        )
      )[0].id,
    );

  return { at, read, save, ask, publish, names, run, offer, draft, issue, pinnedOf };
}

export let scene: Desk;
export let desk: ReturnType<typeof asker>;

/** A desk for all tests of a file. */
export function sitDown(): void {
  beforeAll(async () => {
    scene = await openDesk();
    desk = asker(scene);
  }, 120_000);
  afterAll(async () => {
    await scene.other.stop();
    await scene.stage.close();
  });
}
