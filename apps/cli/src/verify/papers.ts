import { kindsWhere } from '#libs/document-kinds';
import { effectId, LATE_EFFECT } from '#libs/platform';
import { endedWithLetter } from '#libs/workflow';
import { type NoticeEvent, onNoticeNumbered, RENDER_NOTICE } from '#libs/records';
import { type Circumstances } from './circumstances.js';
import { type Findings } from './findings.js';
import { type History, type Steps } from './history.js';
import { ofCategory, rule, type Snapshot } from './snapshot.js';

interface RenderRow {
  readonly id: string;
  readonly state: string;
  readonly late: boolean;
  readonly attempts: number;
  readonly error: string | null;
}

interface Asked {
  readonly snapshot: Snapshot;
  readonly circumstances: Circumstances;
  readonly findings: Findings;
}

/**
 * I6: each notice has one number and one sealed file, once nothing is under way. I16: what asks for
 * its file was not lost.
 */
export async function checkNotices(
  { snapshot, circumstances, findings }: Asked,
  page: readonly History[],
): Promise<void> {
  const mine = page.filter(({ steps }) => steps.notice.length > 0);
  if (mine.length === 0) return;
  const rows = await snapshot.query<RenderRow>(
    `select e.id, e.state, ${LATE_EFFECT} as late, e.attempts, e.last_error as error
      from app.effect e where e.subject = any($1) and e.kind = $2`,
    [mine.map(({ stream }) => stream), RENDER_NOTICE],
  );
  const renders = new Map(rows.map((row) => [row.id, row]));
  for (const {
    stream,
    steps: { notice: steps },
  } of mine)
    checkNotice(findings, circumstances, {
      stream,
      steps,
      renders,
    });
  findings.looked('I6', 'văn bản', mine.length);
}

interface OneNotice {
  readonly stream: string;
  readonly steps: Steps['notice'];
  readonly renders: ReadonlyMap<string, RenderRow>;
}

function checkNotice(
  findings: Findings,
  circumstances: Circumstances,
  { stream, steps, renders }: OneNotice,
): void {
  const count = (type: NoticeEvent['type']): number =>
    steps.filter(({ event }) => event.type === type).length;
  if (steps[0]!.event.type !== 'NoticeNumbered' || count('NoticeNumbered') > 1)
    findings.violate('I6', `${stream} không bắt đầu bằng đúng một lần cấp số.`);
  if (count('NoticeRevoked') > 1)
    findings.violate('I6', `${stream} bị thu hồi ${count('NoticeRevoked')} lần, chỉ được một.`);
  if (count('NoticeSealed') > 1)
    findings.violate(
      'I6',
      `${stream} có ${count('NoticeSealed')} tệp đã niêm phong, chỉ được một.`,
    );
  const { stored } = steps[0]!;
  const render = renders.get(effectId(stream, stored.version, RENDER_NOTICE));
  const asked = circumstances.hasRead(onNoticeNumbered.name, stored);
  if (asked && !render)
    findings.violate('I16', `Việc lập tệp cho ${stream} đã bị mất khỏi bảng app.effect.`);
  else if (count('NoticeSealed') === 0) checkUnsealed(findings, stream, render);
}

/** A notice whose file is under way is fine, and shown. One that ended without a file is not. */
function checkUnsealed(findings: Findings, stream: string, render: RenderRow | undefined): void {
  if (render?.state === 'failed')
    findings.violate(
      'I6',
      `${stream} đã có số nhưng việc lập tệp thất bại: ${render.error ?? ''}. Sửa nguyên ` +
        `nhân rồi chạy: dondoc effects retry ${render.id}`,
    );
  else if (render?.state === 'done')
    findings.violate(
      'I6',
      `${stream} đã có số, việc lập tệp ghi là đã xong nhưng không có tệp niêm phong.`,
    );
  else checkUnderWay(findings, stream, render);
}

function checkUnderWay(findings: Findings, stream: string, render: RenderRow | undefined): void {
  findings.looked('I6', 'tệp đang lập', 1);
  if (!render?.late) return;
  const why = render.error ? ` (đã thử ${render.attempts} lần: ${render.error})` : '';
  findings.remark(
    'I6',
    `${stream} đã có số nhưng chưa có tệp${why}. Hệ thống tự lập lại khi hết nguyên nhân; ` +
      `thử ngay: dondoc effects retry ${render.id}`,
  );
}

