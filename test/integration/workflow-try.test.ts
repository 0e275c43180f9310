import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Shipped, shippedDefinition, shippedIn } from '#libs/directive';
import { projectPath, setLogLevel } from '#libs/platform';
import { playTrial, type Trial } from '../../apps/cli/src/trial/play-trial.js';
import { trialTable } from '../../apps/cli/src/trial/trial-table.js';
import { openStage } from '../support/stage.js';

setLogLevel('error');

const name = 'dang-ky-hoc-tap';

/** The example of the author's page, in a folder of its own under `root`. */
function pageExample(root: string, change: (text: string) => string = (text) => text): Shipped {
  const page = readFileSync(projectPath('docs/quy-trinh.md'), 'utf8');
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const [, file, text] of page.matchAll(/^### (\w+\.yaml)\n\n```yaml\n([^]*?)^```$/gm))
    writeFileSync(path.join(folder, file!), change(text!));
  return shippedIn(folder);
}

describe('the trial of a definition', () => {
  let root: string;
  beforeEach(() => void (root = mkdtempSync(path.join(tmpdir(), 'dondoc-try-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  async function played({ definition }: Shipped, env: Record<string, string> = {}): Promise<Trial> {
    const stage = await openStage({ env });
    try {
      return await playTrial({ url: stage.url, dataSource: stage.dataSource, definition });
    } finally {
      await stage.close();
    }
  }

  it.each(['quy-hoach-cap-uy', 'bao-cao-dinh-ky', name])(
    'plays %s from the letter to the papers',
    async (which) => {
      const own = which === name;
      const shipped = own ? pageExample(root) : shippedDefinition(which);
      const trial = await played(shipped, own ? { WORKFLOWS_DIR: root } : {});
      const said = trial.rows.map(({ what, cells }) => `${what} (${cells.length})`).join('\n');
      const { expired, approved, rejected, submitted } = shipped.definition.workflow.states;
      for (const [state, count] of [
        [submitted, 3],
        [expired, 8],
        [approved, 4],
        [rejected, 1],
      ] as const)
        expect(said).toContain(`→ “${state!.title}” (${count})`);
      expect(said).toContain('Bị từ chối (PAST_CUTOFF)');
      expect(said).toContain('Kết thúc đợt');
      const steps = trial.messages.map(({ step }) => step.split(' ')[0]);
      for (const step of ['directive-issued', 'reminder', 'receipt', 'report-returned', 'expired'])
        expect(steps).toContain(step);
      expect(trial.messages.every(({ subject, body }) => subject !== '' && body !== '')).toBe(true);
      expect(trial.papers.map(({ bytes }) => bytes.subarray(0, 5).toString())).toEqual(
        Array(5).fill('%PDF-'),
      );
      expect(trialTable(trial).join('\n')).toMatch(/5 văn bản: .*-CV\/ĐU/);
    },
    300_000,
  );

  it('takes steps of the definition’s own, each agreement by another person', async () => {
    const stepped = pageExample(root, (text) =>
      text
        .replace(
          '  rejected:\n    title: Không ghi nhận\n    terminal',
          '  considered:\n    title: Ban Thường vụ đã xét\n$&',
        )
        .replace('  approve-report:\n', '  consider:\n    title: Ban Thường vụ xét\n$&')
        .replace(
          '  - command: approve-report\n    from: [reviewed]',
          '  - command: consider\n    from: [reviewed]\n    to: considered\n' +
            '    roles: [standing-committee]\n    people: 2\n' +
            '  - command: approve-report\n    from: [considered]',
        ),
    );
    const trial = await played(stepped, { WORKFLOWS_DIR: root });
    const said = trial.rows.map(({ what, cells }) => `${what} (${cells.length})`).join('\n');
    expect(said).toMatch(/Ban Thường vụ xét/);
    expect(said).not.toMatch(/Bị từ chối \((?!PAST_CUTOFF)/);
  }, 300_000);

  it('control: shows what a definition without late reports comes to', async () => {
    const without = pageExample(root, (text) =>
      text
        .replace(/ {2}accept-late-report:\n {4}title: .*\n/, '')
        .replace(/ {2}- command: accept-late-report\n(?: {4}.*\n)+/, ''),
    );
    const trial = await played(without, { WORKFLOWS_DIR: root });
    const said = trial.rows.map(({ what, cells }) => `${what} (${cells.length})`).join('\n');
    expect(said).toContain('→ “Đã ghi nhận” (3)');
    expect(said).not.toContain('Nhận bản gửi muộn');
    expect(trial.papers).toHaveLength(4);
  }, 300_000);

  it('plays three periods of a standing letter: in time, late with a reason, missed', async () => {
    const monthly = pageExample(root, (text) =>
      text
        .replace("due: '03-20'", "due: '05'")
        .replace('wording: trước ngày', 'wording: chậm nhất ngày')
        .replace('policy: roll', 'policy: inclusive')
        .replace('every: year', 'every: month')
        .replace("openOn: '02-20'", "openOn: '25'")
        .replace('reminders:\n', 'late:\n  accept: true\n  reason: required\n\nreminders:\n'),
    );
    const trial = await played(monthly, { WORKFLOWS_DIR: root });
    const said = trial.rows.map(({ what, cells }) => `${what} (${cells.length})`);
    const { submitted, expired } = monthly.definition.workflow.states;
    expect(trial.periods).toEqual(['tháng 01/2024', 'tháng 02/2024', 'tháng 03/2024']);
    for (const period of trial.periods) {
      const own = said.filter((line) => line.startsWith(`${period}: `)).join('\n');
      expect(own).toContain(`${period}: Giao việc`);
      expect(own).toContain(`Gửi đăng ký → “${submitted!.title}” (2)`);
      expect(own).toContain(`Gửi đăng ký (muộn, có lý do) → “${submitted!.title}” (1)`);
      expect(own).toMatch(
        new RegExp(`Nhận bản gửi muộn \\(muộn, có lý do\\) → “${submitted!.title}” \\(1\\)`),
      );
      expect(own).toContain(`→ “${expired!.title}” (8)`);
      expect(own).toContain('Kết thúc đợt');
    }
    expect(said.filter((line) => line.includes('Mở một kỳ'))).toHaveLength(3);
    expect(said.filter((line) => line.startsWith('Bị từ chối'))).toEqual([]);
    expect(trialTable(trial)[0]).toContain('tháng 01/2024, tháng 02/2024, tháng 03/2024');
  }, 300_000);
});
