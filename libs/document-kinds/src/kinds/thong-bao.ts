import { shortDate } from '#libs/calendar';
import { z } from 'zod';
import { citeReport, superiorGround } from '../citing.js';
import { type ApprovalFacts } from '../facts.js';
import { text } from '../fields.js';
import { declareKind } from '../kind.js';
import { grounds, head, replaces } from '../paper.js';
import { samples } from './thong-bao.samples.js';

/** The grounds are the papers of the directive itself. */
function letter(facts: ApprovalFacts) {
  const { frame, issuedOn, number, committee, cell, directive, superior, report } = facts;
  if (!facts.text) throw new Error('a checked definition gives a plain notice its text');
  const { subject, opening, points, closing } = facts.text;
  return {
    ...frame,
    issuedOn,
    number,
    subject,
    grounds: [
      ...(superior ? [superiorGround(superior)] : []),
      `Căn cứ ${directive.cited} của ${committee} về việc ${directive.subject}`,
      `Xét ${citeReport(report)} của ${cell.proposer}`,
      `Căn cứ kết luận của Hội nghị ${committee} ngày ${shortDate(facts.meetingOn)}`,
    ],
    ...(facts.replaces === undefined ? {} : { replaces: facts.replaces }),
    opening,
    points,
    closing,
    recipients: [...(superior ? [`${superior.body} (để báo cáo)`] : []), cell.name, 'Lưu Đảng ủy'],
  };
}

/** A notice whose text comes from its workflow's definition, or from the use case that makes it. */
export const thongBao = declareKind({
  name: 'thong-bao',
  noun: 'Thông báo',
  register: 'TB',
  readers: 'everyone',
  asked: { at: 'approve', words: 'definition', lists: false, letter },
  schema: z.strictObject({
    ...head,
    grounds,
    opening: text,
    /** The template numbers them 1., 2., … */
    points: z.array(text).min(1),
    /** The closing sentence without its end mark. */
    closing: text,
    replaces,
  }),
  view: (data) => ({
    grounds: data.grounds,
    replaces: data.replaces,
    opening: data.opening,
    points: data.points,
    closing: data.closing,
  }),
  title: ({ subject }) => `Thông báo ${subject}`,
  samples,
});
