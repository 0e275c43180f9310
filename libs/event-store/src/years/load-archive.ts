import { type ArchivedEvent, readArchive } from './archive-file.js';

const PAGE = 1000;

/** Whatever runs a statement: a manager, a query runner. */
export interface Asked {
  query(sql: string, params?: unknown[]): Promise<unknown>;
}

async function insert(
  asked: Asked,
  relation: string,
  events: readonly ArchivedEvent[],
): Promise<void> {
  await asked.query(
    `insert into ${relation} (position, stream, version, type, schema_version, data, actor,
      causation, at, hash)
     select x.position, x.stream, x.version, x.type, x."schemaVersion", x.data::jsonb, x.actor,
       x.causation, x.at, decode(x.hash, 'hex')
     from jsonb_to_recordset($1::jsonb) as x(position bigint, stream text, version bigint,
       type text, "schemaVersion" int, data text, actor text, causation text, at timestamptz,
       hash text)`,
    [JSON.stringify(events)],
  );
}

/**
 * Copies an archive's events into a relation with the columns of `app.event`, a page at a time. It
 * does not verify the file, which `checkArchive` does.
 */
export async function loadArchive(asked: Asked, path: string, relation: string): Promise<void> {
  const page: ArchivedEvent[] = [];
  for await (const event of readArchive(path)) {
    page.push(event);
    if (page.length === PAGE) await insert(asked, relation, page.splice(0));
  }
  if (page.length > 0) await insert(asked, relation, page);
}
