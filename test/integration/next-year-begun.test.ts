import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directive, dueYears, Workflows } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { Clock, setLogLevel } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, well } from '../support/call.js';
import { freshKey, type Issued, issueOn, openIssued } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import {} from './consolidation.fixtures.js';
import { drafts, tickAt } from './next-year.fixtures.js';

setLogLevel('error');

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