const CAUSES = `
  select c.stream as subject, (c.data->>'notice') collate "C" as notice from known_event c
  where (${ofCategory('c', 'obligation')} and c.type in ('ReportApproved', 'StepTaken',
        'ApprovalCorrected')
      and c.data ? 'notice' and not exists (select from known_event r where r.stream = c.stream
        and r.type = 'ApprovalRevoked' and r.data->>'notice' = c.data->>'notice')
      and not (c.type = 'StepTaken' and c.data->>'to' <> 'approved' and exists (select
        from known_event s where s.stream = c.stream and s.type = 'StepTaken'
          and s.version > c.version and s.data->>'step' = c.data->>'step' and s.data ? 'notice')))
        or (${ofCategory('c', 'directive')} and c.type in ('DirectiveIssued', 'UpwardReportIssued',
        'UpwardReportSupplemented', 'DirectiveCorrected', 'DirectiveWithdrawn')
        and c.data ? 'notice'
      and not (c.type = 'DirectiveIssued' and exists (select from known_event r
        where r.stream = c.stream and r.type = 'DirectiveWithdrawn' and r.data ? 'notice')))
        or (${ofCategory('c', 'directive')} and c.type = 'ResultsIssued' and not exists (select
          from known_event r where r.stream = c.stream and r.type = 'ResultsIssued'
            and r.data->>'replaces' = c.data->>'notice'))`;
const PAPERS = `
  select n.stream as notice, (n.data->>'subject') collate "C" as subject from known_event n
  where ${ofCategory('n', 'notice')} and n.version = 1 and not exists (select from known_event r
    where r.stream = n.stream and r.type = 'NoticeRevoked')`;

const TAKEN_BACK = `
  select r.stream as subject, (r.data->>'notice') collate "C" as notice from known_event r
    where ${ofCategory('r', 'obligation')} and r.type = 'ApprovalRevoked'
      and r.data ? 'notice'`;
const REVOKED = `
  select r.stream as notice, (n.data->>'subject') collate "C" as subject from known_event r
    join known_event n on n.stream = r.stream and n.version = 1
  where ${ofCategory('r', 'notice')} and r.type = 'NoticeRevoked'
    and starts_with(n.data->>'subject', 'obligation-')
    and not exists (select from known_event s where s.stream = n.data->>'subject'
      and s.type = 'StepTaken' and s.data->>'to' <> 'approved'
      and s.data->>'notice' = r.stream)`;

/** Kinds that only a use case of their own makes. */
const OF_USE_CASES = kindsWhere(({ asked }) => asked === null)
  .map(({ name }) => `'${name}'`)
  .join(', ');

