import { lateEffects } from '#libs/platform';
import { type Desk, type Sight } from './running.js';
import { noDue } from '../definition/due.js';
import { nowhere, type Task } from './task.js';

interface Trouble {
  readonly id: string;
  readonly count: number;
  readonly title: string;
}

async function troubles({ dataSource, workflows }: Desk): Promise<Trouble[]> {
  const [{ parked }]: [{ parked: number }] = await dataSource.query(
    'select count(*)::int as parked from app.parked',
  );
  const effects = await lateEffects(dataSource.manager);
  const sum = (of: 'late' | 'failed'): number => effects.reduce((all, kind) => all + kind[of], 0);
  const [late, failed] = [sum('late'), sum('failed')];
  const skipped = (await workflows.skipped()).length;
  return [
    { id: 'parked', count: parked, title: `${parked} luồng sự kiện chưa đọc được` },
    { id: 'failed', count: failed, title: `${failed} việc tự động đã hỏng` },
    { id: 'late', count: late, title: `${late} việc tự động đang chậm hoặc đang lỗi` },
    { id: 'skipped', count: skipped, title: `${skipped} quy trình đang bị bỏ qua` },
  ];
}

/** What an administrator must see to. */
export async function systemTasks(desk: Desk, { actor }: Sight): Promise<Task[]> {
  if (actor.role !== 'admin') return [];
  return (await troubles(desk))
    .filter(({ count }) => count > 0)
    .map(({ id, count, title }) => ({
      ...nowhere,
      ...noDue,
      id: `mend:${id}`,
      kind: 'mend',
      title,
      detail: 'Xem ở mục Quản trị, Sức khỏe hệ thống',
      office: actor.id,
      action: { verb: 'Mở Quản trị', code: 'mend' },
      count,
    }));
}
