import { STATUS_CODES } from 'node:http';
import { type Duplex } from 'node:stream';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { z } from 'zod';
import { isInvisible } from './human-text.js';
import { type FieldError, InvalidInput, type Problem, problem, toProblem } from './problem.js';

z.config({
  ...z.locales.vi(),
  customError: (issue) =>
    issue.code === 'invalid_type' && issue.input === undefined ? 'Còn thiếu trường này' : undefined,
});

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  /** What zod says of fields that the schema does not know. */
  readonly keys?: readonly string[];
}

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.');

function toFieldErrors({ path = [], message, keys }: Issue): FieldError[] {
  const plain = path.map((part) => (typeof part === 'object' ? part.key : part));
  return keys
    ? keys.map((key) => ({ path: dotted([...plain, key]), message: 'Không có trường này' }))
    : [{ path: dotted(plain), message }];
}

/** What a route's schema found, field by field. */
export function toInvalidInput(issues: readonly Issue[]): InvalidInput {
  return new InvalidInput(issues.flatMap(toFieldErrors));
}

/** The database can store neither U+0000 nor half a surrogate pair. */
const storable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text);

/**
 * No form is deeper. The readers of bodies are recursive, so a deeper body could exhaust the stack.
 */
const LEVELS = 64;

function storedText(value: unknown, path: readonly string[]): unknown {
  if (path.length > LEVELS)
    throw new InvalidInput([
      {
        path: dotted(path.slice(0, 8)),
        message: `Nội dung lồng nhau quá ${LEVELS} lớp. Hãy gửi đúng các trường của yêu cầu`,
      },
    ]);
  if (typeof value === 'string') {
    if (isInvisible(value))
      throw new InvalidInput([
        { path: dotted(path), message: 'Chỉ có ký tự không nhìn thấy. Hãy xóa rồi gõ lại chỗ đó' },
      ]);
    if (storable(value)) return value.normalize('NFC');
    throw new InvalidInput([
      {
        path: dotted(path),
        message: 'Có ký tự không lưu được (ký tự rỗng hoặc nửa ký tự). Hãy xóa rồi gõ lại chỗ đó',
      },
    ]);
  }
  if (Array.isArray(value)) return value.map((inner, i) => storedText(inner, [...path, String(i)]));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      storedText(key, path),
      storedText(inner, [...path, key]),
    ]),
  );
}

/**
 * Puts all text of a body into NFC, the form in which it is stored, compared and printed. Errors:
 * `InvalidInput` for text that cannot be stored, or of which nothing is seen.
 */
export function toStoredText<T>(value: T): T {
  return storedText(value, []) as T;
}

/** Checks the address before anything is read: none holds U+0000. */
export function checkAddress(url: string): void {
  if (/%00/.test(url))
    throw new InvalidInput([
      { path: 'URL', message: 'Địa chỉ có ký tự rỗng (%00). Hãy kiểm tra lại địa chỉ' },
    ]);
}

/**
 * Bodies are JSON, except on routes that take files or a page's own form. Elsewhere a browser's
 * form is no command.
 */
export function checkJson({
  headers,
}: {
  readonly headers: { readonly 'content-type'?: string };
}): void {
  const type = headers['content-type'];
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new UnsupportedMediaTypeException({
      code: 'NOT_JSON',
      message: 'Hãy gửi nội dung JSON với tiêu đề Content-Type: application/json.',
    });
  }
}

interface Reply {
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

function unreadable(error: { readonly code?: string }): Problem {
  if (error.code === 'HPE_HEADER_OVERFLOW')
    return problem(
      431,
      'HEADERS_TOO_LARGE',
      'Các tiêu đề của yêu cầu quá lớn. Hãy bỏ bớt tiêu đề hoặc cookie rồi gửi lại.',
    );
  if (error.code === 'BODY_TOO_SLOW' || error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return problem(
      408,
      'BODY_TOO_SLOW',
      'Nội dung đến quá chậm hoặc dừng giữa chừng nên hệ thống đã ngắt; chưa nhận được gì. ' +
        'Hãy kiểm tra mạng rồi gửi lại từ đầu.',
    );
  }
  return problem(
    400,
    'UNREADABLE_REQUEST',
    'Yêu cầu không đúng dạng HTTP. Hãy kiểm tra phần mềm gửi.',
  );
}

/** Answers what Fastify's router refuses before any route is found. */
export function refuseAddress(error: Error, _request: unknown, reply: Reply): void {
  const body =
    toProblem(error) ??
    problem(400, 'UNREADABLE_REQUEST', 'Yêu cầu không đọc được. Hãy kiểm tra lại rồi gửi lại.');
  reply
    .code(body.status)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(body);
}

/** How many milliseconds the sender has to take the answer. */
const FLUSH_MS = 1_000;

/**
 * Answers what Node's own parser refuses. There is a socket, but no request that could be answered,
 * and nothing more is read from it.
 */
export function refuseBytes(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  answerSocket(socket, unreadable(error));
}

/** Writes the whole answer where there is no reply to write it. */
export function answerSocket(socket: Duplex, body: Problem): void {
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}\r\nContent-Type: ` +
      `application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\nX-Content-Type-Options: ` +
      `nosniff\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${text}`,
    () => socket.destroy(),
  );
  setTimeout(() => socket.destroy(), FLUSH_MS).unref();
}
