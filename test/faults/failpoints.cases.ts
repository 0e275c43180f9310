import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRunning, identityOf, within } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { type Reply } from '../support/call.js';
import { freshKey, type Issued } from '../support/issued.js';
import { from } from '../integration/cutoff-race.fixtures.js';
import { type Armed, type Hit } from './failpoints.armed.js';
import { type Scene, until } from './failpoints.scene.js';

/**
 * A place in the source where the product is broken, and what a person or the clock does to bring
 * it there.
 */
export interface Case {
  readonly point: string;
  readonly subject?: string;
  readonly act: Act;
}

/**
 * Comes to the point with the charge laid by `break_`, and returns what must be so when all is at
 * rest: rows of a query that may not be there.
 */
export type Act = (
  scene: Scene,
  charge: Omit<Armed, 'mode'>,
  lay: () => () => Promise<Hit>,
) => Promise<{ readonly hit: Hit; readonly wrong: string }>;

async function draft({ ask, dataSource }: Scene, clerk: string): Promise<string> {
  const directive = freshKey().replace('key-of-a-test', 'draft');
  await ask('/api/directives', {
    token: clerk,
    key: freshKey(),
    body: { ...letter2024, directive, dueOn: '2024-11-01' },
  });
  const rows: { stream: string }[] = await dataSource.query(
    'select stream from app.head where stream = $1',
    [`directive-${directive}`],
  );
  return rows[0]!.stream;
}

/** Streams that have not exactly so many events of the type. */
const notEach = (streams: readonly string[], type: string): string =>
  `select s.stream, count(e.stream)::int as count from unnest(array['${streams.join(`','`)}']) as
    s(stream)
   left join app.event e on e.stream = s.stream and e.type = '${type}' group by s.stream
     having count(e.stream) <> 1`;

const obligations = ({ cells }: Issued): string[] => cells.map(({ obligation }) => obligation);

const someone = new WeakMap<Scene, Promise<Issued>>();
/** The people of a directive that is only there for its tokens. */
function people(scene: Scene): Promise<Issued> {
  const known = someone.get(scene) ?? scene.issue();
  someone.set(scene, known);
  return known;
}

/** A clerk drafts a directive. */
const drafting: Act = async (scene, _charge, lay) => {
  const { clerk } = await people(scene);
  const hit = lay();
  const stream = await draft(scene, clerk);
  return { hit: await hit(), wrong: notEach([stream], 'DirectiveDrafted') };
};

/** A clerk issues a directive: obligations, messages, mails, a paper. */
const issuing: Act = async (scene, _charge, lay) => {
  const { clerk } = await people(scene);
  const issued = await draft(scene, clerk);
  await scene.settle();
  const hit = lay();
  await scene.ask(`/api/directives/${issued.slice('directive-'.length)}/issue`, {
    token: clerk,
    key: freshKey(),
  });
  const [found] = await Promise.all([hit(), scene.settle()]);
  return {
    hit: found,
    wrong: `select stream from (${notEach(await issuedBy(scene, issued), 'ObligationIssued')}) o
    union all select m.cell from app.message m join app.delivery d on d.message = m.id
      where d.state not in ('kept', 'sent') group by m.cell
    union all select e.id from app.effect e where e.state <> 'done'`,
  };
};

async function issuedBy({ dataSource }: Scene, stream: string): Promise<string[]> {
  const rows: { stream: string }[] = await dataSource.query(
    `select 'obligation-' || substr(e.stream,
      11) || '--' || jsonb_array_elements_text(e.data->'cells') as stream from app.event e
      where e.stream = $1 and e.type = 'DirectiveIssued'`,
    [stream],
  );
  return rows.map((row) => row.stream);
}

/**
 * All cells acknowledge, the first two, one after the other, held for a moment: the others then
 * share a call.
 */
const acknowledging: Act = async (scene, _charge, lay) => {
  const issued = await scene.issue();
  const hit = lay();
  const ask = ({ obligation, token }: Issued['cells'][number]) =>
    scene.ask(`/api/obligations/${obligation}/acknowledge`, { token, key: freshKey() });
  const {
    rows: [own],
  } = await scene.hand.query<{ pid: number }>('select pg_backend_pid() as pid');
  await scene.hand.query('begin');
  await scene.hand.query('select from app.head where stream = any ($1) for update', [
    obligations(issued).slice(0, 2),
  ]);
  const first: Promise<Reply>[] = [];
  for (const cell of issued.cells.slice(0, 2)) {
    first.push(ask(cell));
    await until('one more that waits', async () => {
      const rows: unknown[] = await scene.dataSource.query(
        'select from pg_stat_activity where $1 = any (pg_blocking_pids(pid))',
        [own!.pid],
      );
      return rows.length === first.length;
    });
  }
  const others = issued.cells.slice(2).map(ask);
  await scene.ask('/readyz', {});
  await scene.hand.query('rollback');
  await Promise.all([...first, ...others]);
  return { hit: await hit(), wrong: notEach(obligations(issued), 'ObligationAcknowledged') };
};

