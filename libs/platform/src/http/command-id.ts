import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { InvalidInput } from './problem.js';

/**
 * Every command carries an Idempotency-Key, and the same key gets the same answer for ever. It has
 * 8–100 characters of A–Z a–z 0–9 . _ -
 */
export function commandIdOf(headers: Readonly<Record<string, string | undefined>>): string {
  const key = headers['idempotency-key'];
  if (key && /^[\w.-]{8,100}$/.test(key)) return key;
  throw new InvalidInput(
    [
      {
        path: 'Idempotency-Key',
        message:
          'Cần tiêu đề Idempotency-Key dài 8–100 ký tự (chữ không dấu, số, . _ -), mỗi lần ' +
          'thao tác mới một giá trị mới',
      },
    ],
    'IDEMPOTENCY_KEY_MISSING',
  );
}

export const CommandId = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  commandIdOf(
    context.switchToHttp().getRequest<{ headers: Record<string, string | undefined> }>().headers,
  ),
);

/** Documents the header in OpenAPI. */
export const IsCommand = () =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Same key, same answer, for ever. 8–100 of [A-Za-z0-9._-]',
    }),
  );
