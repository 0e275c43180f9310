import { describe, expect, it } from '@jest/globals';
import { call } from '../support/call.js';
import { reportOf, review } from '../support/issued.js';
import { approve, isFine, issued, naming, post, rowsOf, send, stage } from './people.fixtures.js';

/** People of other cells: who hears what of them, and what counts over all. */
export function others(): void {
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
          (await seen(cell!.token)).filter(({ rule }) =>
            /PERSON_(NAME|MISMATCH|NOT_ON)/.test(rule),
          ),
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
      await rowsOf('delete from app.planned_post where cell = $1 and person = $2', [
        last.id,
        person,
      ]);
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
      await rowsOf('delete from app.planned_post where cell = $1 and person = $2', [
        last.id,
        person,
      ]);
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
}
