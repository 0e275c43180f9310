import { shortDate } from '#libs/calendar';
import { cite, type IssueText } from '#libs/document-kinds';
import { type Workflow } from '#libs/workflow';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { type Issuer } from './issuer.js';

export interface FurtherPaper {
  readonly from: Issuer;
  /** What a letter of its kind is called. */
  readonly noun: string;
  /** The letter that this one is about, as it was issued. */
  readonly of: {
    readonly symbol: string;
    readonly issuedOn: string;
    readonly content: DirectiveContent;
  };
  readonly reason: string;
}

function cited({ noun, of: { symbol, issuedOn } }: FurtherPaper): string {
  return cite({ noun }, { symbol, on: issuedOn });
}

const sentence = (value: string): string => value.trim().replace(/[.;,]+$/, '');

/** The differences in words, in the order of the letter. */
export function changesOf(before: DirectiveContent, after: DirectiveContent): string[] {
  const points = Array.from(
    { length: Math.max(before.letter.points.length, after.letter.points.length) },
    (_, i) => [before.letter.points[i], after.letter.points[i]] as const,
  );
  const said = <T>(was: T, is: T, words: (value: T) => string): string[] =>
    JSON.stringify(was) === JSON.stringify(is) ? [] : [words(is)];
  return [
    ...said(
      before.subject,
      after.subject,
      (subject) => `Trích yếu sửa là: “V/v ${sentence(subject)}”`,
    ),
    ...said(before.superior, after.superior, (superior) =>
      superior
        ? `Văn bản của cấp trên sửa là: Công văn số ${superior.number}, ngày ` +
          `${shortDate(superior.on)} của ${superior.body} về ` +
          sentence(superior.subject) +
          (superior.wording ? `; Đảng ủy báo cáo cấp trên ${superior.wording}` : '')
        : 'Bỏ căn cứ văn bản của cấp trên',
    ),
    ...said(
      before.letter.opening,
      after.letter.opening,
      (opening) => `Đoạn mở đầu sửa là: “${sentence(opening)}”`,
    ),
    ...points.flatMap(([was, is], i) => said(was, is, (value) => point(was, value, i + 1))),
    ...said(
      before.wording,
      after.wording,
      (wording) => `Thời hạn gửi báo cáo sửa là: ${wording} (trước đây ghi: ${before.wording})`,
    ),
    ...said(
      before.letter.closing,
      after.letter.closing,
      (closing) => `Đoạn kết sửa là: “${sentence(closing)}”`,
    ),
  ];
}

function point(was: string | undefined, is: string | undefined, at: number): string {
  if (is === undefined) return `Bỏ điểm ${at}`;
  return (
    `${was === undefined ? 'Bổ sung' : 'Sửa'} điểm ${at}${was === undefined ? '' : ' là'}: ` +
    `“${sentence(is)}”`
  );
}

/** The text that corrects an issued letter. Its reader sees what held before and what holds now. */
export function correctionText(paper: FurtherPaper, after: DirectiveContent): IssueText {
  const {
    from,
    of: { content },
    reason,
  } = paper;
  return {
    subject: `đính chính, bổ sung ${cited(paper)}`,
    addressees: [content.letter.addressee],
    opening:
      `${from.committee.name} đã ban hành ${cited(paper)} về việc ${sentence(content.subject)}. ` +
      `Lý do đính chính, bổ sung: ${sentence(reason)}. Nội dung cụ thể như sau:`,
    points: changesOf(content, after).map((change) => `${change}.`),
    deadlineNote: after.letter.deadlineNote.replace('{wording}', after.wording),
    closing:
      `Các nội dung khác của ${cited(paper)} vẫn giữ nguyên. Đề nghị ` +
      `${content.letter.addressee} thực hiện`,
    recipients: content.letter.recipients,
  };
}

const results: Readonly<Record<Workflow['report'], { done: string; notice: string }>> = {
  planning: { done: 'được phê duyệt', notice: 'Thông báo phê duyệt' },
  form: { done: 'có thông báo kết quả', notice: 'Thông báo kết quả' },
};

/** The text that withdraws an issued letter, with what its reports come to. */
export function withdrawalText(
  paper: FurtherPaper,
  { report }: Pick<Workflow, 'report'>,
): IssueText {
  const said = results[report];
  const {
    from,
    of: { content },
    reason,
  } = paper;
  return {
    subject: `thu hồi ${cited(paper)}`,
    addressees: [content.letter.addressee],
    opening: `${from.committee.name} thu hồi ${cited(paper)} về việc ${sentence(content.subject)}.`,
    points: [
      `Lý do thu hồi: ${sentence(reason)}.`,
      `Các chi bộ chưa ${said.done} không phải gửi báo cáo; báo cáo đã gửi được lưu, không ` +
        `xét tiếp. ${said.notice} đã ban hành vẫn có hiệu lực, trừ trường hợp có văn bản ` +
        'thu hồi riêng.',
    ],
    deadlineNote:
      `Thời hạn gửi báo cáo nêu tại ${cited(paper)} không còn hiệu lực kể từ ngày ký công văn ` +
      'này.',
    closing: `Đề nghị ${content.letter.addressee} thực hiện`,
    recipients: content.letter.recipients,
  };
}
