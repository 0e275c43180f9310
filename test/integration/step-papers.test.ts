import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { type OfficeRole, listCells } from '#libs/org';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply, well } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { papersDefinition } from '../support/own-definitions.js';
import { offer } from '../support/own-workflow.js';
import { openStage, type Stage } from '../support/stage.js';
import { plainLetter } from '../support/plain-letter.js';

// A definition may have a paper at any step of its own; that of the last one is the approval's.

const DIRECTIVE = 'dang-ky-2024';
const people: Readonly<Record<string, { readonly name: string; readonly role: OfficeRole }>> = {
  clerk: { name: 'Nguyễn Thị Thư', role: 'clerk' },
  approver: { name: 'Hoàng Văn Duyệt', role: 'approver' },
  ban: { name: 'Trần Văn Thẩm', role: 'department' },
  'tv 1': { name: 'Lê Văn Một', role: 'standing-committee' },
  'tv 2': { name: 'Lê Văn Hai', role: 'standing-committee' },
  ky: { name: 'Phạm Văn Ký', role: 'signer' },
};

const SIGNED = { fields: { level: 'a', until: '2024-12-31' } };

let stage: Stage;
let stream: string;
const tokens: Record<string, string> = {};

const post = (path: string, who: string, body: object = {}): Promise<Reply> =>
  call(stage.url, path, { token: tokens[who]!, key: freshKey(), body });

const done = (path: string, who: string, body: object = {}): Promise<Reply> =>
  well(post(path, who, body));
const ask = (verb: string, who: string, body: object = {}): Promise<Reply> =>
  done(`/api/obligations/${stream}/${verb}`, who, body);

interface Paper {
  readonly notice: string;
  readonly symbol: string;
  readonly revoked: boolean;
  readonly sealed: boolean;
  readonly data: {
    readonly grounds: string[];
    readonly recipients: string[];
    readonly replaces?: string;
    readonly signature: object;
  };
}
const papers = (): Promise<Paper[]> =>
  stage.dataSource.query(
    `select o.key as notice, o.symbol, o.revoked, o.sha256 is not null as sealed, l.data
     from app.outgoing o join app.letter l on l.notice = o.key
     where o.subject = $1 order by o.number`,
    [stream],
  );
const told = (): Promise<{ step: string; subject: string }[]> =>
  stage.dataSource.query(
    `select step, subject from app.message where obligation = $1
       and step in ('step-paper', 'approved', 'report-approved') order by step`,
    [stream],
  );

async function sendAndReview(): Promise<void> {
  await ask('reports', 'cell', {
    outcome: 'reported',
    number: '12-BC/CB',
    reportedOn: '2024-06-03',
    tables: { 'dang-ky': [{ person: '0001', note: 'Đăng ký' }] },
  });
  await ask('review', 'ban', { opinion: 'Đủ' });
}
async function verified(): Promise<readonly string[]> {
  const { dataSource, config } = stage;
  return (await runVerify({ dataSource, archiveDir: config.archiveDir })).violations;
}

beforeAll(async () => {
  stage = await openStage();
  await stage.moveTo('2024-06-03T08:00:00+07:00');
  offer(stage, papersDefinition);
  for (const [who, holder] of Object.entries(people)) tokens[who] = await tokenOf(stage, holder);
  await done('/api/directives', 'clerk', {
    directive: DIRECTIVE,
    committee: 'dang-uy-vp',
    workflow: papersDefinition.definition.workflow.name,
    year: 2024,
    subject: 'đăng ký năm 2024',
    letter: plainLetter,
    dueOn: '2024-06-20',
  });
  await done(`/api/directives/${DIRECTIVE}/issue`, 'clerk');
  await stage.settle();
  const [cell] = await listCells(stage.dataSource.manager, 'dang-uy-vp', '2024-06-03');
  tokens['cell'] = await tokenOf(stage, { name: 'Bí thư', role: 'cell', cell: cell!.id });
  stream = obligationStream(DIRECTIVE, cell!.id);
}, 120_000);
afterAll(() => stage.close());

