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
  noOfficial: refusal(
    404,
    'NO_SUCH_OFFICIAL',
    'Không có người này trong danh sách tài khoản. Hãy tải lại danh sách rồi chọn lại.',
  ),
  noOffice: refusal(
    404,
    'NO_SUCH_OFFICE',
    'Không có chức trách này. Hãy tải lại danh sách tài khoản rồi chọn lại.',
  ),
  noToken: refusal(
    404,
    'NO_SUCH_TOKEN',
    'Mã truy cập này không có hoặc đã thu hồi. Hãy tải lại danh sách tài khoản.',
  ),
  heldElsewhere: refusal(
    409,
    'HELD_ELSEWHERE',
    'Người này còn giữ chức trách ở đảng bộ khác, nên một đảng bộ không đổi cách đăng nhập được. ' +
      'Hãy nhờ người vận hành hệ thống làm việc này bằng lệnh dondoc account.',
  ),
  takenElsewhere: refusal(
    409,
    'TAKEN_ELSEWHERE',
    'Số thẻ hoặc tên đăng nhập này đã có trong hệ thống. Hãy kiểm tra lại; nếu đúng, hãy nhờ ' +
      'người vận hành hệ thống giao chức trách bằng lệnh dondoc account.',
  ),
  lastAdmin: refusal(
    409,
    'LAST_ADMIN',
    'Đây là quản trị cuối cùng còn đăng nhập được; nếu thôi thì không còn ai quản trị. Hãy giao ' +
      'chức trách quản trị và mở tài khoản cho một đồng chí khác trước.',
  ),
  notYourHelp: refusal(
    403,
    'HELPS_CELLS_ALONE',
    'Văn thư chỉ cấp mã một lần cho người chỉ giữ chức trách của chi bộ. Hãy nhờ quản trị.',
  ),
} as const;

/** The message is that of an AccountError, which says what to do. */
export const accountRefused = (message: string): HttpException =>
  refusal(409, 'ACCOUNT_REFUSED', message)();

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
