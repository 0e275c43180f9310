import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotPlayable, type Played, tryWorkflow, Workflows } from '#libs/directive';
import { type Effect, setLogLevel, varPath } from '#libs/platform';
import { type DefinitionTexts } from '#libs/workflow';
import { type RunningApi, startApi } from '../../apps/api/src/start-api.js';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { openTrials } from '../../apps/worker/src/trials.js';
import { call, type Reply, well } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { nodeFlags, nodeScript } from '../support/node-script.js';
import { stepsDefinition } from '../support/own-definitions.js';
import { plainLetter } from '../support/plain-letter.js';
import { openStage, type Stage } from '../support/stage.js';

setLogLevel('error');

const program = { script: nodeScript('apps/cli/src/trial/main'), execArgv: nodeFlags() };
const source = stepsDefinition.texts;
const LATER_GRACE = 'graceMinutes: 45';

/** The definition of that name and version. */
function written(name: string, version = 1, change = (text: string): string => text) {
  const workflow = source.workflow
    .replace('dang-ky-nhieu-buoc', name)
    .replace('version: 1', `version: ${version}`);
  return { ...source, workflow: change(workflow) };
}

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

describe('writing a definition over HTTP', () => {
  let stage: Stage;
  let other: RunningApi;
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    stage = await openStage({ worker: false });
    await stage.moveTo('2024-01-12T08:00:00+07:00');
    other = await startApi(stage.config);
    for (const role of ['admin', 'clerk', 'approver', 'auditor', 'cell'] as const) {
      const [{ id }]: [{ id: string }] = await stage.dataSource.query(
        'select id from app.cell order by ordinal limit 1',
      );
      const cell = role === 'cell' ? { cell: id } : {};
      tokens[role] = await tokenOf(stage, { name: `Người ${role}`, role, ...cell });
    }
  }, 120_000);
  afterAll(async () => {
    await other.stop();
    await stage.close();
  });

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
  async function run(name: string, play: () => Promise<Played> = async () => played) {
    const rows: Effect[] = await stage.dataSource.query(
      `select e.id, e.kind, e.subject, e.detail, e.attempts from app.workflow_trial t
       join app.effect e on e.id = t.id where t.name = $1`,
      [name],
    );
    const outcome = await tryWorkflow(stage.dataSource, play).run(rows[0]!);
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

  it('keeps what is wrong as it is, and says where', async () => {
    const texts = written('con-loi', 1, (text) => text.replace('graceMinutes', 'graceMinuts'));
    const { body } = await well(save('con-loi', texts));
    expect(body).toMatchObject({ version: 1, definition: null, publishable: false, trial: null });
    const [finding] = body['findings'] as Finding[];
    const line = texts.workflow.split('\n').findIndex((one) => one.includes('graceMinuts')) + 1;
    expect(finding).toMatchObject({ file: 'con-loi/workflow.yaml', line });
    expect(finding!.message).toContain("'graceMinuts'");
    expect((await read(at('con-loi'))).body['texts']).toEqual(texts);
    expect((await ask('con-loi')).body).toMatchObject({ code: 'WORKFLOW_NOT_SOUND' });
    expect((await publish('con-loi', 'con-loi@x')).body).toMatchObject({
      code: 'WORKFLOW_NOT_SOUND',
    });
  });

  it.each([
    ['no text at all', { workflow: '', form: null, rules: null }],
    ['no form', { ...written('vu-vo'), form: null }],
    ['another name', written('ten-khac')],
    ['brackets without end', { ...source, workflow: '['.repeat(5000) }],
    ['not YAML', { ...source, workflow: '\u0001: {' }],
  ])('keeps %s with a finding', async (_what, texts) => {
    const { body } = await read(at('vu-vo'));
    const saved = await save('vu-vo', texts, { seen: Number(body['version'] ?? 0) });
    expect(saved.status).toBe(200);
    expect(saved.body['findings']).not.toEqual([]);
  });

  it('refuses a name that names no folder, and a text that is too long', async () => {
    for (const name of ['Quy_Trinh', 'schema', 'a'.repeat(61), '..%2Fx'])
      expect((await save(name, source)).body['code']).toBe('NOT_A_WORKFLOW_NAME');
    const long = { ...source, workflow: '#'.repeat(128_001) };
    expect((await save('qua-dai', long)).status).toBe(400);
    const longer = { ...source, workflow: '#'.repeat(600_000) };
    expect((await save('qua-dai', longer)).status).toBe(413);
  });

  it('overwrites nothing that the writer has not seen', async () => {
    const [mine, yours] = [written('hai-nguoi'), written('hai-nguoi', 2)];
    const first = await Promise.all([save('hai-nguoi', mine), save('hai-nguoi', yours)]);
    expect(first.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const kept = (await read(at('hai-nguoi'))).body['texts'];
    const late = first[0]!.status === 412 ? mine : yours;
    expect(kept).not.toEqual(late);
    expect((await save('hai-nguoi', late)).body).toMatchObject({
      code: 'CHANGED_SINCE',
      version: 1,
    });
    expect((await save('hai-nguoi', late, { seen: 1 })).body).toMatchObject({ version: 2 });
    // The same again, from whatever version: nothing to write, nothing to refuse.
    expect((await save('hai-nguoi', late, { seen: 1 })).body).toMatchObject({ version: 2 });
  });

  it('is for administrators and clerks; only administrators publish', async () => {
    for (const as of ['approver', 'auditor', 'cell']) {
      expect((await save('cua-ai', source, { as })).status).toBe(403);
      expect((await read('/api/workflows/drafts', tokens[as])).status).toBe(403);
    }
    const { body } = await well(save('cua-ai', written('cua-ai'), { as: 'clerk' }));
    await well(ask('cua-ai'));
    await run('cua-ai');
    expect((await publish('cua-ai', String(body['definition']), 'clerk')).status).toBe(403);
    expect((await read('/api/workflows/drafts')).body['drafts']).toContainEqual(
      expect.objectContaining({
        name: 'cua-ai',
        trial: expect.objectContaining({ state: 'played' }),
      }),
    );
  });

  it('publishes only what was tried, to the letter', async () => {
    const name = 'da-thu';
    const { definition } = (await well(save(name, written(name)))).body as { definition: string };
    const needed = { code: 'TRIAL_NEEDED' };
    expect((await publish(name, definition)).body).toMatchObject(needed);
    await well(ask(name));
    expect((await publish(name, definition)).body).toMatchObject(needed);
    await run(name);
    const changed = written(name, 1, (text) =>
      text.replace('05-20', '05-21').replace('Ký', 'Ký tên'),
    );
    const after = (await well(save(name, changed, { seen: 1 }))).body;
    expect(after).toMatchObject({ publishable: false });
    // Neither what was tried, which is gone, nor what nobody tried.
    for (const id of [definition, String(after['definition'])])
      expect((await publish(name, id)).body).toMatchObject(needed);
    await well(ask(name));
    await run(name);
    expect((await read(at(name))).body).toMatchObject({ publishable: true });
    expect((await publish(name, definition)).body).toMatchObject(needed);
    expect((await publish(name, String(after['definition']))).status).toBe(200);
  });

  it('is taken for new work in every process, and running work keeps its version', async () => {
    const name = 'nhieu-may';
    expect(await names(other.url)).not.toContain(`${name} 1`);
    const first = await offer(name, written(name));
    for (const url of [stage.url, other.url]) expect(await names(url)).toContain(`${name} 1`);
    await well(draft(other.url, name, 'dot-mot'));
    await well(issue(other.url, 'dot-mot'));
    const second = await offer(
      name,
      written(name, 2, (text) => text.replace('graceMinutes: 5', LATER_GRACE)),
    );
    for (const url of [stage.url, other.url]) {
      expect(await names(url)).toContain(`${name} 2`);
      expect(await names(url)).not.toContain(`${name} 1`);
    }
    await well(draft(other.url, name, 'dot-hai'));
    await well(issue(other.url, 'dot-hai'));
    expect([await pinnedOf('dot-mot'), await pinnedOf('dot-hai')]).toEqual([first, second]);
    // The pause before a mark that anybody asks for, too, is that of every version in use.
    expect(await stage.app.get(Workflows, { strict: false }).longestGrace()).toBe(45);
    // A started process and a restarted one say the same.
    const later = await startApi(stage.config);
    expect(await names(later.url)).toContain(`${name} 2`);
    await later.stop();
  });

  it('publishes a number once: again is the same answer, other texts need the next', async () => {
    const name = 'mot-so';
    const definition = await offer(name, written(name));
    const [one, two] = await Promise.all([publish(name, definition), publish(name, definition)]);
    expect(one!.body).toEqual(two!.body);
    const changed = written(name, 1, (text) => text.replace('Ký', 'Ký tên'));
    const { body } = await well(save(name, changed));
    expect(body['findings']).toMatchObject([{ fix: expect.stringContaining('thành 2') }]);
    expect((await ask(name)).body['code']).toBe('WORKFLOW_NOT_SOUND');
  });

  it('takes the place of a folder of a lower version, and says nothing of it', async () => {
    const name = 'bao-cao-dinh-ky';
    const before = await names(stage.url);
    expect(before).toContain(`${name} 3`);
    await offer(name, written(name, 4));
    expect(await names(other.url)).toEqual(
      before.map((one) => (one === `${name} 3` ? `${name} 4` : one)),
    );
    const { body } = await read('/api/workflows');
    expect(body['skipped']).toEqual([]);
  });

  it('gives one trial for one key, and for the same texts while they are played', async () => {
    const name = 'mot-lan';
    await well(save(name, written(name)));
    const key = freshKey();
    const asked = await Promise.all([ask(name, key), ask(name, key), ask(name)]);
    expect(new Set(asked.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const effects: unknown[] = await stage.dataSource.query(
      'select from app.effect where subject = $1',
      [`workflow-${name}`],
    );
    expect(effects).toHaveLength(1);
  });

  it('says why a trial failed, and lets it be tried again', async () => {
    const name = 'khong-choi-duoc';
    await well(save(name, written(name)));
    await well(ask(name));
    await run(name, () => Promise.reject(new NotPlayable('Hạn không đặt được.')));
    expect((await read(at(name, '/trial'))).body).toMatchObject({
      state: 'failed',
      why: 'Hạn không đặt được.',
    });
    await well(ask(name));
    expect((await read(at(name, '/trial'))).body).toMatchObject({ state: 'waiting', why: null });
    // A failure that may pass leaves the trial to the next attempt.
    await expect(run(name, () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    await run(name);
    expect((await read(at(name, '/trial'))).body).toMatchObject({ state: 'played' });
  });

  it('ends a trial of texts that were changed before it began', async () => {
    const name = 'vua-sua';
    await well(save(name, written(name)));
    await well(ask(name));
    await well(save(name, written(name, 2), { seen: 1 }));
    await run(name);
    expect((await read(at(name, '/trial'))).body).toMatchObject({
      state: 'failed',
      why: expect.stringContaining('chạy thử lại'),
    });
  });

  it('discards a draft with its trial, once', async () => {
    const name = 'bo-di';
    await well(save(name, written(name)));
    await well(ask(name));
    const discard = () =>
      call(stage.url, at(name), { method: 'DELETE', token: tokens['clerk'], key: freshKey() });
    expect([(await discard()).body, (await discard()).body]).toEqual([
      { discarded: true },
      { discarded: false },
    ]);
    expect((await read(at(name))).body['code']).toBe('NO_SUCH_WORKFLOW_DRAFT');
    expect((await read(at(name, '/trial'))).body['code']).toBe('NO_SUCH_TRIAL');
    expect((await read(at(name, '/trial/papers/1'))).body['code']).toBe('NO_SUCH_TRIAL');
    // Its effect finds nothing to play, and is done.
    const rows: Effect[] = await stage.dataSource.query(
      'select id, kind, subject, detail, attempts from app.effect where subject = $1',
      [`workflow-${name}`],
    );
    expect(
      await tryWorkflow(stage.dataSource, () => Promise.reject(new Error('played'))).run(rows[0]!),
    ).toEqual({});
  });

  it('plays a trial in a process of its own, with every message and paper', async () => {
    const name = 'choi-that';
    const text = written(name, 1, (workflow) => workflow.replace('documents: {}', 'documents: {}'));
    await well(save(name, text));
    await well(ask(name));
    await stage.startWorker();
    await stage.settle();
    const { body } = await read(at(name, '/trial'));
    expect(body).toMatchObject({ state: 'played', why: null });
    expect(body['done']).toBe((body['total'] as number) - 1);
    const result = body['result'] as Played['result'];
    expect(result.rows.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['Ban hành công văn', expect.stringContaining('→ “Đã ký”')]),
    );
    expect(result.messages.every(({ subject, body: said }) => subject !== '' && said !== '')).toBe(
      true,
    );
    expect(result.papers).toHaveLength(1);
    const paper = await read(at(name, '/trial/papers/1'));
    expect([paper.status, paper.type, paper.text.slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect((await read(at(name, '/trial/papers/x'))).body['code']).toBe('NO_SUCH_TRIAL');
    // Nothing of it stays beside the installation's own data.
    expect(readdirSync(varPath(stage.config, 'try'))).toEqual([]);
    expect(await stage.clock.today()).toBe('2024-01-12');
  }, 180_000);

  it('ends a trial with its worker, which another plays again', async () => {
    const trials = openTrials(stage.config, program);
    const trial = { id: 'try-dung', name: 'dang-ky-nhieu-buoc', texts: source };
    let begun = (): void => undefined;
    const started = new Promise<void>((resolve) => (begun = resolve));
    const playing = trials.play(trial, () => begun());
    const ended = expect(playing).rejects.toThrow();
    await started;
    await trials.stop();
    await ended;
    expect(readdirSync(varPath(stage.config, 'try'))).toEqual([]);
  }, 120_000);
});
