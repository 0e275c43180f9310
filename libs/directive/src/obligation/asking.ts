import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
} from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam } from '@nestjs/swagger';
import { type Action, type Actor, Requires } from '#libs/org';
import { commandIdOf, InvalidInput, IsCommand } from '#libs/platform';
import { type ObligationCommand } from './decide-obligation.js';

interface AskingRequest {
  readonly headers: Record<string, string | undefined>;
  readonly params: { readonly obligation: string };
  readonly actor: Actor;
  /** Set at the first byte of an upload. */
  readonly raw: { readonly intent?: string };
}

function versionSeen(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const version = /^"?(\d{1,9})"?$/.exec(header)?.[1];
  if (!version)
    throw new InvalidInput([
      {
        path: 'If-Match',
        message: 'Cần số phiên bản trong ngoặc kép, lấy từ tiêu đề ETag, ví dụ "3"',
      },
    ]);
  return Number(version);
}

/**
 * Who asks for what: the actor, the obligation, the Idempotency-Key, If-Match, and the intent of an
 * upload.
 */
export const Asking = createParamDecorator(
  (_: unknown, context: ExecutionContext): ObligationCommand & { intent?: string } => {
    const request = context.switchToHttp().getRequest<AskingRequest>();
    return {
      obligation: request.params.obligation,
      actor: request.actor,
      commandId: commandIdOf(request.headers),
      ifVersion: versionSeen(request.headers['if-match']),
      intent: request.raw.intent,
    };
  },
);

/**
 * Declares a command on one obligation: its rule, its headers, and 200. `summary` says in the
 * contract what it does; it is left out where the route says it itself.
 */
export const ObligationRoute = (action: Action, summary?: string) =>
  applyDecorators(
    HttpCode(200),
    Requires(action),
    IsCommand(),
    ...(summary === undefined ? [] : [ApiOperation({ summary })]),
    ApiParam({ name: 'obligation', description: 'obligation-<directive>--<cell>' }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'Version the caller has seen, as in ETag',
    }),
  );
