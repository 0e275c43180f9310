import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setLogLevel } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call } from '../support/call.js';
import {
  closeYears,
  get,
  issued,
  openYears,
  roleMessages,
  stage,
  tickAt,
  worker,
} from './next-year.fixtures.js';
import { issuing } from './next-year.issue.js';

setLogLevel('error');

describe('the years after 2024', () => {
  beforeAll(openYears, 60_000);
  afterAll(closeYears);

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
    const board = await call(stage.url, '/bang', { token: issued.clerk });
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

  issuing();

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
