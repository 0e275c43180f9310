import { cutoffText, shortDate } from '#libs/calendar';
import { type Directive, directive, type DirectiveEvent, isNumbered } from '#libs/directive';
import { textOfPeriod } from '#libs/workflow';
import { because, byPaper, type Family, line, type Line } from './told.js';

const STATUSES: Readonly<Record<Exclude<Directive['status'], 'none'>, string>> = {
  drafted: 'Dự thảo',
  issued: 'Đã ban hành',
  closed: 'Đã kết thúc',
  withdrawn: 'Đã thu hồi',
};

const period = (name: string): string => textOfPeriod(name) ?? name;

function linesOf(state: Directive): Line[] {
  if (state.status === 'none') return [];
  const { subject, wording, cutoffAt, superior } = state.content;
  return [
    ...line('Trạng thái', STATUSES[state.status]),
    ...line('Trích yếu', subject),
    ...line('Hạn gửi', `${wording} (${cutoffText(cutoffAt)})`),
    ...line('Văn bản của cấp trên', superior && `${superior.number}, ${superior.body}`),
    ...(isNumbered(state)
      ? [
          ...line('Số, ký hiệu', state.symbol),
          ...line('Ngày ban hành', shortDate(state.issuedOn)),
          ...line('Số chi bộ được giao', state.cells.length),
          ...line('Báo cáo lên cấp trên', state.upward.report?.symbol),
          ...line('Thông báo kết quả', state.results.at(-1)?.symbol),
        ]
      : []),
  ];
}

export const directiveFamily: Family<Directive, DirectiveEvent> = {
  initial: directive.initial,
  evolve: directive.evolve,
  parse: directive.parse,
  lines: linesOf,
  tell: {
    DirectiveDrafted: ({ opened }) => ({
      text: opened ? 'Lập dự thảo từ đợt năm trước' : 'Lập dự thảo',
    }),
    DirectiveAmended: () => ({ text: 'Sửa dự thảo' }),
    DirectiveIssued: ({ symbol, issuedOn, cells, standing }) => ({
      text:
        `Ban hành công văn số ${symbol}, ngày ${shortDate(issuedOn)}, ` +
        `gửi ${cells.length} chi bộ`,
      details: standing ? ['Công văn áp dụng cho nhiều kỳ'] : [],
    }),
    PeriodOpened: ({ period: name, wording, missedDueOn }) => ({
      text: `Mở kỳ ${period(name)}: ${wording}`,
      details: missedDueOn === undefined ? [] : ['Hạn của kỳ đã qua khi mở, nên đặt hạn khác'],
    }),
    PeriodIssued: ({ period: name, symbol, cells }) => ({
      text: `Giao kỳ ${period(name)} theo công văn số ${symbol} cho ${cells.length} chi bộ`,
    }),
    CellAdded: ({ cell, document, reason, movedFrom }, names) => ({
      text: movedFrom?.length
        ? `Giao thêm cho ${names.cell(cell)}, nhận phần việc của ` +
          movedFrom.map(names.cell).join(', ')
        : `Giao thêm cho ${names.cell(cell)}`,
      details: [...byPaper(document), ...because(reason)],
    }),
    DirectiveCorrected: ({ symbol, on, reason }) => ({
      text: `Đính chính bằng công văn số ${symbol}, ngày ${shortDate(on)}`,
      details: because(reason),
    }),
    DirectiveWithdrawn: ({ symbol, reason }) => ({
      text: symbol === undefined ? 'Bỏ dự thảo' : `Thu hồi bằng công văn số ${symbol}`,
      details: because(reason),
    }),
    DirectiveClosed: ({ approved, rejected, expired, cancelled }) => ({
      text:
        `Kết thúc đợt: ${approved} được phê duyệt, ${rejected} không được phê duyệt, ` +
        `${expired} không thực hiện` +
        (cancelled ? `, ${cancelled} đã chấm dứt` : ''),
    }),
    ResultsIssued: ({ symbol, on, replaces }) => ({
      text: `Ra thông báo kết quả số ${symbol}, ngày ${shortDate(on)}`,
      details: replaces === undefined ? [] : ['Thay thông báo kết quả trước'],
    }),
    UpwardReportOverdue: ({ cutoffAt }) => ({
      text: `Quá hạn báo cáo cấp trên (${cutoffText(cutoffAt)}) mà chưa có báo cáo`,
    }),
    UpwardReportIssued: ({ symbol, on, interim }) => ({
      text:
        `Báo cáo cấp trên ${interim ? 'bước đầu ' : ''}số ${symbol}, ` + `ngày ${shortDate(on)}`,
    }),
    UpwardReportSupplemented: ({ symbol, on, cells }, names) => ({
      text: `Báo cáo bổ sung số ${symbol}, ngày ${shortDate(on)}`,
      details: [`Về: ${cells.map(names.cell).join(', ')}`],
    }),
  },
};
