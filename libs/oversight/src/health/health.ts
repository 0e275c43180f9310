import { statfs } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Workflows } from '#libs/directive';
import { readCheckpoint, readers } from '#libs/event-store';
import { outwardChannels, sendingKind, tryEffectsAgain } from '#libs/messages';
import { Clock, CONFIG, type Config, inTransaction } from '#libs/platform';
import { RENDER_NOTICE, signing } from '#libs/records';

/** A part of the product that runs, or did. */
export interface ProcessHealth {
  readonly name: string;
  readonly up: boolean;
  /** Null when it never ran. */
  readonly secondsAgo: number | null;
}

export interface ReaderHealth {
  readonly reader: string;
  readonly position: number;
  /** Facts that it has not read yet. */
  readonly behind: number;
  readonly secondsAgo: number;
  readonly running: boolean;
  readonly parked: number;
}

export interface EffectCount {
  readonly kind: string;
  readonly kindText: string;
  readonly state: EffectState;
  readonly stateText: string;
  readonly count: number;
}
type EffectState = 'pending' | 'running' | 'failed' | 'done';

/** What was given up outside the database, or tried in vain. */
export interface FailingEffect {
  readonly effect: string;
  readonly kind: string;
  readonly kindText: string;
  readonly state: EffectState;
  readonly stateText: string;
  readonly about: string;
  readonly cause: string | null;
  readonly tries: number;
  readonly recordedAt: string;
  readonly nextTryAt: string | null;
}

export interface HealthAnswer {
  readonly clock: { readonly now: string; readonly virtual: boolean };
  readonly processes: readonly ProcessHealth[];
  readonly readers: readonly ReaderHealth[];
  readonly effects: readonly EffectCount[];
  readonly failing: readonly FailingEffect[];
  /** Marks that wait for a person. */
  readonly holds: number;
  readonly definitions: {
    readonly usable: number;
    readonly skipped: readonly { folder: string; why: readonly string[]; more: number }[];
  };
  readonly blocks: {
    readonly last: { readonly number: number; readonly signedAt: string } | null;
    readonly unsealed: number;
  };
  readonly checkpoints: readonly {
    readonly folder: string;
    readonly at: string | null;
    readonly readable: boolean;
  }[];
  readonly databaseBytes: number;
  readonly freeDiskBytes: number | null;
}

/** What is tried again: one kind, one cause, or both. */
export interface RetryMany {
  readonly kind?: string;
  readonly cause?: string;
}

const STATES: Readonly<Record<EffectState, string>> = {
  pending: 'Đang chờ',
  running: 'Đang làm',
  failed: 'Đã dừng',
  done: 'Đã xong',
};
const KINDS: ReadonlyMap<string, string> = new Map([
  [RENDER_NOTICE, 'Lập tệp văn bản'],
  ...outwardChannels.map(
    (channel) => [sendingKind(channel), `Gửi ${channel.noun}`] as [string, string],
  ),
]);
const kindText = (kind: string): string => KINDS.get(kind) ?? 'Việc khác';

/** The id of no effect: what is not for this reader is refused as what is not there. */
const NONE = '';

/** A worker or an api that was silent for longer is taken to be down. */
const SILENT_SECONDS = 60;

const PROCESSES = `
  select 'Máy chủ ứng dụng' as name, (select app.beat_age(max(b.wall)) from app.beat b
    where b.service = 'intake') as "secondsAgo"
  union all
  select 'Bộ xử lý việc', (select app.beat_age(max(r.heartbeat)) from app.reader r)`;

const COUNTS = `select kind, state, count(*)::int as count from app.effect
  group by 1, 2 order by 1, 2`;

/**
 * The ledger is common to all committees; what an effect is about is not. `$1`: everything may be
 * shown.
 */
const VISIBLE = `($1 or exists (select from app.message m where m.id = e.subject)
  or exists (select from app.outgoing o where o.key = e.subject))`;
const WAITS = `e.done_at is null
  and (e.state = 'failed' or (e.state = 'pending' and e.last_error is not null))`;

const FAILING = `
  select e.id as effect, e.kind, e.state, e.attempts as tries, e.last_error as cause,
    app.iso(e.recorded_at) as "recordedAt",
    case when e.state = 'pending' then app.iso(e.retry_at) end as "nextTryAt",
    coalesce((select 'Văn bản số ' || o.symbol from app.outgoing o where o.key = e.subject),
      (select 'Tin “' || m.subject || '”' || coalesce(' tới ' || c.name, '') from app.message m
        left join app.cell c on c.id = m.cell where m.id = e.subject), 'Việc của hệ thống') as about
  from app.effect e where ${WAITS} and ${VISIBLE} order by e.recorded_at, e.id limit 200`;

