import { HttpException } from '@nestjs/common';

const refusal = (status: number, code: string, message: string) => (): HttpException =>
  new HttpException({ code, message }, status);

/**
 * Every way in which this lib says no. Clients have these codes in their code. Never rename; add.
 * None tells whether an account is there.
 */
export const refusals = {
  busy: refusal(
    503,
    'SIGN_IN_BUSY',
    'Đang có quá nhiều người đăng nhập cùng lúc. Hãy đợi vài giây rồi đăng nhập lại.',
  ),
  wrong: refusal(
    401,
    'WRONG_SIGN_IN',
    'Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím ' +
      'Caps Lock rồi thử lại; nếu quên mật khẩu, hãy chọn “Quên mật khẩu”.',
  ),
  codeNeeded: refusal(
    401,
    'CODE_NEEDED',
    'Cần thêm mã xác thực. Hãy nhập mã 6 số trong ứng dụng xác thực, hoặc một mã khôi phục.',
  ),
  foreign: refusal(
    403,
    'FOREIGN_ORIGIN',
    'Yêu cầu không đến từ trang của hệ thống nên không được thực hiện. Hãy mở hệ thống bằng địa ' +
      'chỉ chính thức rồi làm lại.',
  ),
  noSession: refusal(
    404,
    'NO_SUCH_SESSION',
    'Phiên này không còn. Hãy tải lại danh sách phiên đăng nhập.',
  ),
  noSample: refusal(
    404,
    'NO_SAMPLE',
    'Chỉ dữ liệu mẫu mới có tài khoản dùng thử. Hãy đăng nhập bằng tài khoản của đồng chí.',
  ),
  noLink: refusal(
    404,
    'NO_SUCH_LINK',
    'Liên kết này không đúng, đã dùng hoặc đã hết hạn. Hãy xin một liên kết mới.',
  ),
  nameTaken: refusal(
    409,
    'SIGN_IN_NAME_TAKEN',
    'Tên đăng nhập này đã có người dùng. Hãy chọn một tên khác.',
  ),
  nameNeeded: refusal(
    409,
    'SIGN_IN_NAME_NEEDED',
    'Chưa có tên đăng nhập cho đồng chí. Hãy chọn một tên, hoặc dùng địa chỉ thư của mình.',
  ),
  totpOn: refusal(
    409,
    'TOTP_IS_ON',
    'Đã bật mã xác thực cho tài khoản này. Hãy tắt mã cũ trước khi bật mã mới.',
  ),
  totpOff: refusal(
    409,
    'TOTP_IS_OFF',
    'Tài khoản này chưa có mã xác thực. Hãy bắt đầu bật mã xác thực trước.',
  ),
  wrongCode: refusal(
    401,
    'WRONG_CODE',
    'Mã xác thực không đúng hoặc đã dùng. Hãy đợi mã mới trong ứng dụng rồi nhập lại; nếu vẫn ' +
      'sai, hãy chỉnh lại giờ của điện thoại.',
  ),
  wrongPasskey: refusal(
    401,
    'WRONG_PASSKEY',
    'Khóa truy cập này không dùng được ở đây. Hãy thử lại, hoặc đăng nhập bằng mật khẩu.',
  ),
  noPasskey: refusal(
    404,
    'NO_SUCH_PASSKEY',
    'Khóa truy cập này không còn. Hãy tải lại danh sách khóa của đồng chí.',
  ),
} as const;

const waitWords = (seconds: number): string =>
  seconds < 90 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;

/** Too many failures, of whomever. The header Retry-After says how long, too. */
export function tooMany(seconds: number): HttpException {
  return new HttpException(
    {
      code: 'TOO_MANY_TRIES',
      message:
        `Đã thử sai nhiều lần. Hãy đợi ${waitWords(seconds)} rồi thử lại. Nếu cần vào ngay, hãy ` +
        'dùng máy đã từng đăng nhập, nhập kèm mã xác thực hoặc mã khôi phục, hoặc gọi văn thư ' +
        'xin mã một lần.',
      retryAfter: seconds,
    },
    429,
  );
}
