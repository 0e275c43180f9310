import { type EntityManager } from 'typeorm';
import { outwardChannels, sendingKind } from '../channels/channels.js';

/** An effect of the ledger: its kind, and what it acts on. */
interface EffectOf {
  readonly kind: string;
  readonly subject: string;
}

const subjectsOf = (kind: string, effects: readonly EffectOf[]): string[] =>
  effects.filter((one) => one.kind === kind).map(({ subject }) => subject);

/**
 * Reopens the outcome of those effects that send a message, because they are tried again. Must run
 * in the transaction that makes them due.
 */
export async function reopenDeliveries(
  manager: EntityManager,
  effects: readonly EffectOf[],
): Promise<void> {
  for (const channel of outwardChannels)
    await manager.query(
      `update app.delivery set state = 'pending'
        where message = any ($1) and channel = $2 and state = 'failed'`,
      [subjectsOf(sendingKind(channel), effects), channel.name],
    );
}

/** What a message is about and whom it is for, in the words that an operator reads. */
export interface DeliveryLabel {
  readonly id: string;
  readonly obligation: string;
  readonly step: string;
  readonly cell: string;
}

/** The labels by the message's id, for those effects that send one. */
export async function deliveryLabels(
  manager: EntityManager,
  effects: readonly EffectOf[],
): Promise<ReadonlyMap<string, DeliveryLabel>> {
  const messages = outwardChannels.flatMap((channel) => subjectsOf(sendingKind(channel), effects));
  const rows: DeliveryLabel[] = await manager.query(
    'select id, obligation, step, cell from app.message where id = any ($1)',
    [messages],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
