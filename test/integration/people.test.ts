import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { bulkRequest, BulkRuns, type PlanningReport, Workflows } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { actorOfToken } from '#libs/org';
import { type Person, personIdOf } from '#libs/planning';
import { projectPath } from '#libs/platform';
import { call, type Reply } from '../support/call.js';
import {
  type Cell,
  freshKey,
  type Issued,
  issueOn,
  openIssued,
  reportOf,
  review,
  tokenOf,
} from '../support/issued.js';
import { type Stage } from '../support/stage.js';

const MEETING = { on: '2024-01-30', present: 11, agreed: 11 };

let stage: Stage;
let issued: Issued;
let later: Issued;

beforeAll(async () => {
  ({ stage, issued } = await openIssued('2024-01-30T10:00:00+07:00'));
  later = await issueOn(stage, { directive: 'ra-soat-bo-sung-2024', dueOn: '2024-03-29' });
});
afterAll(() => stage.close());

const rowsOf = <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, params);
/** What the application itself may not do. */
async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({
    connectionString: stage.config.databaseUrl,
    options: '-c search_path=app',
  });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
const post = (path: string, token: string, body: object): Promise<Reply> =>
  call(stage.url, path, { token, key: freshKey(), body });
const send = ({ obligation, token }: Cell, report: object): Promise<Reply> =>
  post(`/api/obligations/${obligation}/reports`, token, report);
const approve = ({ obligation }: Cell, token = issued.approver): Promise<Reply> =>
  post(`/api/obligations/${obligation}/approve`, token, { meeting: MEETING });
const isFine = ({ status, text }: Reply): void => expect(status < 300 ? 'fine' : text).toBe('fine');

/** The report with its newcomer of the first term as somebody else. */
function naming(
  report: PlanningReport,
  person: Partial<Person> & { id: string; cardNumber: string },
): PlanningReport {
  const newcomer = report.submission.terms[0]!.lines.find(
    ({ movement }) => movement === 'add',
  )!.person;
  const known = report.submission.people.find(({ id }) => id === newcomer)!;
  const text = JSON.stringify(report).replaceAll(`"${newcomer}"`, `"${person.id}"`);
  const renamed = JSON.parse(text) as PlanningReport;
  const people = renamed.submission.people
    .map((one) => (one.id === person.id ? { ...known, ...person } : one))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...renamed, submission: { ...renamed.submission, people } };
}

async function unchanged(cell: Cell): Promise<object> {
  const { submission, ...rest } = await reportOf(stage, cell.id, 1);
  const terms = submission.terms.map((term) => ({ ...term, outcome: 'unchanged', lines: [] }));
  return {
    ...rest,
    outcome: 'unchanged',
    submission: {
      ...submission,
      terms,
      people: [],
      meetings: submission.meetings.map((meeting) => ({ ...meeting, ballot: null })),
    },
  };
}

describe('a person who was on no record', () => {
  const newcomer = {
    id: personIdOf('079099001234'),
    cardNumber: '079099001234',
    name: 'H’Hen Niê Thử',
    born: '1991-04',
  };

  it(
    'is recorded by the approval, with the notice as the source, and the next year goes on ' +
      'with “không thay đổi”',
    async () => {
      const cell = issued.cells[10];
      isFine(await send(cell!, naming(await reportOf(stage, cell!.id, 11), newcomer)));
      isFine(await review(stage, issued.reviewer, cell!));
      const approved = await approve(cell!);
      isFine(approved);
      expect(
        await rowsOf('select card_number, name, born, source from app.person where id = $1', [
          newcomer.id,
        ]),
      ).toEqual([
        {
          card_number: newcomer.cardNumber,
          name: newcomer.name,
          born: '1991-04',
          source: `Thông báo số ${String(approved.body['symbol'])}, ngày 30/01/2024`,
        },
      ]);
      const [{ data }] = (await rowsOf<{ data: object }>(
        'select data from app.letter where notice = $1',
        [approved.body['notice']],
      )) as [{ data: object }];
      expect(JSON.stringify(data)).toContain(newcomer.name);
      expect(JSON.stringify(data)).not.toContain(newcomer.id);

      const again = later.cells[10]!;
      const draft = await call(stage.url, `/api/obligations/${again.obligation}/draft`, {
        token: again.token,
      });
      expect(draft.text).toContain(newcomer.name);
      isFine(await send(again, await unchanged(again)));
      isFine(await review(stage, issued.reviewer, again));
    },
  );

  it(
    'of an approval from before that is refused in words, never printed by an identifier and ' +
      'never answered 500, until the record is made up for',
    async () => {
      const again = later.cells[10]!;
      await asOwner(`delete from app.person where id = '${newcomer.id}'`);
      expect(await approve(again)).toMatchObject({
        status: 409,
        body: { code: 'PERSON_NOT_ON_RECORD' },
      });
      const lists = await call(stage.url, `/api/cells/${again.id}/approved-lists`, {
        token: again.token,
      });
      expect(lists.text).toContain('chưa có trong hồ sơ đảng viên');
      // What an upgrade does: the report that named the person is still there.
      await asOwner(
        await readFile(projectPath('libs/directive/migrations/0117-approved-members.sql'), 'utf8'),
      );
      expect(
        await rowsOf('select name, source from app.person where id = $1', [newcomer.id]),
      ).toEqual([{ name: newcomer.name, source: expect.stringMatching(/^Thông báo số \d+-TB/) }]);
      isFine(await approve(again));
    },
  );
});

