const levels = { debug: 10, info: 20, warn: 30, error: 40 } as const;
export type LogLevel = keyof typeof levels;
export type LogFields = Readonly<Record<string, unknown>>;

export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

let lowest: number = levels[(process.env['LOG_LEVEL'] ?? 'info') as LogLevel] ?? levels.info;

export function setLogLevel(level: LogLevel): void {
  lowest = levels[level];
}

/** Fields that name a person or open a door. They are masked, whatever the caller thought. */
const masked =
  /^(full_?name|person|email|mail|to|phone|address|password|secret|token|authorization|cookie|body|votes?)$/i;

const SQLSTATE = /^[0-9A-Z]{5}$/;
const FRAMES = 8;

/**
 * What PostgreSQL says about a failed statement may quote a row ("invalid input syntax … "Nguyễn
 * Văn A""), and its DETAIL does. So everything between the first and the last quote is masked (what
 * is quoted may hold quotes), and DETAIL is left out. Names of constraints and relations are quoted
 * too, but `constraint` and `table` carry those.
 */
function messageOf(error: Error): string {
  const { code } = error as { code?: unknown };
  const fromDatabase = typeof code === 'string' && SQLSTATE.test(code);
  return withoutSecrets(fromDatabase ? error.message.replace(/"[\s\S]*"/, '"…"') : error.message);
}

/** An error in one line, for a log or a row that an operator reads. It quotes nobody's data. */
export function errorInWords(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${messageOf(error)}`
    : withoutSecrets(String(error));
}

/** The first lines of a stack, of which the message is no part. */
const framesOf = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, FRAMES);

function describeError(error: Error): LogFields {
  const { code, constraint, table } = error as Error & {
    code?: unknown;
    constraint?: unknown;
    table?: unknown;
  };
  return {
    name: error.name,
    message: messageOf(error),
    code,
    constraint,
    table,
    at: framesOf(error),
    errors: error instanceof AggregateError ? error.errors.map(errorInWords) : undefined,
  };
}

/** Passwords in addresses of servers, and addresses of people. */
function withoutSecrets(text: string): string {
  return text
    .replaceAll(/(\w+:\/\/[^\s:/@]*):[^\s@]*@/g, '$1:…@')
    .replaceAll(/[^\s<>"',;:(…]+@[^\s<>"',;:)@]+\.[^\s<>"',;:)@]+/g, '…@…');
}

function clean(key: string, value: unknown): unknown {
  if (key !== '' && masked.test(key)) return '…';
  if (value instanceof Error) return describeError(value);
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' ? withoutSecrets(value) : value;
}

function write(level: LogLevel, name: string, message: string, fields: LogFields): void {
  if (levels[level] < lowest) return;
  const line = {
    at: new Date().toISOString(),
    level,
    name,
    pid: process.pid,
    msg: message,
    ...fields,
  };
  process.stderr.write(`${JSON.stringify(line, clean)}\n`);
}

/**
 * Writes one JSON object a line to stderr. Log ids, kinds and counts; never a name, the text of a
 * mail, a vote, or the name of a person's file. An error is given as it is, because its text is
 * masked here; a text that was made of it elsewhere is not (lint rule dondoc/logged-error).
 */
export function logger(name: string): Logger {
  return {
    debug: (message, fields = {}) => write('debug', name, message, fields),
    info: (message, fields = {}) => write('info', name, message, fields),
    warn: (message, fields = {}) => write('warn', name, message, fields),
    error: (message, fields = {}) => write('error', name, message, fields),
  };
}
