import { describe, expect, it } from '@jest/globals';
import { NotPlayable, tryWorkflow, Workflows } from '#libs/directive';
import { type Effect, setLogLevel } from '#libs/platform';
import { startApi } from '../../apps/api/src/start-api.js';
import { call, well } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import { desk, scene, sitDown, source, written } from './authoring.fixtures.js';

setLogLevel('error');

const LATER_GRACE = 'graceMinutes: 45';

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

describe('writing a definition over HTTP', () => {
  sitDown();

  it('keeps what is wrong as it is, and says where', async () => {
    const texts = written('con-loi', 1, (text) => text.replace('graceMinutes', 'graceMinuts'));
    const { body } = await well(desk.save('con-loi', texts));
    expect(body).toMatchObject({ version: 1, definition: null, publishable: false, trial: null });
    const [finding] = body['findings'] as Finding[];
    const line = texts.workflow.split('\n').findIndex((one) => one.includes('graceMinuts')) + 1;
    expect(finding).toMatchObject({ file: 'con-loi/workflow.yaml', line });
    expect(finding!.message).toContain("'graceMinuts'");
    expect((await desk.read(desk.at('con-loi'))).body['texts']).toEqual(texts);
    expect((await desk.ask('con-loi')).body).toMatchObject({ code: 'WORKFLOW_NOT_SOUND' });
    expect((await desk.publish('con-loi', 'con-loi@0123456789ab')).body).toMatchObject({
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
    const { body } = await desk.read(desk.at('vu-vo'));
    const saved = await desk.save('vu-vo', texts, { seen: Number(body['version'] ?? 0) });
    expect(saved.status).toBe(200);
    expect(saved.body['findings']).not.toEqual([]);
  });

  it('refuses a name that names no folder, and a text that is too long', async () => {
    for (const name of ['Quy_Trinh', 'schema', 'a'.repeat(61), '..%2Fx'])
      expect((await desk.save(name, source)).body['code']).toBe('NOT_A_WORKFLOW_NAME');
    const long = { ...source, workflow: '#'.repeat(128_001) };
    expect((await desk.save('qua-dai', long)).status).toBe(400);
    const longer = { ...source, workflow: '#'.repeat(600_000) };
    expect((await desk.save('qua-dai', longer)).status).toBe(413);
  });

  it('overwrites nothing that the writer has not seen', async () => {
    const [mine, yours] = [written('hai-nguoi'), written('hai-nguoi', 2)];
    const first = await Promise.all([desk.save('hai-nguoi', mine), desk.save('hai-nguoi', yours)]);
    expect(first.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const kept = (await desk.read(desk.at('hai-nguoi'))).body['texts'];
    const late = first[0]!.status === 412 ? mine : yours;
    expect(kept).not.toEqual(late);
    expect((await desk.save('hai-nguoi', late)).body).toMatchObject({
      code: 'CHANGED_SINCE',
      version: 1,
    });
    expect((await desk.save('hai-nguoi', late, { seen: 1 })).body).toMatchObject({ version: 2 });
    // The same again, from whatever version: nothing to write, nothing to refuse.
    expect((await desk.save('hai-nguoi', late, { seen: 1 })).body).toMatchObject({ version: 2 });
  });

  it('is for administrators and clerks; only administrators publish', async () => {
    for (const as of ['approver', 'auditor', 'cell']) {
      expect((await desk.save('cua-ai', source, { as })).status).toBe(403);
      expect((await desk.read('/api/workflows/drafts', scene.tokens[as])).status).toBe(403);
    }
    const { body } = await well(desk.save('cua-ai', written('cua-ai'), { as: 'clerk' }));
    await well(desk.ask('cua-ai'));
    await desk.run('cua-ai');
    expect((await desk.publish('cua-ai', String(body['definition']), 'clerk')).status).toBe(403);
    expect((await desk.read('/api/workflows/drafts')).body['drafts']).toContainEqual(
      expect.objectContaining({
        name: 'cua-ai',
        trial: expect.objectContaining({ state: 'played' }),
      }),
    );
  });

  it('publishes only what was tried, to the letter', async () => {
    const name = 'da-thu';
    const { definition } = (await well(desk.save(name, written(name)))).body as {
      definition: string;
    };
    const needed = { code: 'TRIAL_NEEDED' };
    expect((await desk.publish(name, definition)).body).toMatchObject(needed);
    await well(desk.ask(name));
    expect((await desk.publish(name, definition)).body).toMatchObject(needed);
    await desk.run(name);
    const changed = written(name, 1, (text) =>
      text.replace('05-20', '05-21').replace('Ký', 'Ký tên'),
    );
    const after = (await well(desk.save(name, changed, { seen: 1 }))).body;
    expect(after).toMatchObject({ publishable: false });
    // Neither what was tried, which is gone, nor what nobody tried.
    for (const id of [definition, String(after['definition'])])
      expect((await desk.publish(name, id)).body).toMatchObject(needed);
    await well(desk.ask(name));
    await desk.run(name);
    expect((await desk.read(desk.at(name))).body).toMatchObject({ publishable: true });
    expect((await desk.publish(name, definition)).body).toMatchObject(needed);
    expect((await desk.publish(name, String(after['definition']))).status).toBe(200);
  });

  it('is taken for new work in every process, and running work keeps its version', async () => {
    const name = 'nhieu-may';
    expect(await desk.names(scene.other.url)).not.toContain(`${name} 1`);
    const first = await desk.offer(name, written(name));
    for (const url of [scene.stage.url, scene.other.url])
      expect(await desk.names(url)).toContain(`${name} 1`);
    await well(desk.draft(scene.other.url, name, 'dot-mot'));
    await well(desk.issue(scene.other.url, 'dot-mot'));
    const second = await desk.offer(
      name,
      written(name, 2, (text) => text.replace('graceMinutes: 5', LATER_GRACE)),
    );
    for (const url of [scene.stage.url, scene.other.url]) {
      expect(await desk.names(url)).toContain(`${name} 2`);
      expect(await desk.names(url)).not.toContain(`${name} 1`);
    }
    await well(desk.draft(scene.other.url, name, 'dot-hai'));
    await well(desk.issue(scene.other.url, 'dot-hai'));
    expect([await desk.pinnedOf('dot-mot'), await desk.pinnedOf('dot-hai')]).toEqual([
      first,
      second,
    ]);
    // The pause before a mark that anybody asks for, too, is that of every version in use.
    expect(await scene.stage.app.get(Workflows, { strict: false }).longestGrace()).toBe(45);
    // A started process and a restarted one say the same.
    const later = await startApi(scene.stage.config);
    expect(await desk.names(later.url)).toContain(`${name} 2`);
    await later.stop();
  });

  it('publishes a number once: again is the same answer, other texts need the next', async () => {
    const name = 'mot-so';
    const definition = await desk.offer(name, written(name));
    const [one, two] = await Promise.all([
      desk.publish(name, definition),
      desk.publish(name, definition),
    ]);
    expect(one!.body).toEqual(two!.body);
    const changed = written(name, 1, (text) => text.replace('Ký', 'Ký tên'));
    const { body } = await well(desk.save(name, changed));
    expect(body['findings']).toMatchObject([{ fix: expect.stringContaining('thành 2') }]);
    expect((await desk.ask(name)).body['code']).toBe('WORKFLOW_NOT_SOUND');
  });

  it('takes the place of a folder of a lower version, and says nothing of it', async () => {
    const name = 'bao-cao-dinh-ky';
    const before = await desk.names(scene.stage.url);
    expect(before).toContain(`${name} 3`);
    await desk.offer(name, written(name, 4));
    expect(await desk.names(scene.other.url)).toEqual(
      before.map((one) => (one === `${name} 3` ? `${name} 4` : one)),
    );
    const { body } = await desk.read('/api/workflows');
    expect(body['skipped']).toEqual([]);
  });

  it('gives one trial for one key, and for the same texts while they are played', async () => {
    const name = 'mot-lan';
    await well(desk.save(name, written(name)));
    const key = freshKey();
    const asked = await Promise.all([desk.ask(name, key), desk.ask(name, key), desk.ask(name)]);
    expect(new Set(asked.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const effects: unknown[] = await scene.stage.dataSource.query(
      'select from app.effect where subject = $1',
      [`workflow-${name}`],
    );
    expect(effects).toHaveLength(1);
  });

  it('says why a trial failed, and lets it be tried again', async () => {
    const name = 'khong-choi-duoc';
    await well(desk.save(name, written(name)));
    await well(desk.ask(name));
    await desk.run(name, () => Promise.reject(new NotPlayable('Hạn không đặt được.')));
    expect((await desk.read(desk.at(name, '/trial'))).body).toMatchObject({
      state: 'failed',
      why: 'Hạn không đặt được.',
    });
    await well(desk.ask(name));
    expect((await desk.read(desk.at(name, '/trial'))).body).toMatchObject({
      state: 'waiting',
      why: null,
    });
    // A failure that may pass leaves the trial to the next attempt.
    await expect(desk.run(name, () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    await desk.run(name);
    expect((await desk.read(desk.at(name, '/trial'))).body).toMatchObject({ state: 'played' });
  });

  it('tells a failure of the machine at the third attempt, so nobody waits for ever', async () => {
    const name = 'may-hong';
    await well(desk.save(name, written(name)));
    await well(desk.ask(name));
    const broken = () => Promise.reject(new Error('không có PostgreSQL'));
    await expect(desk.run(name, broken, 2)).rejects.toThrow('không có PostgreSQL');
    await desk.run(name, broken, 3);
    expect((await desk.read(desk.at(name, '/trial'))).body).toMatchObject({
      state: 'failed',
      why: expect.stringMatching(/Máy chủ không chạy thử được.*không có PostgreSQL/),
    });
  });

  it('ends a trial of texts that were changed before it began', async () => {
    const name = 'vua-sua';
    await well(desk.save(name, written(name)));
    await well(desk.ask(name));
    await well(desk.save(name, written(name, 2), { seen: 1 }));
    await desk.run(name);
    expect((await desk.read(desk.at(name, '/trial'))).body).toMatchObject({
      state: 'failed',
      why: expect.stringContaining('chạy thử lại'),
    });
  });

  it('discards a draft with its trial, once', async () => {
    const name = 'bo-di';
    await well(desk.save(name, written(name)));
    await well(desk.ask(name));
    const discard = () =>
      call(scene.stage.url, desk.at(name), {
        method: 'DELETE',
        token: scene.tokens['clerk'],
        key: freshKey(),
      });
    expect([(await discard()).body, (await discard()).body]).toEqual([
      { discarded: true },
      { discarded: false },
    ]);
    expect((await desk.read(desk.at(name))).body['code']).toBe('NO_SUCH_WORKFLOW_DRAFT');
    expect((await desk.read(desk.at(name, '/trial'))).body['code']).toBe('NO_SUCH_TRIAL');
    expect((await desk.read(desk.at(name, '/trial/papers/1'))).body['code']).toBe(
      'NO_SUCH_TRIAL_PAPER',
    );
    // Its effect finds nothing to play, and is done.
    const rows: Effect[] = await scene.stage.dataSource.query(
      'select id, kind, subject, detail, attempts from app.effect where subject = $1',
      [`workflow-${name}`],
    );
    expect(
      await tryWorkflow(scene.stage.dataSource, () => Promise.reject(new Error('played'))).run(
        rows[0]!,
      ),
    ).toEqual({});
  });
});
