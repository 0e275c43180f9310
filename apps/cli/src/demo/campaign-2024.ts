/** One act of the played campaign, at an instant of Việt Nam's clock. `cell` counts from 1 in the sample's order. */
export type Act =
  | { readonly do: 'draft' | 'issue' | 'close' }
  | { readonly do: 'acknowledge' | 'review' | 'approve'; readonly cell: number }
  | { readonly do: 'submit'; readonly cell: number; readonly round?: number; readonly expect?: 'PAST_CUTOFF' }
  | { readonly do: 'return'; readonly cell: number; readonly reason: string };

export interface Day {
  /** ISO with offset. */
  readonly at: string;
  /** What the progress bar says. */
  readonly says: string;
  readonly acts: readonly Act[];
}

const NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const submit = (cell: number): Act => ({ do: 'submit', cell });

/**
 * The campaign of 2024 as the seed letter has it: 12 cells, 11 acknowledge, 9 submit in time (one unchanged, one returned and sent again, one
 * in the last millisecond), one a millisecond late, two never; waves on 25/01, 01/02, 06/02 and 15/02; the mark after 15/02.
 */
export const campaign2024: readonly Day[] = [
  { at: '2024-01-10T08:30:00+07:00', says: 'Dự thảo công văn', acts: [{ do: 'draft' }] },
  { at: '2024-01-12T09:00:00+07:00', says: 'Ban hành công văn', acts: [{ do: 'issue' }] },
  { at: '2024-01-15T10:00:00+07:00', says: 'Chi bộ xác nhận đã nhận', acts: [...NINE, 10, 11].map((cell): Act => ({ do: 'acknowledge', cell })) },
  { at: '2024-01-24T10:00:00+07:00', says: 'Chi bộ đầu tiên gửi báo cáo', acts: [submit(1)] },
  { at: '2024-01-25T08:00:00+07:00', says: 'Nhắc trước 10 ngày làm việc', acts: [] },
  { at: '2024-01-26T15:20:00+07:00', says: 'Báo cáo “không thay đổi”', acts: [submit(2)] },
  { at: '2024-01-30T09:00:00+07:00', says: 'Chi bộ gửi báo cáo', acts: [submit(3), submit(4)] },
  { at: '2024-02-01T08:00:00+07:00', says: 'Nhắc trước 5 ngày làm việc', acts: [] },
  { at: '2024-02-01T10:00:00+07:00', says: 'Trả lại một báo cáo', acts: [{ do: 'return', cell: 3, reason: 'Thiếu lý do đưa ra khỏi quy hoạch; đề nghị bổ sung biên bản kiểm phiếu.' }] },
  { at: '2024-02-02T16:00:00+07:00', says: 'Chi bộ gửi báo cáo', acts: [submit(5)] },
  { at: '2024-02-05T09:30:00+07:00', says: 'Gửi lại sau khi bổ sung', acts: [{ do: 'submit', cell: 3, round: 2 }, submit(6)] },
  { at: '2024-02-06T08:00:00+07:00', says: 'Nhắc trước 2 ngày làm việc', acts: [] },
  { at: '2024-02-07T11:00:00+07:00', says: 'Chi bộ gửi trước Tết', acts: [submit(7)] },
  { at: '2024-02-12T08:00:00+07:00', says: 'Nghỉ Tết: không nhắc ai', acts: [] },
  { at: '2024-02-15T08:00:00+07:00', says: 'Nhắc sáng ngày làm việc cuối', acts: [] },
  { at: '2024-02-15T14:00:00+07:00', says: 'Chi bộ gửi ngày cuối', acts: [submit(8)] },
  { at: '2024-02-15T23:59:59.999+07:00', says: 'Gửi ở mili giây cuối cùng', acts: [submit(9)] },
  { at: '2024-02-16T00:00:00.000+07:00', says: 'Nộp muộn: lưu, gắn cờ', acts: [{ do: 'submit', cell: 10, expect: 'PAST_CUTOFF' }] },
  { at: '2024-02-16T00:05:00+07:00', says: 'Đánh dấu “coi như không thực hiện”', acts: [] },
  { at: '2024-02-19T09:00:00+07:00', says: 'Thẩm định', acts: NINE.map((cell): Act => ({ do: 'review', cell })) },
  { at: '2024-02-20T09:00:00+07:00', says: 'Phê duyệt, cấp số, lập thông báo', acts: NINE.map((cell): Act => ({ do: 'approve', cell })) },
  { at: '2024-02-20T17:00:00+07:00', says: 'Kết thúc đợt', acts: [{ do: 'close' }] },
];
