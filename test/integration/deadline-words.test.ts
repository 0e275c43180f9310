import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, type Reply } from '../support/call.js';
import { freshKey, type Issued, issueOn } from '../support/issued.js';
import { changedText, shipWorkflow } from '../support/ship-definition.js';
import { openStage, type Stage } from '../support/stage.js';

// “Chậm nhất ngày 10/06” under a policy that ends before that day cannot be written anywhere.

const WRONG = { dueOn: '2024-06-10', policy: 'exclusive', wording: 'chậm nhất ngày 10/06' };
const given = { reason: 'Theo đề nghị của chi bộ', document: '250-CV/ĐU' };

let stage: Stage;
let issued: Issued;

const post = (path: string, token: string, body: object): Promise<Reply> =>
  call(stage.url, path, { token, key: freshKey(), body });
const ofCell = (place: number, verb: string): string =>
  `/api/obligations/${issued.cells[place]!.obligation}/${verb}`;
const draft = (more: object): Promise<Reply> =>
  post('/api/directives', issued.clerk, { ...letter2024, directive: 'thu', ...more });

const contradiction = (path: string) => ({
  status: 400,
  body: {
    errors: [{ path, message: expect.stringMatching(/vẫn còn nhận.*Hãy ghi “trước ngày 10\/06/s) }],
  },
});

beforeAll(async () => {
  stage = await openStage({ worker: false });
  issued = await issueOn(stage);
}, 120_000);
afterAll(() => stage.close());

describe('words that contradict their moment', () => {
  it('are refused in a draft, as its own and as the superior’s', async () => {
    expect(await draft(WRONG)).toMatchObject(contradiction('wording'));
    expect(await draft({ superior: { ...letter2024.superior, ...WRONG } })).toMatchObject(
      contradiction('superior.wording'),
    );
    // By the definition's own policy as well.
    expect(await draft({ ...WRONG, policy: undefined })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'wording' }] },
    });
  });

  it('are refused when a draft is amended, and after the issue in a correction', async () => {
    expect((await draft({})).status).toBe(201);
    const { directive: _, ...body } = letter2024;
    expect(
      await call(stage.url, '/api/directives/thu', {
        method: 'PUT',
        token: issued.clerk,
        key: freshKey(),
        body: { ...body, ...WRONG },
      }),
    ).toMatchObject(contradiction('wording'));
    const correct = `/api/directives/${issued.directive}/correct`;
    expect(await post(correct, issued.approver, { reason: 'Ghi nhầm', ...WRONG })).toMatchObject(
      contradiction('wording'),
    );
    expect(
      await post(correct, issued.approver, {
        reason: 'Ghi nhầm',
        superior: { ...letter2024.superior, ...WRONG },
      }),
    ).toMatchObject(contradiction('superior.wording'));
  });

  it.each(['extend', 'reopen'])('are refused in a new deadline: %s', async (verb) =>
    expect(await post(ofCell(0, verb), issued.approver, { ...given, ...WRONG })).toMatchObject(
      contradiction('wording'),
    ),
  );

  it('are refused in an extension for many', async () =>
    expect(
      await post('/api/bulk', issued.approver, {
        command: 'extend-deadline',
        directive: issued.directive,
        preview: true,
        body: { ...given, ...WRONG },
      }),
    ).toMatchObject({ status: 400, body: { errors: [{ path: 'body.wording' }] } }));

  it('are refused in a return with a date, also where a rejection is undone', async () => {
    expect(
      await post(ofCell(0, 'return'), issued.reviewer, { reason: 'Thiếu biên bản', ...WRONG }),
    ).toMatchObject(contradiction('wording'));
    expect(
      await post(ofCell(0, 'undo-rejection'), issued.approver, {
        ...given,
        documentOn: '2024-01-12',
        ...WRONG,
      }),
    ).toMatchObject(contradiction('wording'));
  });

  it('are refused for a cell that is added or takes over', async () => {
    const path = `/api/directives/${issued.directive}`;
    const cell = issued.cells[0]!.id;
    expect(
      await post(`${path}/obligations`, issued.clerk, { ...given, ...WRONG, cell }),
    ).toMatchObject(contradiction('wording'));
    expect(
      await post(`${path}/move`, issued.approver, {
        ...given,
        ...WRONG,
        from: [cell],
        to: [issued.cells[1]!.id],
      }),
    ).toMatchObject(contradiction('wording'));
  });

  it('need a day to speak of', async () => {
    const { dueOn: _, ...noDay } = WRONG;
    for (const body of [
      { reason: 'Thiếu', wording: noDay.wording },
      { reason: 'Thiếu', at: '17:00' },
    ])
      expect(await post(ofCell(0, 'return'), issued.reviewer, body)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'dueOn' }] },
      });
  });

  it('stand before the place of the deadline in no letter', async () =>
    expect(
      await draft({ letter: { ...letter2024.letter, deadlineNote: 'Gửi chậm nhất {wording}.' } }),
    ).toMatchObject({ status: 400, body: { errors: [{ path: 'letter.deadlineNote' }] } }));
});

