import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { proofHolds, signNow } from '#libs/event-store';
import { type TimelineAnswer, type TimelineFact } from '#libs/oversight';
import { actorOfToken, lendOffice } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { type ProofBundle, signing } from '#libs/records';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, type Reply } from '../support/call.js';
import { freshKey, type Issued, tokenOf } from '../support/issued.js';
import { MISSING, OBLIGATION, openTwo, OTHER } from '../support/side-by-side.js';
import { type Stage } from '../support/stage.js';

const OWN = { committee: letter2024.committee };
const REASON = 'Thiếu biên bản họp chi bộ';

let stage: Stage;
let issued: Issued;
let otherClerk: string;
beforeAll(async () => {
  ({ stage, issued, clerk: otherClerk } = await openTwo());
  const [cell] = issued.cells;
  await post(`/api/obligations/${cell!.obligation}/acknowledge`, cell!.token);
  await stage.moveTo('2024-02-01T10:00:00+07:00');
  expect((await cell!.submit()).status).toBeLessThan(300);
  await stage.moveTo('2024-02-02T10:00:00+07:00');
  await post(`/api/obligations/${cell!.obligation}/return`, issued.reviewer, {
    reason: REASON,
    dueOn: '2024-02-20',
  });
}, 90_000);
afterAll(() => stage.close());

async function post(path: string, token: string, body?: object): Promise<void> {
  const reply = await call(stage.url, path, { token, key: freshKey(), body });
  if (reply.status >= 300) throw new Error(reply.text);
}
const get = (path: string, token: string): Promise<Reply> => call(stage.url, path, { token });
async function read(stream: string, token = issued.auditor): Promise<TimelineAnswer> {
  const reply = await get(`/api/timeline/${encodeURIComponent(stream)}`, token);
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body as never;
}
const factOf = ({ facts }: TimelineAnswer, text: string): TimelineFact => {
  const found = facts.find((fact) => fact.text.startsWith(text));
  if (!found) throw new Error(`${text} is not among ${facts.map((one) => one.text).join(', ')}`);
  return found;
};

describe('the timeline of a record', () => {
  it('says of an obligation who did what, and what it changed', async () => {
    const timeline = await read(issued.cells[0]!.obligation);
    expect(timeline.facts.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Giao nhiệm vụ cho Chi bộ/),
      'Xác nhận đã nhận công văn',
      expect.stringMatching(/^Gửi báo cáo lần 1, số tiếp nhận 2024\/0001, nhận xong lúc/),
      'Trả lại báo cáo lần 1 để bổ sung',
    ]);
    const [given, acknowledged, , returned] = timeline.facts;
    expect(given!.who).toBe('Hệ thống');
    expect(acknowledged).toMatchObject({
      who: expect.stringMatching(/^Người thử, Chi bộ/),
      changes: [{ label: 'Xác nhận đã nhận', before: 'chưa', after: 'rồi' }],
    });
    expect(returned!.who).toBe('Người thử reviewer, thẩm định');
    expect(returned!.changes.map(({ label }) => label)).toEqual(['Trạng thái', 'Hạn gửi']);
    expect(returned!.changes[1]!.after).toContain('20/02/2024');
    for (const { position, hash } of timeline.facts)
      expect([position > 0, /^[0-9a-f]{64}$/.test(hash)]).toEqual([true, true]);
  });

  it('shows what a reviewer wrote to those alone who may read the report', async () => {
    const { obligation, token } = issued.cells[0]!;
    for (const one of [issued.reviewer, issued.approver, token]) {
      const timeline = await read(obligation, one);
      expect(factOf(timeline, 'Trả lại').details).toEqual([`Lý do: ${REASON}`]);
      expect(timeline.withheld).toBe(false);
    }
    for (const one of [issued.auditor, issued.clerk]) {
      const timeline = await read(obligation, one);
      expect(JSON.stringify(timeline)).not.toContain(REASON);
      expect(timeline.withheld).toBe(true);
    }
  });

  it('tells of a directive, a register, a paper and a person', async () => {
    const directive = await read(`directive-${issued.directive}`);
    expect(factOf(directive, 'Ban hành công văn số').changes).toContainEqual({
      label: 'Trạng thái',
      before: 'Dự thảo',
      after: 'Đã ban hành',
    });
    const [{ stream }] = await stage.dataSource.query(
      `select stream from app.head where category = 'register' and stream like $1`,
      [`register-${letter2024.committee}-%`],
    );
    const register = await read(stream);
    expect(register.title).toContain('Đảng ủy Văn phòng UBND tỉnh');
    expect(factOf(register, 'Lấy số').changes[0]!.label).toBe('Số cuối');
    expect(factOf(await read(`notice-${issued.directive}`), 'Lấy số').who).toContain('văn thư');
    const clerk = await personOf(letter2024.committee, 'clerk');
    expect(factOf(await read(clerk), 'Giao chức trách văn thư').changes[0]!.after).toBe('văn thư');
  });

  it('shows how it stood at an instant', async () => {
    const at = async (instant: string) => {
      const path = `/api/timeline/${issued.cells[0]!.obligation}/at?instant=`;
      const { body } = await get(`${path}${encodeURIComponent(instant)}`, issued.auditor);
      return body as { version: number; lines: { label: string; value: string }[] };
    };
    const valueOf = ({ lines }: Awaited<ReturnType<typeof at>>, label: string) =>
      lines.find((line) => line.label === label)?.value;
    const before = await at('2024-02-01T09:59:59+07:00');
    expect([before.version, valueOf(before, 'Số tiếp nhận')]).toEqual([2, undefined]);
    expect(valueOf(before, 'Hạn gửi')).toContain('15/02/2024');
    const sent = await at('2024-02-02T09:00:00+07:00');
    expect([sent.version, valueOf(sent, 'Số tiếp nhận')]).toEqual([3, '2024/0001']);
    expect(valueOf(await at('2024-02-03T00:00:00+07:00'), 'Hạn gửi')).toContain('20/02/2024');
    expect(await at('2023-01-01T00:00:00Z')).toMatchObject({ version: 0, lines: [] });
    const wrong = `/api/timeline/${issued.cells[0]!.obligation}/at?instant=2024-02-30`;
    expect((await get(wrong, issued.auditor)).status).toBe(400);
  });

  it('gives the proof of a fact as a file that stands by itself', async () => {
    const { obligation } = issued.cells[0]!;
    const path = `/api/timeline/${obligation}/facts/2/proof`;
    expect((await get(path, issued.auditor)).body).toMatchObject({ code: 'NOT_SEALED' });
    const { key, place } = signing(stage.config);
    await signNow(stage.dataSource, key, place);
    const { headers, body } = await get(path, issued.auditor);
    expect(String(headers['content-disposition'])).toMatch(/^attachment; .*bang-chung-\d+\.json/);
    const proof = body as unknown as ProofBundle;
    const fact = (await read(obligation)).facts[1]!;
    expect([proof.position, proof.hash]).toEqual([fact.position, fact.hash]);
    expect(fact.block).toMatchObject({ number: proof.block.number, keyId: proof.block.keyId });
    const publicKey = createPublicKey(proof.publicKey);
    expect(proofHolds(proof, publicKey)).toBe(true);
    expect(proofHolds({ ...proof, hash: '0'.repeat(64) }, publicKey)).toBe(false);
    expect((await get(path.replace('/2/', '/99/'), issued.auditor)).status).toBe(404);
    expect((await get(path.replace('/2/', '/x/'), issued.auditor)).status).toBe(404);
  });
});

