import { type Config } from '#libs/platform';
import { type Audience, type Channel, type OutwardChannel } from './channel.js';
import { inApp } from './in-app.js';
import { mail } from './mail.js';

/**
 * Every way by which messages reach people. What is said of a channel elsewhere is read from here.
 */
export const channels: readonly Channel[] = [inApp, mail];

const isOutward = (channel: Channel): channel is OutwardChannel => channel.outward !== null;
export const outwardChannels = channels.filter(isOutward);
/** Channels that lead out of the app to these people. */
export const outwardTo = (audience: Audience): OutwardChannel[] =>
  channels.filter(({ reaches }) => reaches.includes(audience)).filter(isOutward);

/** Kind of the effect that sends one message by the channel; stored with each effect. */
export const sendingKind = ({ name }: OutwardChannel): string => `send-${name}`;

/** The configuration under which nothing leaves the app. */
export function keptInApp(config: Config): Config {
  const settings = outwardChannels.map(({ outward }) => [outward.setting, undefined]);
  return { ...config, ...(Object.fromEntries(settings) as Partial<Config>) };
}
