export const words = {
  title: 'Nhật ký của đợt',
  withheld: 'Một phần nội dung không thuộc phạm vi đồng chí được xem.',
  none: 'Chưa có việc nào được ghi',
  before: (before: string | null) => before ?? 'chưa có',
  what: 'Mục',
  was: 'Trước',
  is: 'Sau',
  signed: (block: number) => `Đã ký trong khối số ${block}`,
  unsigned: 'Chưa đến lượt ký',
  behalf: (name: string) => `thay mặt ${name}`,
} as const;
