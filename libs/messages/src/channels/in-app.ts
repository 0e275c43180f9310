import { type Channel } from './channel.js';

/**
 * The list of messages in the app (`GET /api/messages`). Everybody has it, and it shows what was
 * typed.
 */
export const inApp: Channel = {
  name: 'app',
  noun: 'tin nhắn',
  reaches: ['cell', 'role'],
  outward: null,
};
