import { type DataSource, type EntityManager } from 'typeorm';
import { type Config, type EffectHandler, EffectRefused, logger } from '#libs/platform';
import {
  type Addressee,
  type Letter,
  type Line,
  type OutwardChannel,
} from '../channels/channel.js';
import { outwardChannels, sendingKind } from '../channels/channels.js';
import { linkInMail } from './link-in-mail.js';
import { isOvertaken } from './overtaken.js';

/** Every channel that leads out of the app, as the worker runs it. */
export interface OpenChannels {
  readonly handlers: readonly EffectHandler[];
  /** Number of handlers that run side by side, by the kind of effect. */
  readonly workers: Readonly<Record<string, number>>;
  close(): void;
}

export function openChannels(dataSource: DataSource, config: Config): OpenChannels {
  const open = outwardChannels.map((channel) => ({
    channel,
    line: config[channel.outward.setting] === undefined ? undefined : channel.outward.open(config),
  }));
  const more = linkInMail(dataSource, config);
  return {
    handlers: open.map(({ channel, line }) => deliverBy(dataSource, { channel, line, more })),
    workers: Object.fromEntries(
      outwardChannels.map((channel) => [sendingKind(channel), channel.outward.workers]),
    ),
    close: () => open.forEach(({ line }) => line?.close()),
  };
}

/** A message as it was posted. */
interface Posted extends Letter {
  readonly obligation: string;
  readonly step: string;
}

type Row = Omit<Posted, 'to'> & Addressee;

interface Way {
  readonly channel: OutwardChannel;
  readonly line: Line | undefined;
  /** What is said outside the app beside the message itself. */
  readonly more: ReturnType<typeof linkInMail>;
}

async function posted(dataSource: DataSource, id: string): Promise<Posted> {
  const rows: Row[] = await dataSource.query(
    `select m.subject, m.body, m.mail_id as "wireId", m.obligation, m.step, c.id as cell,
      c.name, c.email from app.message m join app.cell c on c.id = m.cell where m.id = $1`,
    [id],
  );
  if (!rows[0]) throw new EffectRefused(`message ${id} is gone, or its cell`);
  const { subject, body, wireId, obligation, step, ...to } = rows[0];
  return { subject, body, wireId, obligation, step, to };
}

/**
 * Sends one message by the channel, or keeps it in the app when the channel cannot reach the cell.
 */
function deliverBy(dataSource: DataSource, { channel, line, more }: Way): EffectHandler {
  const { name, outward } = channel;
  const log = logger(name);

  async function send(id: string): Promise<'sent' | 'kept' | 'overtaken'> {
    const { wireId, subject, body, to, ...asked } = await posted(dataSource, id);
    if (!line || outward.address(to) === '') return 'kept';
    if (await isOvertaken(dataSource.manager, id)) return 'overtaken';
    const added = await more(asked);
    await line.send({ wireId, subject, body: added ? `${body}\n\n${added}` : body, to });
    return 'sent';
  }

  function record(manager: EntityManager, id: string, state: string): Promise<void> {
    return manager.query('update app.delivery set state = $3 where message = $1 and channel = $2', [
      id,
      name,
      state,
    ]);
  }

  return {
    kind: sendingKind(channel),
    usefulHours: outward.usefulHours,
    async run({ subject: id, attempts }) {
      const state = await send(id);
      if (state !== 'kept') log.info(`${name} ${state}`, { message: id, attempt: attempts });
      return { commit: (manager) => record(manager, id, state) };
    },
    giveUp: ({ subject: id }, manager) => record(manager, id, 'failed'),
  };
}
