import { termId } from '#libs/org';
import { lineId } from '#libs/planning';
import { newcomers } from './sample-report.js';

/** What the reviewer and the committee write in the played campaign. Cells count from 1. */
export const STRUCK_CELL = 5;
export const WARNED_CELL = 7;

export interface Deciding {
  readonly number: number;
  readonly id: string;
  /** The names of the terms that are asked, the current one first. */
  readonly terms: readonly string[];
}

/**
 * The one warning of the sample lists: more than 1,5 persons for a seat. It is named without being
 * read first, so that a replayed campaign says the same.
 */
const COEFFICIENT = { term: '2025-2027', measured: '1,60' };

export function reviewOfCell({ number, id }: Deciding): object {
  const opinion = 'Hồ sơ đầy đủ, đúng quy định; đề nghị phê duyệt.';
  if (number !== WARNED_CELL) return { opinion };
  return {
    opinion,
    acceptances: [
      {
        findings: [
          'COEFFICIENT_OUT_OF_RANGE|terms|' +
            `${termId(id, COEFFICIENT.term)}|term|${COEFFICIENT.measured}`,
        ],
        reason:
          'Có hai đồng chí trong danh sách sẽ chuyển công tác trong nhiệm kỳ; chấp nhận hệ ' +
          'số 1,60 để bảo đảm nguồn kế cận.',
      },
    ],
  };
}

export const STRIKE_REASON =
  'Mới chuyển về đơn vị, chưa đủ thời gian để đánh giá; xem xét ở kỳ rà soát sau';

export function approvalOfCell({ number, id, terms }: Deciding, on: string): object {
  const meeting = { on, present: 11, agreed: 11 };
  if (number !== STRUCK_CELL) return { meeting };
  const [current] = newcomers(number);
  const line = lineId(termId(id, terms[0]!), { post: 'chi-uy-vien', person: current });
  return { meeting, decisions: [{ line, verdict: 'strike', reason: STRIKE_REASON }] };
}
