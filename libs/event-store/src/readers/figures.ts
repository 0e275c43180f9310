import { type DataSource } from 'typeorm';
import { type Collector, type Figure, type Sample } from '#libs/platform';
import { fenceHolders } from './fence.js';

interface LagRow {
  readonly reader: string;
  readonly shard: number;
  readonly positions: number;
  readonly seconds: number;
  readonly beat: number;
  readonly parked: number;
}

/** What an operator watches of the readers of every worker, read from the database. */
export function readerFigures(dataSource: DataSource): Collector {
  return {
    name: 'readers',
    async collect() {
      const holders = await fenceHolders(dataSource);
      const rows: LagRow[] = await dataSource.query(
        'select reader, shard, positions, seconds, beat, parked from app.reader_lag()',
      );
      const each = (name: string, help: string, value: (row: LagRow) => number): Figure => ({
        name,
        help,
        samples: rows.map((row): Sample => ({
          value: value(row),
          labels: { reader: row.reader, shard: String(row.shard) },
        })),
      });
      return [
        {
          name: 'dondoc_fence_age_seconds',
          help: 'Age of the oldest transaction whose append holds readers back; 0: none',
          samples: [{ value: holders[0]?.age ?? 0 }],
        },
        {
          name: 'dondoc_fence_holders',
          help: 'Transactions whose appends hold readers back',
          samples: [{ value: holders.length }],
        },
        each(
          'dondoc_reader_lag_positions',
          'Positions between the cursor and the newest event',
          ({ positions }) => positions,
        ),
        each(
          'dondoc_reader_lag_seconds',
          'Age of the oldest event the reader has not passed',
          ({ seconds }) => seconds,
        ),
        each(
          'dondoc_reader_heartbeat_age_seconds',
          'Seconds since the reader last showed life',
          ({ beat }) => beat,
        ),
        each('dondoc_parked_streams', 'Streams the reader could not take', ({ parked }) => parked),
      ];
    },
  };
}
