import { type DataSource } from 'typeorm';
import { type OwedReport, owedReports, readDirective, type Workflows } from '#libs/directive';
import { inTransaction, logger, type TickTask } from '#libs/platform';
import { type Teller } from '../message/compose.js';
import { directiveUrl, dutyText } from '../message/tell-committee.js';
import { roleMessageId, tellRoles } from '../message/tell-role.js';
import { on, upwardReminder } from '../tellings/occasions.js';

/**
 * Reminds the committee's own people of their own deadline in the same way as the cells: by the
 * steps of the directive's definition, on working days, never in Tết, with the newest wave only,
 * until a report is out or the moment has passed. The clerks and approvers are told in the app.
 */
export function remindCommittee(
  dataSource: DataSource,
  teller: Teller,
  workflows: Workflows,
): TickTask {
  const log = logger('reminders');

  async function remind({
    directive,
    workflow,
    dueOn,
    cutoffAt,
    since,
    now,
  }: OwedReport): Promise<void> {
    const waves = await workflows.waves(workflow, { dueOn, cutoffAt });
    const wave = waves.filter(({ at }) => at <= now).at(-1);
    if (!wave || since >= wave.at || workflows.inTet(now)) return;
    const occasion = on(upwardReminder, dueOn, wave.step);
    if (await told(directive, occasion.key)) return;
    await inTransaction(dataSource, async (manager) => {
      // The directive is locked, so a report that is issued now is either seen here or comes after
      // the reminder.
      await manager.query('select 1 from app.head where stream = $1 for share', [
        `directive-${directive}`,
      ]);
      const { state } = await readDirective(teller.store, directive, manager);
      const text = dutyText(state, directiveUrl(teller.publicUrl, directive));
      if (text?.duty.status !== 'open') return;
      await tellRoles(manager, {
        ...upwardReminder.committee,
        ...occasion,
        directive,
        data: text.data,
      });
      log.info('the committee reminded of its own report', { directive, step: wave.step });
    });
  }

  async function told(directive: string, key: string): Promise<boolean> {
    const ids = upwardReminder.committee.roles.map((role) =>
      roleMessageId({ directive, key }, role),
    );
    const rows: unknown[] = await dataSource.query(
      'select 1 from app.message where id = any ($1)',
      [ids],
    );
    return rows.length === ids.length;
  }

  return {
    name: 'remind-committee',
    async run() {
      for (const owed of await owedReports(dataSource))
        if (owed.cutoffAt > owed.now) await remind(owed);
    },
  };
}
