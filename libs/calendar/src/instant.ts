/** A day of the civil calendar in Vietnam: `YYYY-MM-DD`. Strings of this shape sort by time. */
export type CivilDate = string;

/**
 * A moment in UTC with exactly six decimals, `2024-02-15T17:00:00.000000Z`. The width is fixed, so
 * `<` compares moments, and no microsecond of PostgreSQL is lost on the way (a JavaScript Date
 * keeps milliseconds only).
 */
export type Instant = string;

/**
 * Asia/Ho_Chi_Minh has been UTC+7 without summer time since 1975. The tzdata is not asked, so that
 * a decision never depends on the machine.
 */
const ZONE = '+07:00';
const ZONE_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

const civilPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const instantPattern =
  /^(?<date>\d{4}-\d\d-\d\d)T(?<minute>(?:[01]\d|2[0-3]):[0-5]\d)(?::(?<second>[0-5]\d)(?:\.(?<fraction>\d+))?)?(?<offset>Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)$/;
const canonicalPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/** True for a day that exists: `2024-02-29` does, `2023-02-29` does not. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !civilPattern.test(value)) return false;
  const ms = Date.parse(`${value}T00:00:00Z`);
  // V8 reads 30 February as 1 March, so a date exists only when it reads back as itself.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
}

function requireCivilDate(value: string): CivilDate {
  if (!isCivilDate(value)) throw new RangeError(`not a civil date (YYYY-MM-DD): ${value}`);
  return value;
}

function utcText(ms: number, micros: string): Instant {
  const iso = Number.isNaN(ms) ? '' : new Date(ms).toISOString();
  if (!/^\d{4}-/.test(iso)) throw new RangeError('instant outside the years 0000 to 9999');
  return `${iso.slice(0, 19)}.${micros}Z`;
}

/**
 * `Z`, `+07`, `+0700` and `+07:00` as minutes east of UTC. All are ISO 8601; PostgreSQL writes
 * `+07`.
 */
function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(':', '') || '0');
  return offset.startsWith('-') ? -minutes : minutes;
}

/**
 * The canonical form of a moment. A string must carry an offset or `Z`: a time without one is a
 * RangeError, never a guess. Digits past the microsecond are cut and not rounded, because rounding
 * could carry a report over its cutoff.
 */
export function toInstant(value: string | Date): Instant {
  if (value instanceof Date) {
    const ms = value.getTime();
    return utcText(ms, `${String(((ms % 1000) + 1000) % 1000).padStart(3, '0')}000`);
  }
  const parts = instantPattern.exec(value)?.groups;
  if (!parts || !isCivilDate(parts['date']))
    throw new RangeError(`not an instant with an offset: ${value}`);
  const local = Date.parse(`${parts['date']}T${parts['minute']}:${parts['second'] ?? '00'}Z`);
  const micros = (parts['fraction'] ?? '').padEnd(6, '0').slice(0, 6);
  return utcText(local - offsetMinutes(parts['offset'] ?? 'Z') * 60_000, micros);
}

/** The moment at which a wall clock in Vietnam shows `time` (`HH:MM` or `HH:MM:SS`) on that day. */
export function atTime(date: CivilDate, time: string): Instant {
  if (!timePattern.test(time)) throw new RangeError(`not a time of day (HH:MM): ${time}`);
  return toInstant(`${requireCivilDate(date)}T${time}${ZONE}`);
}

/** 00:00 of the day in Vietnam. */
export function startOfDay(date: CivilDate): Instant {
  return atTime(date, '00:00');
}

/** The wall clock of Vietnam at that moment, as `YYYY-MM-DDTHH:MM:SS`. */
export function wallClock(at: Instant): string {
  const canonical = canonicalPattern.test(at) ? at : toInstant(at);
  return utcText(Date.parse(`${canonical.slice(0, 19)}Z`) + ZONE_MS, '000000').slice(0, 19);
}

/** The day in Vietnam at that moment. */
export function civilDate(at: Instant): CivilDate {
  return wallClock(at).slice(0, 10);
}

/** The day that is `n` calendar days later, or earlier when `n` is negative. */
export function addDays(date: CivilDate, n: number): CivilDate {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number of days: ${n}`);
  return utcText(Date.parse(`${requireCivilDate(date)}T00:00:00Z`) + n * DAY_MS, '000000').slice(
    0,
    10,
  );
}

/** The day of the week, from 0 for Sunday to 6 for Saturday. */
export function weekday(date: CivilDate): number {
  return new Date(`${requireCivilDate(date)}T00:00:00Z`).getUTCDay();
}
