import { type DataSource } from 'typeorm';
import { lateEffects } from '../effects/index.js';
import { type Collector } from './metrics.js';

interface Row {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}

/** Effects by kind and state, and how long the oldest open one has waited. */
export function effectFigures(dataSource: DataSource): Collector {
  return {
    name: 'effects',
    async collect() {
      const rows: Row[] = await dataSource.query(
        'select kind, state, count(*)::float8 as count from app.effect group by 1, 2 order by 1, 2',
      );
      const [oldest]: { age: number }[] = await dataSource.query(
        `select coalesce(greatest(0, extract(epoch from app.now() - min(greatest(recorded_at,
          not_before)))), 0)::float8 as age
         from app.effect where done_at is null and state <> 'failed'`,
      );
      return [
        {
          name: 'dondoc_effects',
          help: 'Effects in the ledger',
          samples: rows.map(({ kind, state, count }) => ({
            value: count,
            labels: { kind, state },
          })),
        },
        {
          name: 'dondoc_effects_late',
          help: 'Effects that are late: due for a quarter of an hour, or tried in vain',
          samples: (await lateEffects(dataSource.manager)).map(({ kind, late }) => ({
            value: late,
            labels: { kind },
          })),
        },
        {
          name: 'dondoc_effect_wait_seconds',
          help: 'How long the oldest effect that is not done has been due',
          samples: [{ value: oldest!.age }],
        },
      ];
    },
  };
}
