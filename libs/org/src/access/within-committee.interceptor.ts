import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Observable } from 'rxjs';
import { withinCommittee } from '#libs/platform';
import { type ActingRequest } from './rules.js';

/** What a request does in the database it does within the committee of whoever asks. */
@Injectable()
export class WithinCommitteeInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { actor } = context.switchToHttp().getRequest<ActingRequest>();
    if (actor?.committee === undefined) return next.handle();
    return new Observable((subscriber) =>
      withinCommittee(actor.committee, () => next.handle().subscribe(subscriber)),
    );
  }
}