/** A program appends to twenty streams at once; killed, it is started again. */
const appending: Act = async (scene, { point }, lay) => {
  const { clerk } = await people(scene);
  const model = await draft(scene, clerk);
  const prefix = `${model}-copy`;
  const hit = lay();
  const again = (): Promise<number | null> =>
    scene.run('test/faults/failpoints.appender', model, prefix, '20');
  if ((await again()) !== 0 && (await again()) !== 0)
    throw new Error(`the appender never came to its end after ${point}`);
  return {
    hit: await hit(),
    wrong: notEach(
      Array.from({ length: 20 }, (_, i) => `${prefix}-${i}`),
      'DirectiveDrafted',
    ),
  };
};

/** The cutoff passes and nobody has reported. */
const expiring: Act = async (scene, _charge, lay) => {
  const issued = await scene.issue(7);
  const hit = lay();
  await scene.moveTo(from(issued.cutoffAt, 60 * 60_000));
  const found = await hit();
  await scene.settle();
  return {
    hit: found,
    wrong: `${notEach(obligations(issued), 'ObligationExpired')} union all
    select s.stream, count(m.id)::int from unnest(array['${obligations(issued).join(`','`)}']) as
      s(stream)
    left join app.message m on m.obligation = s.stream and m.step = 'expired' group by s.stream
      having count(m.id) <> 1`,
  };
};

async function signedAll({ dataSource, config }: Scene): Promise<boolean> {
  const [row]: { whole: boolean; number: number }[] = await dataSource.query(
    `select max(b.to_position) = (select max(position) from app.event) as whole,
      max(b.number)::int as number from app.block b`,
  );
  const latest = await readFile(
    path.join(config.varDir, 'checkpoints', 'latest.json'),
    'utf8',
  ).catch(() => '{}');
  return (
    row!.whole &&
    (JSON.parse(latest) as { block?: { number: number } }).block?.number === row!.number
  );
}

/** A worker that starts seals what waits at its first tick. */
const signing: Act = async (scene, _charge, lay) => {
  await draft(scene, (await people(scene)).clerk);
  await scene.settle();
  const hit = lay();
  process.kill(scene.tree.children['worker']!.pid!, 'SIGKILL');
  const found = await hit();
  await until('everything sealed and written out', () => signedAll(scene));
  return { hit: found, wrong: 'select number from app.block group by number having count(*) > 1' };
};

/** An administrator rebuilds a view; broken off, it is started again. */
const rebuilding: Act = async (scene, _charge, lay) => {
  await people(scene);
  const hit = lay();
  const codes = [
    await scene.run('test/faults/failpoints.cli', 'rebuild', 'obligation'),
    await scene.run('test/faults/failpoints.cli', 'rebuild', 'obligation'),
  ];
  if (codes[0] === 0 || codes[1] !== 0)
    throw new Error(`rebuild ended with ${codes.join(', then ')}`);
  return {
    hit: await hit(),
    wrong: `select from app.reader where position < (select max(position)
      from app.event) and reader = 'obligation'`,
  };
};

const each = (points: readonly string[], act: Act, subject?: string): Case[] =>
  points.map((point) => ({ point, subject, act }));

/** Every named point of the source, each with what brings the product there. */
export const cases: readonly Case[] = [
  ...each(
    ['transact:read', 'transact:append', 'transact:commit', 'transact:done'],
    drafting,
    'directive-',
  ),
  ...each(['command:read', 'command:append', 'command:commit', 'command:done'], acknowledging),
  ...each(['append:write', 'append:written'], appending),
  ...each(['bulk:locked', 'bulk:commit', 'bulk:done'], expiring),
  ...each(['reader:read'], issuing, 'directive.obligations'),
  ...each(['reader:commit'], acknowledging, 'obligation'),
  ...each(['reader:commit'], expiring, 'notices.messages'),
  ...['outgoing', 'directive.obligations', 'records.render'].flatMap((reader) =>
    each(['reader:commit'], issuing, reader),
  ),
  ...each(['relay:enqueue', 'relay:enqueued'], issuing),
  ...each(
    ['relay:claimed', 'relay:ran', 'relay:commit', 'relay:done', 'relay:release'],
    issuing,
    'send-mail',
  ),
  ...each(['relay:ran', 'relay:commit'], issuing, 'render-notice'),
  ...each(['sign:read', 'sign:commit', 'sign:write'], signing),
  ...each(['rebuild:page', 'rebuild:commit'], rebuilding),
];

/** The broken process is gone when it was to be. */
export async function isGone({ mode, pid }: Hit): Promise<boolean> {
  if (mode === 'throw') return true;
  const identity = identityOf(pid);
  return within(30_000, () => identity === undefined || !isRunning(identity));
}