async function personOf(committee: string, role: string): Promise<string> {
  const [{ official }] = await stage.dataSource.query(
    `select official from app.office where committee = $1 and role = $2
      order by created_at limit 1`,
    [committee, role],
  );
  return `official-${official}`;
}

describe('who may not read a record', () => {
  const same = async (stream: string, token: string): Promise<void> => {
    const nothing = await get(`/api/timeline/${MISSING.obligation}`, token);
    for (const more of ['', '/at?instant=2024-02-03T00:00:00Z', '/facts/1/proof']) {
      const answer = await get(`/api/timeline/${stream}${more}`, token);
      expect([stream, answer.status, answer.body['code']]).toEqual([stream, 404, 'NO_SUCH_RECORD']);
      expect(answer.body['title']).toEqual(nothing.body['title']);
    }
  };

  it('hears of another committee’s what they hear of nothing', async () => {
    const [{ stream }] = await stage.dataSource.query(
      `select stream from app.head where category = 'register' and stream like $1`,
      [`register-${OTHER}-%`],
    );
    for (const other of [OBLIGATION, stream, await personOf(OTHER, 'clerk')])
      await same(other, issued.auditor);
    await same(issued.cells[0]!.obligation, otherClerk);
  });

  it('hears nothing: a cell of another’s obligation, of the directive, of people', async () => {
    const [own, other] = issued.cells;
    await same(other!.obligation, own!.token);
    await same(`directive-${issued.directive}`, own!.token);
    await same(await personOf(letter2024.committee, 'clerk'), issued.clerk);
    await same(`notice-${issued.directive}`, own!.token);
  });

  it('is told whom a lent office stands for, in the committee’s own timeline', async () => {
    const token = await tokenOf(stage, { name: 'Người cho mượn', role: 'approver', ...OWN });
    const lender = (await actorOfToken(stage.dataSource.manager, token))!.id;
    const clerk = (await personOf(letter2024.committee, 'clerk')).slice('official-'.length);
    const loan = await inTransaction(stage.dataSource, (manager) =>
      lendOffice(
        manager,
        { office: lender, to: clerk, from: '2024-01-30', until: '2024-03-05', document: '1-GUQ' },
        { by: 'operator:test' },
      ),
    );
    await stage.dataSource.query('update app.api_token set office = $1 where office = $2', [
      loan,
      lender,
    ]);
    const { obligation } = issued.cells[1]!;
    await post(`/api/obligations/${obligation}/extend`, token, {
      dueOn: '2024-02-22',
      reason: 'Bão',
      document: '245-CV/ĐU',
    });
    expect(factOf(await read(obligation), 'Gia hạn')).toMatchObject({
      onBehalfOf: 'Người cho mượn, cấp ủy/bí thư',
      details: ['Theo văn bản: 245-CV/ĐU', 'Lý do: Bão'],
    });
  });
});
