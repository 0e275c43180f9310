import { createHash } from 'node:crypto';
import { type DefinitionTexts, parseStored, type Workflow } from '#libs/workflow';
import { type Findings } from './findings.js';
import { type Snapshot } from './snapshot.js';

/** How far the system had come at the snapshot. */
export interface Circumstances {
  readonly now: string;
  /** The instant of the last sweep for passed cutoffs; '' when there was none. */
  readonly sweptAt: string;
  /** The pinned definitions, by id. */
  readonly workflows: ReadonlyMap<string, Workflow>;
  /** Whether a reader has taken this event. */
  hasRead(reader: string, event: { readonly stream: string; readonly position: number }): boolean;
}

interface ParkedRow {
  readonly reader: string;
  readonly stream: string;
  readonly position: number;
  readonly error: string;
}

export async function readCircumstances(
  snapshot: Snapshot,
  findings: Findings,
): Promise<Circumstances> {
  const [moment] = await snapshot.query<{ now: string; sweptAt: string }>(
    `select app.iso(app.now()) as now, coalesce((select app.iso(at) from app.checkpoint
      where name = 'sweep'), '') as "sweptAt"`,
  );
  const cursors = await readCursors(snapshot);
  const parked = await snapshot.query<ParkedRow>(
    'select reader, stream, position::float8, error from app.parked order by reader, stream',
  );
  for (const { reader, stream, position, error } of parked) {
    findings.violate(
      'I9',
      `Bộ đọc “${reader}” dừng ở ${stream} từ sự kiện ${position}: ${error}. Sửa nguyên nhân ` +
        'rồi cho đọc lại; bảng tra cứu thì chạy “dondoc rebuild”.',
    );
  }
  const stops = new Map(
    parked.map(({ reader, stream, position }) => [`${plainName(reader)}\n${stream}`, position]),
  );
  return {
    ...moment!,
    workflows: await pinnedWorkflows(snapshot, findings),
    hasRead(reader, { stream, position }) {
      const shards = cursors.get(reader) ?? [0];
      return (
        position <= (shards[shardOf(stream, shards.length)] ?? 0) &&
        position < (stops.get(`${reader}\n${stream}`) ?? Infinity)
      );
    },
  };
}

/**
 * A reader that is cut into shards has a row for each of them: `obligation#0`, `obligation#1`, …
 */
async function readCursors(snapshot: Snapshot): Promise<Map<string, number[]>> {
  const rows = await snapshot.query<{ name: string; position: number }>(
    'select name, position::float8 from app.reader',
  );
  const cursors = new Map<string, number[]>();
  for (const { name, position } of rows) {
    const shards = cursors.get(plainName(name)) ?? [];
    shards[Number(name.split('#')[1] ?? 0)] = position;
    cursors.set(plainName(name), shards);
  }
  return cursors;
}

function plainName(row: string): string {
  return row.split('#', 1)[0]!;
}

/** This is written a second time on purpose, apart from the SQL that cuts into shards. */
function shardOf(stream: string, shards: number): number {
  return shards === 1 ? 0 : createHash('sha256').update(stream).digest().readUIntBE(0, 3) % shards;
}

async function pinnedWorkflows(
  snapshot: Snapshot,
  findings: Findings,
): Promise<Map<string, Workflow>> {
  const rows = await snapshot.query<{ id: string } & DefinitionTexts>(
    'select id, source as workflow, form, rules from app.workflow_definition order by id',
  );
  const known = new Map<string, Workflow>();
  for (const { id, ...texts } of rows) {
    const workflow = readDefinition(texts, id);
    if (typeof workflow === 'string')
      findings.violate('I11', `Định nghĩa quy trình ${id} đã lưu không đọc được: ${workflow}`);
    else if (workflow.id !== id)
      findings.violate(
        'I11',
        `Định nghĩa quy trình ${id} đã bị sửa: nội dung hiện có mã ${workflow.id}. Khôi phục ` +
          'nội dung từ bản sao lưu.',
      );
    else known.set(id, workflow);
  }
  return known;
}

function readDefinition(texts: DefinitionTexts, id: string): Workflow | string {
  try {
    return parseStored(texts, id).workflow;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
