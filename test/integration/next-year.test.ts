import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BlockedYear, directive, dueYears, openNextYear, Workflows } from '#libs/directive';
import { EventStore, ReaderLoop } from '#libs/event-store';
import { productReaders, tellBlockedYear } from '#libs/messages';
import { Clock, setLogLevel, type TickTask } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, type Reply } from '../support/call.js';
import { freshKey, type Issued, issueOn, openIssued } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { approve, review, well } from './consolidation.fixtures.js';
import { sweep } from './cutoff-race.fixtures.js';

setLogLevel('error');

/** The tick of one worker, with a store and a memory of its own. */
function worker(
  { dataSource, app, config }: Stage,
  onBlocked?: (blocked: BlockedYear) => Promise<void>,
): TickTask {
  const workflows = app.get(Workflows, { strict: false });
  return openNextYear(dataSource, {
    store: new EventStore(dataSource),
    workflows,
    onBlocked: onBlocked ?? tellBlockedYear(dataSource, config.publicUrl),
  });
}

const drafts = async ({ dataSource }: Stage): Promise<string[]> =>
  (
    (await dataSource.query(
      `select substr(stream, 11) as id from app.event where type = 'DirectiveDrafted'
        and actor = 'system' order by position`,
    )) as { id: string }[]
  ).map(({ id }) => id);

async function tickAt(stage: Stage, moment: string): Promise<string[]> {
  await stage.moveTo(moment);
  const task = worker(stage);
  await task.run();
  await task.run();
  return drafts(stage);
}

/** What a worker's readers make of the facts. */
const read = async ({ dataSource }: Stage): Promise<void> => {
  const loop = new ReaderLoop(
    dataSource,
    productReaders({ store: new EventStore(dataSource), publicUrl: 'http://localhost' }),
  );
  while ((await loop.drainOnce()) > 0);
};

async function roleMessages(
  stage: Stage,
): Promise<{ step: string; role: string; directive: string; subject: string; body: string }[]> {
  await read(stage);
  return stage.dataSource.query(
    `select step, role, directive, subject, body from app.message where role is not null
      and step like $1 order by at, directive`,
    ['next-year%'],
  );
}

