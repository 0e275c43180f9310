import { type IncomingMessage } from 'node:http';
import { BadRequestException } from '@nestjs/common';
import { refuseBytes } from './bad-input.js';

/**
 * How long a body may take. One span lasts `seconds`, and each must bring at least `RATE` bytes for
 * each of its seconds.
 */
export interface BodyPace {
  readonly seconds: number;
}

/** Bytes a second that even the poorest line in a district makes. */
const RATE = 512;
/**
 * How many spans there are in all. With spans of 30 seconds, words come in two minutes and files in
 * ten.
 */
const WORDS = 4;
const FILES = 20;

/**
 * Requests that were refused while their bodies were under way. Nothing of them is received,
 * whatever still arrives.
 */
const dead = new WeakSet<IncomingMessage>();

/** Milliseconds after which even a file must have come. */
export const longestBody = ({ seconds }: BodyPace): number => seconds * 1000 * FILES;

const hasBody = ({ headers }: IncomingMessage): boolean =>
  (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;

/**
 * Nobody may keep a connection, or an upload that is waited for, by sending slowly or not at all.
 * The sender is told, the connection is cut, and the request is dead.
 */
export function limitBodyTime(
  raw: IncomingMessage,
  kind: 'words' | 'file',
  { seconds }: BodyPace,
): void {
  if (!hasBody(raw)) return;
  let spans = kind === 'words' ? WORDS : FILES;
  let read = raw.socket.bytesRead;
  const timer = setInterval(() => {
    const came = raw.socket.bytesRead - read;
    read += came;
    spans -= 1;
    if (raw.complete) clearInterval(timer);
    else if (spans === 0 || came < RATE * seconds) kill();
  }, seconds * 1000);
  timer.unref();
  const stop = () => clearInterval(timer);
  const kill = () => {
    stop();
    dead.add(raw);
    refuseBytes(
      Object.assign(new Error('the body took too long'), { code: 'BODY_TOO_SLOW' }),
      raw.socket,
    );
  };
  raw.once('end', stop).once('close', stop);
}

/**
 * Throws when the request was refused: between the refusal and the cut, the rest may still come in.
 * The sender no longer hears the error.
 */
export function assertAlive(raw: IncomingMessage): void {
  if (dead.has(raw))
    throw new BadRequestException({
      code: 'BODY_TOO_SLOW',
      message: 'Yêu cầu này đã bị ngắt vì gửi quá chậm. Hãy gửi lại từ đầu.',
    });
}
