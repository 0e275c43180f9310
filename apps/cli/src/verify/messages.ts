import {
  isToldToItsCell,
  keyOfRecorded,
  type OutwardChannel,
  outwardChannels,
  sendingKind,
  urging,
} from '#libs/messages';
import { effectId, LATE_EFFECT } from '#libs/platform';
import { statusesCountedAs } from '#libs/workflow';
import { type Circumstances } from './circumstances.js';
import { type Findings } from './findings.js';
import { type History } from './history.js';
import { rule, type Snapshot } from './snapshot.js';

const READER = 'notices.messages';

interface MessageRow {
  readonly id: string;
  readonly obligation: string;
  readonly step: string;
  readonly cell: string;
}

/** A paper whose file is there, and what it is about or to whom it goes. */
interface Sealed {
  readonly notice: string;
  readonly subject: string;
}

interface Asked {
  readonly snapshot: Snapshot;
  readonly circumstances: Circumstances;
  readonly findings: Findings;
}

/**
 * I10: each fact that is told has its one message to its cell, and no message is about something
 * that did not happen.
 */
export async function checkMessages(
  { snapshot, circumstances, findings }: Asked,
  page: readonly History[],
): Promise<void> {
  const mine = page.filter(({ steps }) => steps.obligation.length > 0);
  const rows = await snapshot.query<MessageRow>(
    `select m.id, m.obligation, m.step, m.cell from app.message m
      join unnest($1::text[]) as s(stream) on s.stream = m.obligation order by m.id`,
    [mine.map(({ stream }) => stream)],
  );
  const since = new Map(
    (
      await snapshot.query<{ type: string; position: number }>(
        'select type, position::float8 from app.told_since',
      )
    ).map(({ type, position }) => [type, position]),
  );
  const lists = new Map<string, MessageRow[]>();
  for (const row of rows) lists.set(row.obligation, [...(lists.get(row.obligation) ?? []), row]);
  for (const history of mine)
    compare({ findings, circumstances, since }, history, lists.get(history.stream) ?? []);
  findings.looked('I10', 'tin nhắn', rows.length);
}

type Compared = Pick<Asked, 'findings' | 'circumstances'> & {
  readonly since: ReadonlyMap<string, number>;
};

function compare(
  { findings, circumstances, since }: Compared,
  history: History,
  messages: readonly MessageRow[],
): void {
  const {
    stream,
    steps: { obligation: steps },
  } = history;
  const state = steps.at(-1)?.after;
  if (!state || state.status === 'none') return;
  const idOf = (key: string): string => effectId('message', stream, key, state.cell);
  const facts = new Set(
    [
      ...steps.map(({ stored }) => `${stored.version}`),
      ...state.approvals,
      ...state.stepPapers.map(({ notice }) => notice),
      ...state.corrections.map(({ notice }) => notice),
    ].map(idOf),
  );
  const stray = messages.filter(
    ({ id, step, cell }) => cell !== state.cell || !(facts.has(id) || isOfOccasion(step, id, idOf)),
  );
  for (const { id, step, cell } of stray)
    findings.violate(
      'I10',
      `${stream}: tin “${step}” (${id}) gửi ${cell} không ứng với sự kiện hay đợt nhắc nào.`,
    );
  const sent = new Set(messages.map(({ id }) => id));
  const untold = steps.filter(
    ({ stored, event }) =>
      isToldToItsCell(event) &&
      // Some facts were not told before.
      stored.position > (since.get(event.type) ?? 0) &&
      circumstances.hasRead(READER, stored) &&
      !sent.has(idOf(`${stored.version}`)),
  );
  for (const { stored, event } of untold)
    findings.violate(
      'I10',
      `${stream}: chi bộ ${state.cell} chưa được báo về ${event.type} (phiên bản ` +
        `${stored.version}) dù sự kiện đã được xử lý.`,
    );
}

/** Told on an occasion that the step names, not of a fact. */
function isOfOccasion(step: string, id: string, idOf: (key: string) => string): boolean {
  const key = keyOfRecorded(step);
  return key !== undefined && id === idOf(key);
}

/** Whom a sealed paper is for: its cell, or of the notice of all results every cell that owes. */
async function addressed(snapshot: Snapshot, sealed: readonly Sealed[]): Promise<Sealed[]> {
  const forAll = sealed.filter(({ subject }) => subject.startsWith('directive-'));
  const owing =
    forAll.length === 0
      ? []
      : await snapshot.query<Sealed>(
          `select e.data->>'notice' as notice, h.stream as subject from known_event e
            join app.head h on h.category = 'obligation' and h.parent = substr(e.stream, 11)
              and h.status <> all ($2)
            where e.type = 'ResultsIssued' and e.data->>'notice' = any ($1) order by 1, 2`,
          [forAll.map(({ notice }) => notice), statusesCountedAs('cancelled')],
        );
  return [...sealed.filter(({ subject }) => subject.startsWith('obligation-')), ...owing];
}

/**
 * I10: a sealed approval, and the notice of all results, reach their cells. The message is there,
 * and the notice says so.
 */
export async function checkDeliveries(
  { snapshot, circumstances, findings }: Asked,
  page: readonly History[],
): Promise<void> {
  const sealed = await addressed(
    snapshot,
    page.flatMap((history) => sealedFor(circumstances, history)),
  );
  if (sealed.length === 0) return;
  const rows = await snapshot.query<Sealed>(
    `select d.stream as notice, d.data->>'to' as subject from known_event d
     join app.message m on m.id = d.data->>'message' and m.obligation = d.data->>'to'
     where d.stream = any($1) and d.type = 'NoticeDelivered'`,
    [sealed.map(({ notice }) => notice)],
  );
  const delivered = new Set(rows.map(({ notice, subject }) => `${notice} ${subject}`));
  for (const { notice, subject } of sealed) {
    if (!delivered.has(`${notice} ${subject}`))
      findings.violate(
        'I10',
        `${notice} đã niêm phong nhưng chưa được gửi tới ${subject}, hoặc tin gửi không còn.`,
      );
  }
}