describe('the paper of a step', () => {
  it('is numbered once, when the last person agrees, with foot and recipients', async () => {
    await sendAndReview();
    await ask('steps/consider-report', 'tv 1');
    expect(await papers()).toEqual([]);
    await ask('steps/consider-report', 'tv 2');
    await ask('steps/consider-report', 'tv 2');
    await stage.settle();
    const [paper, ...more] = await papers();
    expect(more).toEqual([]);
    expect(paper).toMatchObject({
      notice: `${stream.replace('obligation-', 'notice-')}_consider-report`,
      symbol: '119-TB/ĐU',
      sealed: true,
      data: { signature: { onBehalfOf: 'Ban Thường vụ', position: 'Phó Bí thư', signer: null } },
    });
    expect(paper!.data.recipients[1]).toBe('Lưu Ban Thường vụ');
    expect(paper!.data.grounds.join()).not.toContain('Hội nghị');
    expect((await told()).map(({ step }) => step)).toEqual(['step-paper']);
    expect(await verified()).toEqual([]);
  });

  it('is replaced when the step is taken again in the next round', async () => {
    await ask('return', 'ky', { reason: 'Ghi rõ thời gian' });
    await sendAndReview();
    for (const who of ['tv 1', 'tv 2']) await ask('steps/consider-report', who);
    await stage.settle();
    const [old, now] = await papers();
    expect([old!.revoked, now!.revoked, now!.data.replaces]).toEqual([
      true,
      false,
      'Thông báo số 119-TB/ĐU, ngày 03/06/2024',
    ]);
    expect(await verified()).toEqual([]);
  });

  it('asks its office for what form.yaml names there, and says what is wrong', async () => {
    const sign = (fields?: object): Promise<Reply> =>
      post(`/api/obligations/${stream}/steps/sign`, 'ky', fields === undefined ? {} : { fields });
    for (const [fields, path] of [
      [undefined, 'fields.level'],
      [{ level: 'c' }, 'fields.level'],
      [{ level: 'a', until: '31/02/2024' }, 'fields.until'],
      [{ level: 'a', mark: 9 }, 'fields.mark'],
    ] as const)
      expect(await sign(fields)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it('is the notice of the approval at the last step, and is revoked as such', async () => {
    await ask('steps/sign', 'ky', SIGNED);
    await stage.settle();
    const signed = (await papers()).at(-1)!;
    expect(signed).toMatchObject({ symbol: '121-TB/ĐU', sealed: true, revoked: false });
    expect((await told()).map(({ step }) => step)).toEqual([
      'approved',
      'step-paper',
      'step-paper',
    ]);
    const why = { reason: 'Ký nhầm', document: '12-KL/ĐU', documentOn: '2024-06-03' };
    expect(await post(`/api/obligations/${stream}/revoke-approval`, 'approver', why)).toMatchObject(
      { status: 409, body: { code: 'NOT_THIS_NOTICE' } },
    );
    await ask('revoke-approval', 'approver', { notice: signed.notice, ...why });
    for (const who of ['tv 1', 'tv 2']) await ask('steps/consider-report', who);
    await ask('steps/sign', 'ky', SIGNED);
    await stage.settle();
    expect((await papers()).map(({ symbol, revoked }) => [symbol, revoked])).toEqual([
      ['119-TB/ĐU', true],
      ['120-TB/ĐU', true],
      ['121-TB/ĐU', true],
      ['122-TB/ĐU', false],
      ['123-TB/ĐU', false],
    ]);
    expect((await papers()).at(-1)!.data.replaces).toBe('Thông báo số 121-TB/ĐU, ngày 03/06/2024');
    expect(await verified()).toEqual([]);
  });

  it('keeps what the office filled in, for its own side alone', async () => {
    const decisions = async (who: string): Promise<{ event: { type: string; data: object } }[]> =>
      (await call(stage.url, `/api/obligations/${stream}/report`, { token: tokens[who]! })).body[
        'decisions'
      ] as never;
    const last = (await decisions('approver')).at(-1)!.event;
    expect(last).toMatchObject({ type: 'StepTaken', data: { step: 'sign', ...SIGNED } });
    const shown = (await decisions('cell')).map(({ event }) => event);
    expect(shown.at(-1)).toMatchObject({ type: 'StepTaken', data: { step: 'sign' } });
    expect(shown.some(({ data }) => 'fields' in data || 'opinion' in data)).toBe(false);
  });
});