describe('words that are made from the policy', () => {
  it('are the definition’s own, else those of the policy that is asked for', async () => {
    const answers = [
      {},
      { policy: 'exclusive' },
      { policy: 'inclusive' },
      { policy: 'inclusive-roll', at: '17:00' },
      { policy: 'inclusive', at: '17:00', wording: 'trước 17h ngày 15/2/2024' },
    ].map(async (rule, i) => {
      const { body } = await draft({ ...rule, directive: `thu-${i}` });
      return [body['wording'], body['cutoffAt']];
    });
    expect(await Promise.all(answers)).toEqual([
      ['trước ngày 15/02/2024', '2024-02-15T17:00:00.000000Z'],
      ['trước ngày 15/02/2024', '2024-02-14T17:00:00.000000Z'],
      ['đến hết ngày 15/02/2024', '2024-02-15T17:00:00.000000Z'],
      ['chậm nhất 17 giờ ngày 15/02/2024', '2024-02-15T10:00:00.000000Z'],
      ['trước 17h ngày 15/2/2024', '2024-02-15T10:00:00.000000Z'],
    ]);
  });

  it('say the hour of an extension, and the cell is told so', async () => {
    const place = 2;
    const rule = { dueOn: '2024-02-24', policy: 'inclusive-roll', at: '11:30' };
    expect(
      await post(ofCell(place, 'extend'), issued.approver, { ...given, ...rule }),
    ).toMatchObject({ status: 200 });
    const shown = await call(stage.url, `/api/obligations/${issued.cells[place]!.obligation}`, {
      token: issued.clerk,
    });
    // 24/02/2024 is a Saturday.
    expect(shown.body).toMatchObject({
      dueOn: '2024-02-24',
      wording: 'chậm nhất 11 giờ 30 ngày 24/02/2024',
      cutoffAt: '2024-02-26T04:30:00.000000Z',
    });
  });

  it('come from the definition of a deadline with an hour', async () => {
    shipWorkflow(
      stage,
      changedText('bao-cao-dinh-ky', {
        'name: bao-cao-dinh-ky': 'name: bao-cao-gio',
        'wording: chậm nhất ngày {dueOn}': 'wording: trước 17 giờ ngày {dueOn}',
        'policy: inclusive': "policy: inclusive-roll\n  at: '17:00'",
      }),
    );
    const body = {
      ...letter2024,
      directive: 'gio',
      workflow: 'bao-cao-gio',
      dueOn: '2024-12-07',
      superior: undefined,
      baseNotice: undefined,
      targetTerms: undefined,
    };
    expect((await post('/api/directives', issued.clerk, body)).body).toMatchObject({
      wording: 'trước 17 giờ ngày 07/12/2024',
      // A Saturday: the Monday after it.
      cutoffAt: '2024-12-09T10:00:00.000000Z',
    });
  });
});
