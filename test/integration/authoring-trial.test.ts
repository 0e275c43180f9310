import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Played } from '#libs/directive';
import { setLogLevel, varPath } from '#libs/platform';
import { openTrials } from '../../apps/worker/src/trials.js';
import { well } from '../support/call.js';
import { nodeFlags, nodeScript } from '../support/node-script.js';
import { desk, scene, sitDown, source, written } from './authoring.fixtures.js';

setLogLevel('error');

const program = { script: nodeScript('apps/cli/src/trial/main'), execArgv: nodeFlags() };

describe('the trial of a definition that is being written', () => {
  sitDown();

  it('plays a trial in a process of its own, with every message and paper', async () => {
    const name = 'choi-that';
    const text = written(name);
    await well(desk.save(name, text));
    await well(desk.ask(name));
    await scene.stage.startWorker();
    await scene.stage.settle();
    const { body } = await desk.read(desk.at(name, '/trial'));
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
    const paper = await desk.read(desk.at(name, '/trial/papers/1'));
    expect([paper.status, paper.type, paper.text.slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect((await desk.read(desk.at(name, '/trial/papers/x'))).body['code']).toBe(
      'NO_SUCH_TRIAL_PAPER',
    );
    // Nothing of it stays beside the installation's own data.
    expect(readdirSync(varPath(scene.stage.config, 'try'))).toEqual([]);
    expect(await scene.stage.clock.today()).toBe('2024-01-12');
  }, 180_000);

  it('ends a trial with its worker, which another plays again', async () => {
    const trials = openTrials(scene.stage.config, program);
    const trial = { id: 'try-dung', name: 'dang-ky-nhieu-buoc', texts: source };
    let begun = (): void => undefined;
    const started = new Promise<void>((resolve) => (begun = resolve));
    const playing = trials.play(trial, () => begun());
    const ended = playing.then(
      () => 'played',
      (error: unknown) => String(error),
    );
    await started;
    await trials.stop();
    expect(await ended).toContain('ended without a word');
    expect(readdirSync(varPath(scene.stage.config, 'try'))).toEqual([]);
  }, 120_000);
});