export const paperRules = [
  rule<{ notice: string; subject: string; decided: boolean }>({
    id: 'I6',
    of: 'subject',
    sql: `select notice, subject, c.there is not null as decided
          from (select *, true as there from (${TAKEN_BACK}) x) c full join (select *, true as there
            from (${REVOKED}) y) p using (subject, notice)
          where c.there is null or p.there is null order by 1`,
    says: ({ notice, subject, decided }) =>
      decided
        ? `${subject} đã thu hồi phê duyệt tại ${notice}, nhưng văn bản đó không ghi là đã thu hồi.`
        : `${notice} ghi là đã thu hồi, nhưng ${subject} không có quyết định thu hồi.`,
  }),
  rule<{ directive: string; n: number }>({
    id: 'I4',
    of: 'directive',
    sql: `select w.stream as directive, count(*)::int as n from known_event w
      join app.head h on h.category = 'obligation' and h.parent = substr(w.stream,
      length('directive-') + 1)
          where ${ofCategory('w', 'directive')} and w.type = 'DirectiveWithdrawn'
            and w.data ? 'notice' and h.status = any ($1) group by 1`,
    params: [endedWithLetter],
    says: ({ directive, n }) =>
      `${directive} đã thu hồi công văn nhưng còn ${n} nghĩa vụ chưa dừng.`,
  }),
  rule<{ list: string; notice: string }>({
    id: 'I6',
    of: 'list',
    sql: `select p.stream as list, p.data->>'notice' as notice from known_event p
          where ${ofCategory('p', 'plan')} and p.type = 'PlanListAmended'
            and exists (select from known_event r where r.stream = p.data->>'notice'
              and r.type = 'NoticeRevoked')
            and not exists (select from known_event b where b.stream = p.stream
              and b.type = 'PlanListTakenBack' and b.data->>'notice' = p.data->>'notice')`,
    says: ({ list, notice }) => `${list} vẫn theo ${notice} là thông báo đã thu hồi.`,
  }),
  rule<{ notice: string; subject: string; approved: boolean }>({
    id: 'I6',
    of: 'subject',
    sql: `select notice, subject, c.there is not null as approved
          from (select *, true as there from (${CAUSES}) x) c full join (select *, true as there
            from (${PAPERS}) y) p using (subject, notice)
          where c.there is null or p.there is null order by 1`,
    says: ({ notice, subject, approved }) =>
      approved
        ? `${subject} đã duyệt, đính chính, ban hành hoặc báo cáo với văn bản ${notice}, nhưng ` +
          'văn bản đó không có.'
        : `${notice} đã cấp cho ${subject}, nhưng không có lần duyệt hay ban hành nào ứng với nó.`,
  }),
  rule<{ directive: string; count: number }>({
    id: 'I6',
    of: 'directive',
    sql: `select c.subject as directive, count(*)::int as count from (${CAUSES}) c
          where exists (select from known_event r where r.stream = c.subject
            and r.type = 'ResultsIssued' and r.data->>'notice' = c.notice)
          group by 1 having count(*) > 1`,
    says: ({ directive, count }) =>
      `${directive} có ${count} thông báo kết quả chung còn hiệu lực, chỉ được một.`,
  }),
  // A directive has its letter and, beside it, papers that are counted by their own facts, above:
  // its reports to the superior, its notice of all results, and those that correct or withdraw one.
  rule<{ subject: string; count: number }>({
    id: 'I6',
    sql: `select subject, count(*)::int as count
      from (${PAPERS} and n.data->>'kind' not in (${OF_USE_CASES})
            and not exists (select from known_event f where f.stream = n.data->>'subject'
              and (f.type in ('DirectiveCorrected', 'DirectiveWithdrawn', 'ApprovalCorrected',
                'ResultsIssued') or (f.type = 'StepTaken' and f.data->>'to' <> 'approved'))
              and f.data->>'notice' = n.stream)) p group by subject having count(*) > 1`,
    says: ({ subject, count }) => `${subject} có ${count} văn bản còn hiệu lực, chỉ được một.`,
  }),
  rule<{ notice: string; number: number; document_type: string }>({
    id: 'I13',
    sql: `select u.notice, u.number, u.document_type from app.used_number u where not exists (select
      from known_event e where e.stream = u.notice and e.version = 1)`,
    says: ({ notice, number, document_type: type }) =>
      `Số ${number}-${type} đã cấp cho ${notice} nhưng văn bản đó không có.`,
  }),
  rule<{ notice: string; number: string }>({
    id: 'I13',
    sql: `select d.data->>'notice' as notice, d.data->>'number' as number from known_event d
          where ${ofCategory('d', 'register')} and d.type = 'NumberDrawn' and not exists (select
            from known_event e where e.stream = d.data->>'notice' and e.version = 1)`,
    says: ({ notice, number }) => `Sổ đã cấp số ${number} cho ${notice} nhưng văn bản đó không có.`,
  }),
  rule<{ notice: string }>({
    id: 'I13',
    sql: `select n.stream as notice from known_event n where ${ofCategory('n', 'notice')}
      and n.version = 1 and not exists (select from app.letter l where l.notice = n.stream)`,
    says: ({ notice }) => `${notice} đã có số nhưng nội dung văn bản (app.letter) không còn.`,
  }),
  rule<{ notice: string }>({
    id: 'I13',
    sql: `select l.notice from app.letter l where not exists (select from known_event e
      where e.stream = l.notice)`,
    says: ({ notice }) => `Có nội dung văn bản của ${notice} nhưng chưa cấp số cho nó.`,
  }),
];