function sealedFor(
  circumstances: Circumstances,
  { stream, steps: { notice: steps } }: History,
): Sealed[] {
  const [first, ...rest] = steps;
  if (first?.event.type !== 'NoticeNumbered') return [];
  // The notice was revoked before its message was written, so the cell is told only of the
  // revocation.
  if (rest.some(({ event }) => event.type === 'NoticeRevoked')) return [];
  const done = rest.some(
    ({ event, stored }) => event.type === 'NoticeSealed' && circumstances.hasRead(READER, stored),
  );
  return done ? [{ notice: stream, subject: first.event.data.subject }] : [];
}

const outcomeRules = outwardChannels.map((channel) =>
  rule<{
    id: string;
    obligation: string;
    step: string;
    state: string;
    effect: string | null;
    error: string | null;
  }>({
    id: 'I10',
    sql: `select m.id, m.obligation, m.step, d.state, e.state as effect, e.last_error as error
          from app.delivery d join app.message m on m.id = d.message
          left join app.effect e on e.subject = m.id and e.kind = '${sendingKind(channel)}'
          where d.channel = '${channel.name}'
            and (d.state = 'pending') <> (coalesce(e.state, 'gone') in ('pending', 'running'))
            order by m.id`,
    says: ({ id, obligation, step, state, effect, error }) =>
      state === 'pending'
        ? `${obligation}: ${channel.noun} của tin “${step}” (${id}) không có kết cục: việc gửi ` +
          (effect === null ? 'đã bị mất' : `ở trạng thái “${effect}”`) +
          (effect !== null && error ? ` (${error})` : '') +
          '. Báo chi bộ bằng cách khác.'
        : `${obligation}: ${channel.noun} của tin “${step}” (${id}) đã ghi “${state}” nhưng ` +
          `việc gửi ${effect === null ? 'không còn' : 'vẫn đang mở'}.`,
  }),
);

export const messageRules = [
  ...outcomeRules,
  rule<{ id: string; obligation: string; step: string }>({
    id: 'I10',
    sql: `select m.id, m.obligation, m.step from app.message m where m.cell is not null
      and not exists (select from app.delivery d where d.message = m.id) order by m.id`,
    says: ({ id, obligation, step }) =>
      `${obligation}: tin “${step}” (${id}) không được giao cho kênh gửi nào. Báo chi bộ bằng ` +
      'cách khác.',
  }),
  rule<{ mail_id: string; count: number }>({
    id: 'I10',
    sql: `select mail_id, count(*)::int as count from app.message group by mail_id
      having count(*) > 1`,
    says: ({ mail_id: id, count }) => `${count} tin nhắn dùng chung một Message-ID ${id}.`,
  }),
  rule<{ obligation: string; step: string; cell: string; count: number }>({
    id: 'I10',
    sql: `select obligation, step, cell, count(*)::int as count from app.message
      where ${urging()
        .map((pattern) => `step like '${pattern}'`)
        .join(' or ')} group by 1, 2, 3 having count(*) > 1`,
    says: ({ obligation, step, cell, count }) =>
      `${obligation}: ${cell} bị nhắc ${count} lần trong cùng đợt “${keyOfRecorded(step)}”.`,
  }),
  rule<{ id: string; obligation: string }>({
    id: 'I10',
    of: 'obligation',
    sql: `select m.id, m.obligation from app.message m where not exists (select from known_event e
      where e.stream = m.obligation)`,
    says: ({ id, obligation }) => `Tin nhắn ${id} nói về ${obligation}, nghĩa vụ này không có.`,
  }),
];

interface LateDelivery {
  readonly effect: string;
  readonly obligation: string;
  readonly step: string;
  readonly cell: string;
  readonly state: string;
  readonly error: string | null;
}

const lateBy = (channel: OutwardChannel): string => `
  select e.id as effect, m.obligation, m.step, m.cell, d.state, e.last_error as error
  from app.delivery d join app.message m on m.id = d.message
  join app.effect e on e.subject = m.id and e.kind = '${sendingKind(channel)}'
  where d.channel = '${channel.name}' and (d.state = 'failed' or ${LATE_EFFECT})
    order by m.at, m.id`;

/**
 * I10: a delivery that was given up has an outcome, and one that is late will have one. Neither is
 * passed over in silence.
 */
export async function remarkDeliveries(snapshot: Snapshot, findings: Findings): Promise<void> {
  for (const channel of outwardChannels) {
    for await (const page of snapshot.pages<LateDelivery>(lateBy(channel), 1000)) {
      for (const late of page) findings.remark('I10', lateInWords(channel, late));
    }
  }
}

function lateInWords(
  { noun }: OutwardChannel,
  { effect, obligation, step, cell, state, error }: LateDelivery,
): string {
  const why = error ? ` (${error})` : '';
  return state === 'failed'
    ? `${obligation}: ${noun} “${step}” tới ${cell} không gửi được${why}. Báo chi bộ bằng ` +
        `cách khác, hoặc gửi lại: dondoc effects retry ${effect}`
    : `${obligation}: ${noun} “${step}” tới ${cell} đang chậm${why}. Hệ thống còn tự gửi ` +
        `lại; thử ngay: dondoc effects retry ${effect}`;
}
