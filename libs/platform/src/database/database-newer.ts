/** The database was brought up to date by a newer program. `message` is for a person. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer';

  constructor(readonly lacking: readonly string[]) {
    super(
      `Cơ sở dữ liệu mới hơn chương trình này: đã có ${lacking.slice(0, 5).join(', ')}` +
        `${lacking.length > 5 ? ` và ${lacking.length - 5} phần khác` : ''}. Hãy chạy chương ` +
        'trình từ bản đã nâng cấp cơ sở dữ liệu trở lên, hoặc phục hồi bản sao lưu trước đó.',
    );
  }
}
