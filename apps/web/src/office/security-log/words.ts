import { type SecurityLine } from '#libs/sign-in';

/** What happened, for each kind of line. A new kind does not compile without its words. */
export const kinds: Readonly<Record<SecurityLine['kind'], string>> = {
  'signed-in': 'Đăng nhập',
  'sign-in-failed': 'Đăng nhập sai',
  'token-refused': 'Mã truy cập bị từ chối',
  refused: 'Bị từ chối quyền',
  'stepped-up': 'Xác nhận lại danh tính',
  'password-changed': 'Đổi mật khẩu',
  reset: 'Quản trị đặt lại cách đăng nhập',
  'session-ended': 'Đăng xuất',
  'totp-on': 'Bật mã xác thực',
  'totp-off': 'Tắt mã xác thực',
  'passkey-added': 'Thêm khóa truy cập',
  'passkey-removed': 'Bỏ khóa truy cập',
  'recovery-asked': 'Xin đặt lại mật khẩu',
  'recovery-used': 'Đặt lại mật khẩu bằng thư',
  'code-made': 'Cấp mã một lần',
  'code-used': 'Dùng mã một lần',
  'invitation-made': 'Gửi lời mời',
  'invitation-used': 'Nhận lời mời',
  exported: 'Tải nhật ký về',
  'offices-changed': 'Chức trách thay đổi',
  burst: 'Nhiều lần sai liên tiếp',
};

export const words = {
  title: 'Nhật ký an ninh',
  kind: 'Sự việc',
  all: 'Mọi sự việc',
  when: 'Lúc',
  who: 'Người',
  where: 'Từ đâu',
  nobody: 'không rõ',
  table: 'Các sự việc an ninh',
  none: 'Chưa có sự việc nào',
  more: 'Xem thêm',
} as const;