describe('four eyes', () => {
  const token = (name: string, role: 'reviewer' | 'approver', card?: string): Promise<string> =>
    tokenOf(stage, { name, role, ...(card ? { card } : {}) });

  it(
    'are two persons: the same name under another account is refused, one by one and in ' + 'bulk',
    async () => {
      const cell = issued.cells[2]!;
      isFine(await cell.submit({ seed: 3 }));
      isFine(await review(stage, await token('Lò Văn Một', 'reviewer'), cell));
      const own = await token('LÒ VĂN  MỘT', 'approver');
      expect(await approve(cell, own)).toMatchObject({
        status: 403,
        body: { code: 'SAME_PERSON' },
      });
      const preview = await post('/api/bulk', own, {
        command: 'approve-report',
        directive: issued.directive,
        cells: [cell.id],
        preview: true,
        body: { meeting: MEETING },
      });
      expect(preview.body).toMatchObject({
        eligible: 0,
        leftOut: [{ code: 'SAME_PERSON', count: 1 }],
      });
      // Another name does not help when both accounts are one member's, and one name does not harm
      // two members.
      const [a, b] = ['MAU-0001', 'MAU-0002'];
      await token('Lò Văn Một', 'reviewer', a);
      expect(
        await approve(cell, await token('Cấp ủy viên phụ trách', 'approver', a)),
      ).toMatchObject({
        status: 403,
        body: { code: 'SAME_PERSON' },
      });
      isFine(await approve(cell, await token('Lò Văn Một', 'approver', b)));
      await expect(token('Lò Văn Một', 'approver', 'KHONG-CO')).rejects.toThrow(
        'Không có đảng viên mang số thẻ',
      );
    },
  );
});

