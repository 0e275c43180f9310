import {
  type ApprovedList,
  applyDelta,
  type Delta,
  type DeltaLine,
  type Entry,
  PlanningRefusal,
} from './approved-list.js';
import {
  compareEntries,
  type Line,
  type LineDecision,
  lineId,
  type Submission,
  type TermReview,
} from './submission.js';

/** Each ground in words, for papers and forms. */
export const groundTitles: Record<
  NonNullable<Extract<Line, { movement: 'remove' }>['ground']>,
  string
> = {
  'qua-tuoi': 'Quá tuổi quy hoạch',
  'ky-luat': 'Bị thi hành kỷ luật',
  'chinh-tri': 'Không bảo đảm tiêu chuẩn chính trị',
  'khong-du-tieu-chuan': 'Không còn đủ tiêu chuẩn, điều kiện',
  'khong-hoan-thanh': 'Không hoàn thành nhiệm vụ',
  'vi-pham': 'Vi phạm quy định của Đảng, pháp luật của Nhà nước',
  'uy-tin-thap': 'Uy tín thấp',
  'chuyen-cong-tac': 'Chuyển công tác, chuyển sinh hoạt đảng',
  'doi-chuc-danh': 'Chuyển sang quy hoạch chức danh khác',
  khac: 'Lý do khác',
};

const unfit = 'Không còn đủ tiêu chuẩn, điều kiện quy hoạch';

/**
 * What a notice prints for each ground. A notice is read by everybody whom it names and by the
 * whole cell, so grounds that concern a person's conduct or standing share one category. The ground
 * itself and its reason are for the cell, the reviewers and the committee.
 */
export const publicGrounds: Record<
  NonNullable<Extract<Line, { movement: 'remove' }>['ground']>,
  string
> = {
  'qua-tuoi': groundTitles['qua-tuoi'],
  'ky-luat': unfit,
  'chinh-tri': unfit,
  'khong-du-tieu-chuan': unfit,
  'khong-hoan-thanh': unfit,
  'vi-pham': unfit,
  'uy-tin-thap': unfit,
  'chuyen-cong-tac': groundTitles['chuyen-cong-tac'],
  'doi-chuc-danh': groundTitles['doi-chuc-danh'],
  khac: 'Theo đề nghị của chi bộ',
};

/** "Chuyển công tác: về Sở Nội vụ". */
export function removalText({ ground, reason }: Extract<Line, { movement: 'remove' }>): string {
  return [
    ...(ground && ground !== 'khac' ? [groundTitles[ground]] : []),
    ...(reason === '' ? [] : [reason]),
  ].join(': ');
}

/**
 * A term's lines as submitted. "Không thay đổi" without lines means that everybody planned so far
 * continues.
 */
export function linesOf({ outcome, lines }: TermReview, base: ApprovedList): readonly Line[] {
  if (outcome === 'changed' || lines.length > 0) return lines;
  return [...base.entries]
    .sort(compareEntries)
    .map(({ person, post }) => ({ movement: 'continue', person, post, note: '' }));
}

/**
 * The change of one term with every line of the cell, which the committee decides about line by
 * line, in the order of the submission. Throws PlanningRefusal: TERM_NOT_REVIEWED, OTHER_LIST,
 * STALE_BASE.
 */
export function deltaOf(submission: Submission, base: ApprovedList): Delta {
  const review = submission.terms.find(({ term }) => term.id === base.term.id);
  if (!review)
    throw new PlanningRefusal(
      'TERM_NOT_REVIEWED',
      `Báo cáo chưa rà soát nhiệm kỳ ${base.term.name}.`,
    );
  if (submission.cell !== base.cell)
    throw new PlanningRefusal('OTHER_LIST', 'Báo cáo này là của chi bộ khác.');
  if (review.baseVersion !== base.version)
    throw new PlanningRefusal(
      'STALE_BASE',
      'Danh sách đã phê duyệt có thay đổi sau khi chi bộ lập báo cáo: trả lại để chi bộ rà ' +
        'soát theo danh sách mới.',
    );
  const since = new Map(base.entries.map((entry) => [lineId(base.term.id, entry), entry.since]));
  const lines = linesOf(review, base).map((line): DeltaLine => {
    const id = lineId(base.term.id, line);
    const reason = line.movement === 'remove' ? removalText(line) : '';
    return {
      id,
      movement: line.movement,
      person: line.person,
      post: line.post,
      since: line.movement === 'add' ? null : (since.get(id) ?? null),
      reason,
      by: 'cell',
    };
  });
  return {
    schemaVersion: 1,
    cell: base.cell,
    term: base.term,
    from: base.version,
    to: base.version + 1,
    lines,
  };
}

