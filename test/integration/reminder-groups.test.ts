import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Workflows } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { remindCells } from '#libs/messages';
import { setLogLevel } from '#libs/platform';
import { issueOn } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { connect } from './event-store.fixtures.js';

describe('reminders of several deadlines', () => {
  let stage: Stage;
  beforeAll(async () => {
    setLogLevel('error');
    stage = await openStage({ worker: false });
    await stage.moveTo('2024-01-12T09:00:00+07:00');
    await issueOn(stage, { directive: 'som', dueOn: '2024-02-15' });
    await issueOn(stage, { directive: 'muon', dueOn: '2024-02-16' });
    await stage.moveTo('2024-02-06T09:00:00+07:00');
  }, 60_000);
  afterAll(() => stage.close());

  const tick = () =>
    remindCells(
      stage.dataSource,
      { store: new EventStore(stage.dataSource), publicUrl: stage.config.publicUrl },
      stage.app.get(Workflows, { strict: false }),
    ).run();
  const told = async (): Promise<string[]> =>
    (
      (await stage.dataSource.query(
        `select distinct directive from app.message where step like 'reminder %' order by 1`,
      )) as { directive: string }[]
    ).map(({ directive }) => directive);
  const owner = async (sql: string): Promise<void> => {
    const client = await connect(stage.config.databaseUrl!);
    await client.query(sql);
    await client.end();
  };

  it('one that fails is said and keeps no other back; it follows when it can', async () => {
    await owner(`create function app.refuse_message() returns trigger language plpgsql as $$ begin
      raise exception 'no room'; end $$;
      create trigger refuse before insert on app.message for each row when (new.directive = 'som')
        execute function app.refuse_message()`);
    await expect(tick()).rejects.toThrow(/reminders failed for 1 of 2 deadlines/);
    expect(await told()).toEqual(['muon']);
    await owner('drop trigger refuse on app.message');
    await tick();
    expect(await told()).toEqual(['muon', 'som']);
  });
});