describe('the years after 2024', () => {
  let stage: Stage;
  let issued: Issued;
  beforeAll(async () => {
    ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
    await well(issued.cells[0]!.submit());
    await stage.moveTo('2024-02-16T00:10:00+07:00');
    await sweep(stage);
    await stage.moveTo('2024-02-20T09:00:00+07:00');
    await review(stage, issued, issued.cells[0]!);
    await approve(stage, issued, issued.cells[0]!);
  }, 60_000);
  afterAll(() => stage.close());

  const get = async (id: string) =>
    (await well(call(stage.url, `/api/directives/${id}`, { token: issued.clerk }))).body;
  const issue = (id: string): Promise<Reply> =>
    call(stage.url, `/api/directives/${id}/issue`, {
      token: issued.clerk,
      key: freshKey(),
      method: 'POST',
    });
  const amend = (id: string, body: object): Promise<Reply> =>
    call(stage.url, `/api/directives/${id}`, {
      token: issued.clerk,
      key: freshKey(),
      method: 'PUT',
      body,
    });
  /** The draft's own content as a clerk would send it back. */
  const bodyOf = async (id: string) => {
    const { committee, workflow, year, subject, baseNotice, targetTerms, letter, dueOn } =
      await get(id);
    return {
      committee,
      workflow,
      year,
      subject,
      baseNotice,
      targetTerms,
      letter: letter as (typeof letter2024)['letter'],
      dueOn,
    };
  };

  it('opens nothing before its day: 05/01/2025 is a Sunday', async () => {
    expect(await tickAt(stage, '2024-12-31T23:00:00+07:00')).toEqual([]);
    expect(await tickAt(stage, '2025-01-05T08:00:00+07:00')).toEqual([]);
  });

  it('opens one draft, whatever the number of workers', async () => {
    await stage.moveTo('2025-01-06T00:00:00+07:00');
    await Promise.all([worker(stage).run(), worker(stage).run(), worker(stage).run()]);
    expect(await tickAt(stage, '2025-01-07T08:00:00+07:00')).toEqual(['quy-hoach-2025']);
    expect(await get('quy-hoach-2025')).toMatchObject({ status: 'drafted', version: 1 });
  });

  it('leaves the board to what was issued', async () => {
    const board = await call(stage.url, '/', { token: issued.clerk });
    expect(board.text).toContain('năm 2024</h1>');
    expect(board.text).not.toContain('năm 2025</h1>');
  });

  it(
    'from last year’s letter, with the dates of the new year, and what has to be asked for ' +
      'left out',
    async () => {
      const draft = await get('quy-hoach-2025');
      expect(draft).toMatchObject({
        year: 2025,
        openedFrom: 'quy-hoach-2024',
        dueOn: '2025-02-15',
        wording: 'trước ngày 15/02/2025',
        cutoffAt: '2025-02-14T17:00:00.000000Z',
        symbol: null,
        upward: null,
        ruleSet: { id: 'qd50-2021' },
        profile: 'hd36-2018',
        targetTerms: ['2025-2027', '2027-2030'],
        baseNotice: { number: '119-TB/ĐU', on: '2024-02-20' },
        subject: 'thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2025',
      });
      expect(draft).not.toHaveProperty('superior');
      const { opening, points } = draft['letter'] as unknown as (typeof letter2024)['letter'];
      expect(opening).toContain('văn bản số ……, ngày …… của Đảng ủy Khối');
      expect(opening).toContain('nhiệm kỳ 2025-2027 và nhiệm kỳ 2027-2030, năm 2025');
      expect(points[0]).toContain('Thông báo số 119-TB/ĐU, ngày 20/02/2024');
      expect(points[0]).toContain('đảng viên năm 2024;');
      expect(JSON.stringify(draft['reminders'])).not.toContain('2024-');
    },
  );

  it('tells the clerk, once, what is there and what is missing; nobody else', async () => {
    const told = await roleMessages(stage);
    expect(told.map(({ step, role, directive: id }) => ({ step, role, id }))).toEqual([
      { step: 'next-year-draft', role: 'clerk', id: 'quy-hoach-2025' },
    ]);
    expect(told[0]!.body).toMatch(
      /từ đợt “quy-hoach-2024”[\s\S]*bổ sung công văn của cấp trên[\s\S]*không tự ban hành/,
    );
    expect(told[0]!.body).not.toContain('tạm tính');
    expect(
      (
        (await call(stage.url, '/api/messages', { token: issued.approver })).body['messages'] as {
          role: string | null;
          step: string;
        }[]
      ).filter(({ role, step }) => role !== null && step.startsWith('next-year')),
    ).toEqual([]);
  });

  it(
    'is not issued without the superior’s letter, nor with blanks; no number is ' + 'drawn',
    async () => {
      expect(await issue('quy-hoach-2025')).toMatchObject({
        status: 409,
        body: { code: 'SUPERIOR_LETTER_MISSING' },
      });
      const body = await bodyOf('quy-hoach-2025');
      await well(
        amend('quy-hoach-2025', {
          ...body,
          subject: 'thực hiện rà soát, bổ sung quy hoạch cấp ủy năm 2025',
        }),
      );
      expect(await issue('quy-hoach-2025')).toMatchObject({
        body: { code: 'SUPERIOR_LETTER_MISSING' },
      });
      const superior = {
        ...letter2024.superior!,
        number: '1890-CV/ĐUK',
        on: '2025-01-07',
        dueOn: '2025-03-10',
      };
      await well(amend('quy-hoach-2025', { ...body, superior }));
      expect(await issue('quy-hoach-2025')).toMatchObject({
        status: 409,
        body: { code: 'LETTER_HAS_BLANKS' },
      });
      expect(await amend('quy-hoach-2025', body)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'superior' }] },
      });
      expect(
        await stage.dataSource.query(
          `select from app.used_number where notice = 'notice-quy-hoach-2025'`,
        ),
      ).toEqual([]);
      const filled = JSON.parse(
        JSON.stringify(body.letter).replace('……', '1890-CV/ĐUK').replaceAll('……', '07/01/2025'),
      ) as object;
      await well(amend('quy-hoach-2025', { ...body, superior, letter: filled }));
      expect((await well(issue('quy-hoach-2025'))).body).toMatchObject({
        symbol: '242-CV/ĐU',
        cells: 12,
      });
      expect(await get('quy-hoach-2025')).toMatchObject({
        status: 'issued',
        openedFrom: 'quy-hoach-2024',
        upward: { dueOn: '2025-03-10', status: 'open' },
      });
    },
  );

  it(
    'has the rules of 2026 in 2026, and a deadline inside Tết rolls on: 15/02/2026 is a Sunday ' +
      'in it',
    async () => {
      expect(await tickAt(stage, '2026-01-05T00:00:00+07:00')).toEqual([
        'quy-hoach-2025',
        'quy-hoach-2026',
      ]);
      expect(await get('quy-hoach-2026')).toMatchObject({
        openedFrom: 'quy-hoach-2025',
        dueOn: '2026-02-15',
        cutoffAt: '2026-02-23T17:00:00.000000Z',
        ruleSet: { id: 'qd377-2025' },
        profile: 'hd36-2018',
        baseNotice: { number: '119-TB/ĐU' },
      });
    },
  );

  it('has the layout of 2027 in 2027, and says that its days off are not official', async () => {
    expect(await tickAt(stage, '2027-01-05T08:00:00+07:00')).toEqual([
      'quy-hoach-2025',
      'quy-hoach-2026',
      'quy-hoach-2027',
    ]);
    expect(await get('quy-hoach-2027')).toMatchObject({
      openedFrom: 'quy-hoach-2025',
      year: 2027,
      cutoffAt: '2027-02-15T17:00:00.000000Z',
      ruleSet: { id: 'qd377-2025' },
      profile: 'hd05-2026',
      subject: expect.stringContaining('năm 2027'),
    });
    const told = await roleMessages(stage);
    expect(told.map(({ directive: id }) => id)).toEqual([
      'quy-hoach-2025',
      'quy-hoach-2026',
      'quy-hoach-2027',
    ]);
    expect(told[2]!.body).toContain('Lịch nghỉ năm 2027 đang tạm tính');
  });

  it(
    'guesses no date where the days off are not known: it says so, once, and opens ' + 'nothing',
    async () => {
      for (const day of ['2028-01-05', '2028-01-06', '2028-02-01'])
        expect(await tickAt(stage, `${day}T08:00:00+07:00`)).toHaveLength(3);
      const blocked = (await roleMessages(stage)).filter(
        ({ step }) => step === 'next-year-blocked',
      );
      expect(blocked.map(({ role, directive: id, subject }) => ({ role, id, subject }))).toEqual([
        {
          role: 'clerk',
          id: 'quy-hoach-2025',
          subject: 'Chưa mở được dự thảo năm 2028: chưa có lịch nghỉ năm 2028',
        },
      ]);
    },
  );
});

