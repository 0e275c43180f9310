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
  UNKNOWN_TOKEN: {
    code: 'UNKNOWN_TOKEN',
    message: 'Mã truy cập không đúng hoặc đã bị thu hồi. Hãy xin quản trị cấp mã mới.',
  },
  NOT_YOUR_ROLE: {
    code: 'NOT_YOUR_ROLE',
    message: 'Vai trò của đồng chí không được làm việc này. Hãy liên hệ văn thư Đảng ủy nếu cần.',
  },
  NOT_YOUR_CELL: {
    code: 'NOT_YOUR_CELL',
    message: 'Đồng chí chỉ xem và làm việc của chi bộ mình.',
  },
} as const satisfies Record<string, Denial>;