function requireDecidable(delta: Delta, decisions: readonly LineDecision[]): void {
  const known = new Set(delta.lines.map(({ id }) => id));
  const seen = new Set<string>();
  for (const { line, verdict, reason } of decisions) {
    if (!known.has(line))
      throw new PlanningRefusal(
        'NO_SUCH_LINE',
        `Không có dòng ${line} trong báo cáo: tải lại báo cáo.`,
      );
    if (seen.has(line))
      throw new PlanningRefusal('DECIDED_TWICE', `Dòng ${line} có hai quyết định: giữ lại một.`);
    if (verdict === 'strike' && reason.trim().length < 3)
      throw new PlanningRefusal('NO_REASON', `Gạch dòng ${line} thì phải ghi lý do.`);
    seen.add(line);
  }
}

/**
 * A person who is carried to another post has two lines. Striking only one of them would leave the
 * person with no post or with two, for a reason that nobody gave. When several posts are given up
 * or taken on, all of them stand or fall together.
 */
function requireWholeChanges(
  delta: Delta,
  submission: Submission,
  struck: ReadonlyMap<string, string>,
): void {
  const lines = submission.terms.find(({ term }) => term.id === delta.term.id)?.lines ?? [];
  for (const line of lines) {
    if (line.movement !== 'remove' || line.ground !== 'doi-chuc-danh') continue;
    const pair = lines
      .filter(({ movement, person }) => person === line.person && movement !== 'continue')
      .map((other) => lineId(delta.term.id, other));
    const gone = pair.filter((id) => struck.has(id)).length;
    if (gone > 0 && gone < pair.length) {
      throw new PlanningRefusal(
        'SPLIT_CHANGE',
        `Đồng chí ở dòng ${lineId(delta.term.id, line)} chuyển sang chức danh khác: duyệt ` +
          'hoặc gạch cả hai dòng đưa ra và bổ sung.',
      );
    }
  }
}

function decided(line: DeltaLine, reason: string | undefined): DeltaLine[] {
  if (reason === undefined) return [line];
  if (line.movement === 'add') return [];
  return line.movement === 'remove'
    ? [{ ...line, movement: 'continue', reason, by: 'committee' }]
    : [{ ...line, movement: 'remove', reason, by: 'committee' }];
}

/**
 * The change that takes effect. A line without a decision is approved. When a line is struck, an
 * addition is dropped, a removal is not made (the person continues), and a person who was to
 * continue is removed by the committee with its reason. Throws PlanningRefusal: NO_SUCH_LINE,
 * DECIDED_TWICE, NO_REASON and, with `submission`, SPLIT_CHANGE.
 */
export function approveLines(
  delta: Delta,
  decisions: readonly LineDecision[],
  submission?: Submission,
): Delta {
  requireDecidable(delta, decisions);
  const struck = new Map(
    decisions
      .filter(({ verdict }) => verdict === 'strike')
      .map(({ line, reason }) => [line, reason.trim()]),
  );
  if (submission) requireWholeChanges(delta, submission, struck);
  return { ...delta, lines: delta.lines.flatMap((line) => decided(line, struck.get(line.id))) };
}

/**
 * The approved list that the next review starts from. Additions stand on it since `notice`. Throws
 * what `applyDelta` throws.
 */
export function nextBase(base: ApprovedList, effective: Delta, notice: string): ApprovedList {
  return applyDelta(base, {
    ...effective,
    lines: effective.lines.map((line) =>
      line.movement === 'add' ? { ...line, since: notice } : line,
    ),
  });
}

/** The persons of a list, each once, in its order. */
export function peopleOn(entries: readonly Entry[]): string[] {
  return [...new Set(entries.map(({ person }) => person))];
}

/**
 * Approves all terms of a submission at once, and gives the deltas that take effect in the order of
 * `bases`. Throws PlanningRefusal as `deltaOf` and `approveLines` do. A decision about a line of no
 * term is NO_SUCH_LINE.
 */
export function approveSubmission(
  submission: Submission,
  bases: readonly ApprovedList[],
  decisions: readonly LineDecision[],
): Delta[] {
  const deltas = bases.map((base) => deltaOf(submission, base));
  const all = new Set(deltas.flatMap(({ lines }) => lines.map(({ id }) => id)));
  const stray = decisions.find(({ line }) => !all.has(line));
  if (stray)
    throw new PlanningRefusal(
      'NO_SUCH_LINE',
      `Không có dòng ${stray.line} trong báo cáo: tải lại báo cáo.`,
    );
  return deltas.map((delta) => {
    const own = new Set(delta.lines.map(({ id }) => id));
    return approveLines(
      delta,
      decisions.filter(({ line }) => own.has(line)),
      submission,
    );
  });
}