describe('without its guards', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ worker: false });
    await stage.moveTo('2024-01-12T09:00:00+07:00');
    await issueOn(stage);
    await stage.moveTo('2025-01-06T08:00:00+07:00');
  }, 60_000);
  afterAll(() => stage.close());

  it('control: two workers that do not ask whether the stream exists draft twice', async () => {
    const { dataSource, app } = stage;
    const due = () =>
      new Clock(dataSource)
        .now()
        .then((now) => dueYears(dataSource.manager, app.get(Workflows, { strict: false }), now));
    const both = await Promise.all([due(), due()]);
    for (const {
      drafts: [draft],
    } of both) {
      const event = { type: 'DirectiveDrafted', data: { ...draft!.content, by: 'system' } };
      await new EventStore(dataSource).append([
        {
          stream: `directive-${draft!.ids[0]}`,
          expect: 'any',
          events: [event],
          head: directive.head({ status: 'drafted', content: draft!.content }),
          actor: 'system',
        },
      ]);
    }
    expect(await drafts(stage)).toEqual(['quy-hoach-2025', 'quy-hoach-2025']);
  });
});

describe('a year that somebody has already begun', () => {
  let stage: Stage;
  let issued: Issued;
  beforeAll(async () => {
    ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
    await stage.moveTo('2024-12-20T08:00:00+07:00');
    const { directive: _id, ...body } = letter2024;
    await well(
      call(stage.url, '/api/directives', {
        token: issued.clerk,
        key: freshKey(),
        body: { ...body, directive: 'ra-soat-som', year: 2025, dueOn: '2025-02-15' },
      }),
    );
  }, 60_000);
  afterAll(() => stage.close());

  it('is left to them, also when they withdrew it', async () => {
    expect(await tickAt(stage, '2025-01-06T08:00:00+07:00')).toEqual([]);
    await well(
      call(stage.url, '/api/directives/ra-soat-som/withdraw', {
        token: issued.clerk,
        key: freshKey(),
        body: { reason: 'Chờ cấp trên' },
      }),
    );
    expect(await tickAt(stage, '2025-01-07T08:00:00+07:00')).toEqual([]);
  });

  it('and the next one is opened again; what is long past is not', async () => {
    expect(await tickAt(stage, '2026-11-20T08:00:00+07:00')).toEqual([]);
    expect(await tickAt(stage, '2027-01-05T08:00:00+07:00')).toEqual(['quy-hoach-2027']);
  });
});
