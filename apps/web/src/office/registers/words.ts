export const words = {
  title: 'Sổ văn bản',
  which: 'Chọn sổ',
  out: 'Văn bản đi',
  in: 'Văn bản đến',
  register: 'Sổ',
  all: 'Mọi sổ',
  outRegister: (body: string, term: string, type: string, last: number) =>
    `${body}, nhiệm kỳ ${term}, loại ${type} (số gần nhất ${last})`,
  inRegister: (body: string, year: number, last: number) =>
    `${body}, năm ${year} (số gần nhất ${last})`,
  search: 'Tìm trong sổ',
  searchHint: 'Số, trích yếu hoặc nơi nhận; gõ không dấu cũng được.',
  table: 'Các văn bản trong sổ',
  number: 'Số, ký hiệu',
  day: 'Ngày',
  kind: 'Loại',
  summary: 'Trích yếu',
  receiver: 'Nơi nhận',
  sender: 'Nơi gửi',
  signer: 'Người ký',
  state: 'Tình trạng',
  open: (symbol: string) => `Mở văn bản ${symbol}`,
  none: 'Không có văn bản nào',
  noneMore:
    'Văn bản vào sổ ngay khi được cấp số; báo cáo của chi bộ vào sổ đến ngay khi được nhận.',
  more: 'Xem thêm',
  print: 'In trang này',
} as const;
