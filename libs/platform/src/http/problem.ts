/**
 * A problem by RFC 9457, with a stable code. `title` and `detail` are Vietnamese and say what to
 * do.
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly [extra: string]: unknown;
}

export interface FieldError {
  /** The dotted path of the field, or '' for the whole body. */
  readonly path: string;
  readonly message: string;
}

/** Thrown at the HTTP rim for bad input. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  constructor(
    readonly errors: readonly FieldError[],
    readonly code = 'INVALID_INPUT',
  ) {
    super(
      errors
        .map((error) => (error.path ? `${error.path}: ${error.message}` : error.message))
        .join('; '),
    );
  }
}

interface RefusalLike {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Dữ liệu gửi lên chưa đúng',
  401: 'Chưa đăng nhập',
  403: 'Không có quyền làm việc này',
  404: 'Không tìm thấy',
  405: 'Không dùng được cách gọi này',
  408: 'Gửi quá chậm',
  409: 'Không thực hiện được ở trạng thái hiện tại',
  412: 'Dữ liệu đã thay đổi',
  413: 'Nội dung gửi lên quá lớn',
  414: 'Địa chỉ quá dài',
  415: 'Kiểu nội dung không nhận được',
  421: 'Không phục vụ dưới tên này',
  422: 'Nội dung gửi lên không nhận được',
  429: 'Gửi quá nhiều lần',
  431: 'Phần đầu của yêu cầu quá lớn',
  500: 'Lỗi hệ thống',
  503: 'Hệ thống đang bận',
};

const DETAILS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE:
    'Nội dung gửi lên vượt quá giới hạn (1 MB; bản nháp 4 MB). Hãy rút gọn rồi gửi lại; danh ' +
    'sách dài thì tải lên bằng bảng tính.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'Hãy gửi nội dung JSON với tiêu đề Content-Type: application/json.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'Nội dung JSON đang để trống. Hãy gửi đủ các trường của yêu cầu.',
  FST_ERR_CTP_INVALID_JSON_BODY:
    'Nội dung gửi lên không phải JSON hợp lệ. Hãy kiểm tra dấu ngoặc, dấu phẩy rồi gửi lại.',
  FST_ERR_BAD_URL:
    'Địa chỉ có ký tự mã hóa % bị hỏng. Hãy mã hóa lại phần tên trong địa chỉ ' +
    '(encodeURIComponent) rồi gửi lại.',
  FST_ERR_MAX_PARAM_LENGTH:
    'Một phần của địa chỉ dài hơn mọi tên có thật. Hãy kiểm tra lại địa chỉ.',
};

export function problem(
  status: number,
  code: string,
  detail: string,
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return {
    type: `urn:dondoc:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: TITLES[status] ?? TITLES[500]!,
    status,
    code,
    detail,
    ...extra,
  };
}

/**
 * The code alone says what kind of “no” it is: something is not there, is not yours, or is not
 * allowed in the present state.
 */
export function statusOfRefusal(code: string): number {
  if (code.startsWith('NO_SUCH_')) return 404;
  if (code.startsWith('NOT_YOUR_') || code === 'SAME_PERSON') return 403;
  if (code === 'FILE_TOO_LARGE') return 413;
  if (code === 'IDEMPOTENCY_KEY_REUSED' || code.startsWith('FILE_')) return 422;
  if (code === 'CHANGED_SINCE') return 412;
  return 409;
}

function isRefusal(error: unknown): error is RefusalLike {
  return error instanceof Error && error.name === 'Refused' && 'code' in error;
}

/** What an HttpException of ours carries. */
interface Answer {
  readonly code?: string;
  readonly message?: unknown;
  /** Seconds until it may be tried again. */
  readonly retryAfter?: number;
}

const answerIn = (body: unknown): Answer =>
  typeof body === 'object' && body !== null ? (body as Answer) : {};

function fromHttp(error: {
  getStatus(): number;
  getResponse(): unknown;
  message: string;
  cause?: unknown;
}): Problem {
  // Nest wraps what Fastify says of a body. The code by which we explain it is in the cause.
  if (isFastifyError(error.cause)) return fromFastify(error.cause);
  const status = error.getStatus();
  const body = error.getResponse();
  const { code, message, retryAfter } = answerIn(body);
  const detail =
    status === 404 && !code
      ? 'Địa chỉ này không có. Xem danh sách tại /api/openapi.json.'
      : String(message ?? error.message);
  return problem(status, code ?? `HTTP_${status}`, detail, { retryAfter });
}

interface FastifyError {
  readonly statusCode: number;
  readonly code?: string;
  readonly message: string;
}

function isFastifyError(error: unknown): error is FastifyError {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode < 500
  );
}

/** Nobody will read the answer, and it is no error of ours to log. */
function isGone(error: unknown): boolean {
  const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
  return message === 'aborted' && code === 'ECONNRESET';
}

function fromFastify(error: FastifyError): Problem {
  const code =
    error.code ??
    (error.message.includes('JSON') ? 'FST_ERR_CTP_INVALID_JSON_BODY' : `HTTP_${error.statusCode}`);
  return problem(
    error.statusCode,
    code.replace(/^FST_ERR_(CTP_)?/, ''),
    DETAILS[code] ?? 'Yêu cầu không đọc được. Hãy kiểm tra lại rồi gửi lại.',
  );
}

/**
 * Turns whatever was thrown into a problem. Undefined when it is our own fault and must be logged.
 */
export function toProblem(error: unknown): Problem | undefined {
  if (error instanceof InvalidInput) {
    return problem(
      400,
      error.code,
      'Hãy sửa các trường được nêu rồi gửi lại; chưa có gì được ghi.',
      { errors: error.errors },
    );
  }
  if (isRefusal(error))
    return problem(statusOfRefusal(error.code), error.code, error.message, error.details);
  if (isGone(error))
    return problem(400, 'SENDER_GONE', 'Bên gửi đã ngắt kết nối trước khi gửi xong.');
  if (typeof (error as { getStatus?: unknown } | undefined)?.getStatus === 'function')
    return fromHttp(error as never);
  return isFastifyError(error) ? fromFastify(error) : undefined;
}
