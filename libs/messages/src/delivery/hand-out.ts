import { type EntityManager } from 'typeorm';
import { effectId, recordEffects } from '#libs/platform';
import { type Audience } from '../channels/channel.js';
import { outwardTo, sendingKind } from '../channels/channels.js';

/**
 * Asks each channel that reaches the audience to carry these new messages, in the transaction that
 * posts them.
 */
export async function handOut(
  manager: EntityManager,
  messages: readonly string[],
  audience: Audience,
): Promise<void> {
  if (messages.length === 0) return;
  for (const channel of outwardTo(audience)) {
    await manager.query(
      'insert into app.delivery (message, channel) select m, $2 from unnest($1::text[]) m',
      [messages, channel.name],
    );
    const kind = sendingKind(channel);
    await recordEffects(
      manager,
      messages.map((id) => ({ id: effectId(id, kind), kind, subject: id })),
    );
  }
}
