import { type CountedAs } from '#libs/workflow';
import { notIssued } from '../definition/refusals.js';
import { type Directive, noSuchDirective } from './directive.js';
import { type DirectiveEvent } from './directive.events.js';
import { type OpenObligation, stillOpen } from './still-open.js';

/** Counts of the obligations. `cancelled` is left out when it is zero. */
export type Outcome = Readonly<Record<Exclude<CountedAs, 'cancelled'>, number>> & {
  readonly cancelled?: number;
};

export function closeDirective(
  state: Directive,
  { open, ...outcome }: Omit<Outcome, 'open'> & { readonly open: readonly OpenObligation[] },
  by: string,
): readonly DirectiveEvent[] {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'closed') return [];
  if (state.status !== 'issued') throw notIssued('kết thúc');
  if (open.length > 0) throw stillOpen(open, 'Xử lý xong các chi bộ này rồi kết thúc đợt.');
  return [{ type: 'DirectiveClosed', data: { ...outcome, by } }];
}
