import { type EntityManager } from 'typeorm';
import { type SecurityKind } from './security-log.js';

/** A line of the security log, as it is read. */
export interface SecurityLine {
  readonly id: string;
  readonly at: string;
  readonly kind: SecurityKind;
  readonly official: string | null;
  /** The name that the person bears today. */
  readonly name: string | null;
  readonly office: string | null;
  readonly address: string | null;
  readonly device: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

export interface LogAsked {
  /** The id of the last line seen; the next page follows it. */
  readonly after?: string | undefined;
  readonly kind?: SecurityKind | undefined;
  readonly official?: string | undefined;
  /** Civil days, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
}

/**
 * The newest lines first. Whoever reads within one of several committees is shown the people who
 * hold an office there, and what is about nobody that is known.
 */
export async function readLog(
  manager: EntityManager,
  { after, kind, official, from, to, limit }: LogAsked,
  committee: string | undefined,
): Promise<SecurityLine[]> {
  return manager.query(
    `select e.id, app.iso(e.at) as at, e.kind, e.official, o.name, e.office, e.address, e.device,
        e.detail
      from app.security_event e left join app.official o on o.id = e.official
      where ($1::bigint is null or e.id < $1) and ($2::text is null or e.kind = $2)
        and ($3::text is null or e.official = $3)
        and ($4::date is null or e.at >= $4::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
        and ($5::date is null or e.at < ($5::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
        and ($7::text is null or e.official is null
          or exists (select from app.office h where h.official = e.official))
      order by e.id desc limit $6`,
    [after, kind, official, from, to, limit, committee].map((value) => value ?? null),
  );
}

/** A cell of a table that no program reads as a formula. */
const cell = (value: string): string => {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

const COLUMNS = ['at', 'kind', 'official', 'name', 'office', 'address', 'device'] as const;

/** The lines as a table (RFC 4180), with the mark by which Excel knows UTF-8. */
export function toCsv(lines: readonly SecurityLine[]): string {
  const rows = lines.map((line) => [
    ...COLUMNS.map((column) => line[column] ?? ''),
    JSON.stringify(line.detail),
  ]);
  const table = [[...COLUMNS, 'detail'], ...rows];
  return `\uFEFF${table.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