const CHOSEN = `select e.id from app.effect e where ${WAITS} and ${VISIBLE}
  and ($2::text is null or e.kind = $2) and ($3::text is null or e.last_error = $3)
  and ($4::text is null or e.id = $4) order by e.id`;

const SEALED = `
  select (select jsonb_build_object('number', b.number, 'signedAt', app.iso(b.signed_at))
      from app.block b order by b.number desc limit 1) as last,
    (select count(*)::int from app.event e where e.position > coalesce((select max(b.to_position)
      from app.block b), 0)) as unsealed,
    pg_database_size(current_database())::float8 as bytes,
    (select count(*)::int from app.hold h where h.released_at is null
      and exists (select from app.head x where x.stream = h.obligation
        and x.cutoff_at = h.cutoff_at and x.status <> 'expired')) as holds`;

interface Sealed {
  readonly last: HealthAnswer['blocks']['last'];
  readonly unsealed: number;
  readonly bytes: number;
  readonly holds: number;
}

/** How the installation is, in the words of who looks after it. */
@Injectable()
export class Health {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `whole`: whoever asks is bound to no committee. */
  async read(whole: boolean): Promise<HealthAnswer> {
    const [sealed]: Sealed[] = await this.dataSource.query(SEALED);
    const { usable, skipped } = await this.workflows.figures();
    return {
      clock: { now: await this.clock.now(), virtual: await this.clock.isVirtual() },
      processes: await this.processes(),
      readers: await this.readers(),
      ...(await this.effects(whole)),
      holds: sealed!.holds,
      definitions: { usable: usable.length, skipped },
      blocks: { last: sealed!.last, unsealed: sealed!.unsealed },
      checkpoints: await this.checkpoints(),
      databaseBytes: sealed!.bytes,
      freeDiskBytes: await freeDisk(this.config.varDir),
    };
  }

  /** Errors: `Refused` NOT_WAITING. */
  retry(effect: string, whole: boolean): Promise<number> {
    return inTransaction(this.dataSource, async (manager) => {
      const [id] = await chosen(manager, whole, { id: effect });
      return (await tryEffectsAgain(manager, { id: id ?? NONE })).length;
    });
  }

  retryMany(which: RetryMany, whole: boolean): Promise<number> {
    return inTransaction(this.dataSource, async (manager) => {
      let count = 0;
      for (const id of await chosen(manager, whole, which))
        count += (await tryEffectsAgain(manager, { id })).length;
      return count;
    });
  }

  private async processes(): Promise<ProcessHealth[]> {
    const rows: Omit<ProcessHealth, 'up'>[] = await this.dataSource.query(PROCESSES);
    return rows.map(({ name, secondsAgo }) => ({
      name,
      secondsAgo,
      up: secondsAgo !== null && secondsAgo < SILENT_SECONDS,
    }));
  }

  private async readers(): Promise<ReaderHealth[]> {
    return (await readers(this.dataSource)).map(
      ({ reader, shard, shards, position, behind, beat, holder, parked }) => ({
        reader: shards > 1 ? `${reader} ${shard + 1}/${shards}` : reader,
        position,
        behind,
        secondsAgo: Math.round(beat),
        running: holder !== null,
        parked,
      }),
    );
  }

  private async effects(whole: boolean): Promise<Pick<HealthAnswer, 'effects' | 'failing'>> {
    const counts: Omit<EffectCount, 'kindText' | 'stateText'>[] =
      await this.dataSource.query(COUNTS);
    const failing: Omit<FailingEffect, 'kindText' | 'stateText'>[] = await this.dataSource.query(
      FAILING,
      [whole],
    );
    const inWords = <T extends { kind: string; state: EffectState }>(row: T) => ({
      ...row,
      kindText: kindText(row.kind),
      stateText: STATES[row.state],
    });
    return { effects: counts.map(inWords), failing: failing.map(inWords) };
  }

  private checkpoints(): Promise<HealthAnswer['checkpoints']> {
    return Promise.all(
      signing(this.config).place.folders.map(async (folder) => {
        try {
          const found = await readCheckpoint(folder);
          return { folder, at: found?.at ?? null, readable: true };
        } catch {
          return { folder, at: null, readable: false };
        }
      }),
    );
  }
}

async function chosen(
  manager: EntityManager,
  whole: boolean,
  { kind, cause, id }: RetryMany & { readonly id?: string },
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(CHOSEN, [
    whole,
    kind ?? null,
    cause ?? null,
    id ?? null,
  ]);
  return rows.map((row) => row.id);
}

/** Null where the system does not tell. */
async function freeDisk(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
