export interface Denial {
  readonly code: string;
  readonly message: string;
}

/** Clients have these codes in their code. Never rename; add. */
export const denials = {
  NO_TOKEN: {
    code: 'NO_TOKEN',
    message:
      'Chưa đăng nhập: gửi kèm mã truy cập trong Authorization: Bearer (quản trị cấp bằng ' +
      'lệnh dondoc token).',
  },
  NOT_SIGNED_IN: {
    code: 'NOT_SIGNED_IN',
    message: 'Đồng chí chưa đăng nhập, hoặc phiên làm việc đã hết. Hãy đăng nhập lại.',
  },
  UNKNOWN_TOKEN: {
    code: 'UNKNOWN_TOKEN',
    message: 'Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi. Hãy xin quản trị cấp mã mới.',
  },
  NOT_YOUR_ROLE: {
    code: 'NOT_YOUR_ROLE',
    message: 'Vai trò của đồng chí không được làm việc này. Hãy liên hệ văn thư Đảng ủy nếu cần.',
  },
  NOT_YOUR_OFFICE: {
    code: 'NOT_YOUR_OFFICE',
    message: 'Đồng chí không giữ chức trách đã chọn. Hãy chọn lại chức trách.',
  },
  CHOOSE_OFFICE: {
    code: 'CHOOSE_OFFICE',
    message: 'Đồng chí giữ nhiều chức trách làm được việc này. Hãy chọn chức trách để ghi nhận.',
  },
  STEP_UP_NEEDED: {
    code: 'STEP_UP_NEEDED',
    message: 'Việc này cần xác nhận lại danh tính. Hãy nhập mật khẩu hoặc mã xác thực.',
  },
  NOT_YOUR_COMMITTEE: {
    code: 'NOT_YOUR_COMMITTEE',
    message: 'Đồng chí chỉ xem và làm việc của đảng bộ mình.',
  },
  NOT_YOUR_CELL: {
    code: 'NOT_YOUR_CELL',
    message: 'Đồng chí chỉ xem và làm việc của chi bộ mình.',
  },
} as const satisfies Record<string, Denial>;
