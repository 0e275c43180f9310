import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { logger } from '../config/index.js';
import { isRetryable } from '../database/index.js';
import { problem, toProblem } from './problem.js';

interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): void;
}

/**
 * The one place where errors become answers: application/problem+json, without a stack. Nothing
 * personal goes to the log.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const body = toProblem(error) ?? this.unexpected(error);
    const wait = body['retryAfter'] ?? (body.status === 503 ? 2 : undefined);
    if (wait !== undefined) reply.header('retry-after', String(wait));
    reply
      .status(body.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(body);
  }

  private unexpected(error: unknown) {
    this.log.error('unexpected error', { error });
    if (isRetryable(error))
      return problem(
        503,
        'BUSY',
        'Cơ sở dữ liệu đang khởi động lại hoặc quá tải. Hãy gửi lại với cùng Idempotency-Key ' +
          'sau ít giây: yêu cầu không bị ghi hai lần.',
      );
    return problem(
      500,
      'INTERNAL',
      'Hệ thống gặp lỗi ngoài dự kiến và đã ghi lại. Hãy gửi lại với cùng Idempotency-Key; ' +
        'nếu vẫn lỗi, báo người quản trị.',
    );
  }
}
