import {
  type CallHandler,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { catchError, type Observable, throwError } from 'rxjs';
import { type Actor } from './access.js';
import { denials } from './denials.js';
import { type ActingRequest } from './rules.js';

interface Addressed extends ActingRequest {
  readonly params?: { readonly obligation?: string };
}

/** The id of an obligation names its cell behind “--”. */
const namesAnotherCell = ({ params }: Addressed, { cell }: Actor): boolean => {
  const named = params?.obligation?.split('--').slice(1).join('--');
  return named !== undefined && named !== '' && named !== cell;
};

/**
 * Of another cell’s obligation that is there, and of one that is not, a cell hears the same words.
 * Otherwise it could find out by asking who has what.
 */
@Injectable()
export class StrangerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Addressed>();
    const { actor } = request;
    if (actor?.role !== 'cell') return next.handle();
    return next.handle().pipe(
      catchError((error: unknown) => {
        const { code } = (error ?? {}) as { code?: unknown };
        const strange =
          code === 'NOT_YOUR_CELL' ||
          (code === 'NO_SUCH_OBLIGATION' && namesAnotherCell(request, actor));
        return throwError(() => (strange ? new ForbiddenException(denials.NOT_YOUR_CELL) : error));
      }),
    );
  }
}