describe('what is on record of people of other cells', () => {
  it(
    'is told to the committee and not to the cell: no name, no birthday, not even that there ' +
      'is a record',
    async () => {
      const [, , , cell, other] = issued.cells;
      const theirs = (
        await rowsOf<{ id: string; cardNumber: string; name: string }>(
          `select d.id, d.card_number as "cardNumber", d.name from app.planned_post p
          join app.person d on d.id = p.person
       where p.cell = $1 and not exists (select from app.planned_post o where o.person = d.id
         and o.cell = $2) order by d.id`,
          [other!.id, cell!.id],
        )
      )[0]!;
      const report = naming(await reportOf(stage, cell!.id, 4), {
        id: theirs.id,
        cardNumber: theirs.cardNumber,
        name: 'Tên Thử Khác',
        born: '1979-01-02',
      });
      const sent = await send(cell!, report);
      isFine(sent);
      const seen = async (token: string) =>
        (await call(stage.url, `/api/obligations/${cell!.obligation}/report`, { token })).body[
          'findings'
        ] as { rule: string; message: string }[];
      expect(JSON.stringify([sent.body, await seen(cell!.token)])).not.toContain(theirs.name);
      expect((await seen(cell!.token)).map(({ rule }) => rule)).not.toEqual(
        expect.arrayContaining(['PERSON_MISMATCH']),
      );
      expect(
        (await seen(cell!.token)).filter(({ rule }) => /PERSON_(NAME|MISMATCH|NOT_ON)/.test(rule)),
      ).toEqual([]);
      // Control: the committee's reader is told all of it, and the report cannot pass.
      expect((await seen(issued.reviewer)).map(({ rule }) => rule)).toEqual(
        expect.arrayContaining(['PERSON_MISMATCH', 'PERSON_NAME_DIFFERS']),
      );
      expect((await review(stage, issued.reviewer, cell!)).status).toBe(409);
      const bulk = await post('/api/bulk', issued.reviewer, {
        command: 'review-report',
        directive: issued.directive,
        cells: [cell!.id],
        preview: true,
        body: { opinion: 'Đủ' },
      });
      expect(bulk.body).toMatchObject({ eligible: 0, leftOut: [{ code: 'WARNINGS_OPEN' }] });
    },
  );

  it('counts for the limit of three posts over all cells of the committee', async () => {
    const cell = issued.cells[5]!;
    const report = await reportOf(stage, cell.id, 6);
    const name = report.submission.terms[0]!.term.name;
    const { person } = report.submission.terms[0]!.lines.find(
      ({ movement }) => movement === 'add',
    )!;
    const elsewhere = [issued.cells[6]!, issued.cells[7]!, issued.cells[8]!];
    for (const { id } of elsewhere)
      await rowsOf(
        `insert into app.planned_post (cell, term, person, post, since)
          values ($1, $2, $3, 'chi-uy-vien', '97-TB/ĐU')`,
        [id, `${id}-${name}`, person],
      );
    isFine(await send(cell, report));
    const findings = (
      await call(stage.url, `/api/obligations/${cell.obligation}/report`, {
        token: issued.reviewer,
      })
    ).body['findings'] as { rule: string; message: string }[];
    expect(findings.find(({ rule }) => rule === 'PERSON_TOO_MANY_POSTS')?.message).toMatch(
      /4 chức danh cùng cấp/,
    );
    const refused = await review(stage, issued.reviewer, cell);
    expect(refused).toMatchObject({ status: 409 });
    // Control: one post fewer elsewhere, and it passes the review; taken on again before the
    // approval, it is refused there.
    const last = elsewhere[2]!;
    await rowsOf('delete from app.planned_post where cell = $1 and person = $2', [last.id, person]);
    isFine(await review(stage, issued.reviewer, cell));
    await rowsOf(
      `insert into app.planned_post (cell, term, person, post, since)
        values ($1, $2, $3, 'chi-uy-vien', '97-TB/ĐU')`,
      [last.id, `${last.id}-${name}`, person],
    );
    expect(await approve(cell)).toMatchObject({
      status: 409,
      body: {
        code: 'DECISIONS_BREAK_RULES',
        detail: expect.stringContaining('4 chức danh cùng cấp'),
      },
    });
    await rowsOf('delete from app.planned_post where cell = $1 and person = $2', [last.id, person]);
    isFine(await approve(cell));
    // What was approved a moment ago counts at once, also where the view has not read it yet.
    const next = issued.cells[9]!;
    const theirs = await reportOf(stage, next.id, 10);
    const card = report.submission.people.find(({ id }) => id === person)!;
    isFine(await send(next, naming(theirs, card)));
    expect(
      (
        (
          await call(stage.url, `/api/obligations/${next.obligation}/report`, {
            token: issued.reviewer,
          })
        ).body['findings'] as { rule: string }[]
      ).map(({ rule }) => rule),
    ).toContain('PERSON_TOO_MANY_POSTS');
  });
});

describe('an item that fails for no reason of the rules', () => {
  it('holds nobody behind it, and is left aside with a word after the third time', async () => {
    const cells = [later.cells[4]!, later.cells[6]!, later.cells[8]!];
    for (const cell of cells) {
      isFine(await send(cell, await unchanged(cell)));
      isFine(await review(stage, issued.reviewer, cell));
    }
    await asOwner(
      `create function app.poison() returns trigger language plpgsql as $$ begin raise exception
        'poisoned'; end $$`,
    );
    await asOwner(
      `create trigger poison before insert on app.letter for each row
        when (new.notice = 'notice-${cells[0]!.obligation.slice('obligation-'.length)}') execute
        function app.poison()`,
    );
    const workflows = new Workflows(stage.dataSource);
    await workflows.load();
    const runs = new BulkRuns(stage.dataSource, new EventStore(stage.dataSource), workflows, {
      graceMinutes: 5,
    });
    const approver = (await actorOfToken(stage.dataSource.manager, issued.approver))!;
    const { run } = await runs.start(
      approver,
      'poisoned-meeting',
      bulkRequest.parse({
        command: 'approve-report',
        directive: later.directive,
        cells: cells.map(({ id }) => id),
        body: { meeting: MEETING },
      }),
    );
    await expect(runs.advance(run)).rejects.toThrow('poisoned');
    await expect(runs.advance(run)).rejects.toThrow('poisoned');
    // The second time the others went first.
    expect(await runs.read(run)).toMatchObject({ state: 'running', done: 2 });
    expect(await runs.advance(run)).toMatchObject({
      state: 'done',
      done: 2,
      skipped: 1,
      notDone: [{ code: 'FAILED', count: 1, cells: [cells[0]!.id] }],
    });
    await asOwner('drop trigger poison on app.letter');
    isFine(await approve(cells[0]!));
  });
});
