import { cutoffText, shortDate, shortDateTime } from '#libs/calendar';
import { type Obligation, obligation, type ObligationEvent, placeOf } from '#libs/directive';
import { because, byPaper, type Family, line, type Line, type Names } from './told.js';

const paperOf = (names: Names, notice: string | undefined): string => {
  const symbol = notice === undefined ? undefined : names.paper(notice);
  return symbol === undefined ? '' : `, ra văn bản số ${symbol}`;
};
const dated = (document: string, on: string): string[] =>
  byPaper(`${document}, ngày ${shortDate(on)}`);
const opinionOf = (opinion: string | undefined): string[] =>
  opinion === undefined || opinion === '' ? [] : [`Ý kiến: ${opinion}`];

/** Where a report stands again, for a rejection that was undone. */
const again = {
  submitted: 'chờ thẩm định',
  reviewed: 'chờ quyết định',
  returned: 'chờ chi bộ bổ sung',
  'in-step': 'đang được xem xét',
  concluded: 'đã được công nhận',
} as const;

function linesOf(state: Obligation, names: Names): Line[] {
  if (state.status === 'none') return [];
  const { notice } = state.status === 'approved' ? state : { notice: null };
  return [
    ...line('Chi bộ', names.cell(state.cell)),
    ...line('Trạng thái', names.place(placeOf(state))),
    ...line('Hạn gửi', `${state.wording} (${cutoffText(state.cutoffAt)})`),
    ...line('Xác nhận đã nhận', state.acknowledged ? 'rồi' : 'chưa'),
    ...line('Lần gửi', state.round === 0 ? undefined : `lần ${state.round}`),
    ...line('Số tiếp nhận', state.report?.receipt),
    ...line('Báo cáo giữ lại, chưa tính', state.setAside.map(({ receipt }) => receipt).join(', ')),
    ...line('Văn bản phê duyệt', notice === null ? undefined : names.paper(notice)),
  ];
}

export const obligationFamily: Family<Obligation, ObligationEvent> = {
  initial: obligation.initial,
  evolve: obligation.evolve,
  parse: obligation.parse,
  lines: linesOf,
  tell: {
    ObligationIssued: ({ cell, added }, names) => ({
      text: `${added ? 'Giao bổ sung' : 'Giao'} nhiệm vụ cho ${names.cell(cell)}`,
      details: added ? [...byPaper(added.document), ...because(added.reason)] : [],
    }),
    ObligationAcknowledged: () => ({ text: 'Xác nhận đã nhận công văn' }),
    ReportSubmitted: ({ round, receipt, completedAt, acceptance, late }) => ({
      text:
        `${acceptance ? 'Nhận báo cáo đến sau hạn' : 'Gửi báo cáo'} lần ${round}, ` +
        `số tiếp nhận ${receipt}, nhận xong lúc ${shortDateTime(completedAt)}`,
      inside: because(acceptance?.reason ?? late?.reason),
    }),
    ReportSetAside: ({ receipt, completedAt, reason }) => ({
      text:
        reason === 'late'
          ? `Giữ báo cáo đến sau hạn, số tiếp nhận ${receipt}, chưa tính là đã nộp`
          : `Giữ báo cáo bắt đầu gửi trước hạn và xong sau hạn, số tiếp nhận ${receipt}`,
      details: [`Nhận xong lúc ${shortDateTime(completedAt)}`],
    }),
    ReportWithdrawn: ({ round, reason }) => ({
      text: `Rút lại báo cáo lần ${round}`,
      inside: because(reason),
    }),
    ReportReturned: ({ round, reason, comments }) => ({
      text: `Trả lại báo cáo lần ${round} để bổ sung`,
      details: comments?.length ? [`Kèm ${comments.length} nhận xét`] : [],
      inside: because(reason),
    }),
    ReportReviewed: ({ round, opinion, acceptances }) => ({
      text: `Thẩm định xong báo cáo lần ${round}`,
      details: acceptances?.length ? [`Chấp nhận ${acceptances.length} cảnh báo, có lý do`] : [],
      inside: opinionOf(opinion),
    }),
    StepTaken: ({ round, step, opinion, notice }, names) => ({
      text: `${names.command(step)} (báo cáo lần ${round})${paperOf(names, notice)}`,
      inside: opinionOf(opinion),
    }),
    StepAgreed: ({ round, step, opinion }, names) => ({
      text: `Đồng ý bước “${names.command(step)}” (báo cáo lần ${round}), chờ người khác`,
      inside: opinionOf(opinion),
    }),
    ReportApproved: ({ round, notice, meeting, decisions }, names) => ({
      text: `Phê duyệt báo cáo lần ${round}${paperOf(names, notice)}`,
      details: [`Cuộc họp ngày ${shortDate(meeting.on)}`],
      inside: [
        `${meeting.agreed} trên ${meeting.present} đồng chí có mặt đồng ý`,
        ...(decisions?.length ? [`${decisions.length} dòng được quyết định riêng`] : []),
      ],
    }),
    ReportRejected: ({ round, reason }) => ({
      text: `Không phê duyệt báo cáo lần ${round}`,
      inside: because(reason),
    }),
    ApprovalRevoked: ({ symbol, reason, document, documentOn }) => ({
      text: `Thu hồi phê duyệt${symbol === undefined ? '' : ` tại văn bản số ${symbol}`}`,
      details: dated(document, documentOn),
      inside: because(reason),
    }),
    ApprovalCorrected: ({ symbol, corrects, reason, document, documentOn }, names) => ({
      text:
        `Đính chính văn bản số ${names.paper(corrects) ?? 'đã phê duyệt'} ` +
        `bằng văn bản số ${symbol}`,
      details: dated(document, documentOn),
      inside: because(reason),
    }),
    RejectionUndone: ({ to, reason, document, documentOn }) => ({
      text: `Bỏ quyết định không phê duyệt; báo cáo ${again[to]}`,
      details: dated(document, documentOn),
      inside: because(reason),
    }),
    DeadlineExtended: ({ wording, reason, document }) => ({
      text: `Gia hạn: ${wording}`,
      details: [...byPaper(document), ...because(reason)],
    }),
    ObligationExpired: ({ cutoffAt }) => ({
      text: `Ghi nhận không thực hiện: hết hạn ${cutoffText(cutoffAt)} mà không có báo cáo`,
    }),
    ObligationCancelled: ({ reason, document, movedTo }) => ({
      text: movedTo?.length ? 'Chấm dứt nhiệm vụ và chuyển sang chi bộ khác' : 'Chấm dứt nhiệm vụ',
      details: [...byPaper(document), ...because(reason)],
    }),
    ObligationReopened: ({ wording, reason, document }) => ({
      text: `Mở lại nhiệm vụ: ${wording}`,
      details: [...byPaper(document), ...because(reason)],
    }),
    WorkflowMigrated: ({ reason, document }) => ({
      text: 'Chuyển sang bản quy trình mới',
      details: [...byPaper(document), ...because(reason)],
    }),
  },
};
