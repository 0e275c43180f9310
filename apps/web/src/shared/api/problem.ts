/** What the server answers when it says no: problem+json by RFC 9457, in Vietnamese. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly [extra: string]: unknown;
}

/** The server said no. `problem.detail` says what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** No answer came: the line is down, or the server is. Nothing is known of what was asked. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor() {
    super('Không kết nối được với máy chủ. Nội dung đã nhập vẫn còn trên trang này.');
  }
}

export const isRefusal = (error: unknown, ...codes: readonly string[]): error is Refusal =>
  error instanceof Refusal && (codes.length === 0 || codes.includes(error.problem.code));

export async function problemIn(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return {
      status: response.status,
      code: `HTTP_${response.status}`,
      title: 'Máy chủ trả lời không đúng',
      detail: 'Máy chủ đang bận hoặc đang khởi động lại. Hãy thử lại sau ít phút.',
    };
  }
}
