import { type Aggregate, Refused } from '#libs/decider';
import { type DirectiveContent, type DirectiveEvent, directiveEvent } from './directive.events.js';

interface Drafted {
  readonly content: DirectiveContent;
}
interface Numbered extends Drafted {
  /** Id of the definition that the obligations are pinned to. */
  readonly workflow: string;
  readonly symbol: string;
  readonly issuedOn: string;
  readonly notice: string;
  readonly cells: readonly string[];
}

export type Directive =
  | { readonly status: 'none' }
  | (Drafted & { readonly status: 'drafted' | 'withdrawn' })
  | (Numbered & { readonly status: 'issued' | 'closed' });

function content({ by: _by, ...rest }: DirectiveContent & { by: string }): DirectiveContent {
  return rest;
}

function evolve(state: Directive, event: DirectiveEvent): Directive {
  switch (event.type) {
    case 'DirectiveDrafted':
    case 'DirectiveAmended':
      return { status: 'drafted', content: content(event.data) };
    case 'DirectiveIssued': {
      const { by: _by, ...issued } = event.data;
      return state.status === 'none' ? state : { status: 'issued', content: state.content, ...issued };
    }
    case 'DirectiveWithdrawn':
      return state.status === 'none' ? state : { status: 'withdrawn', content: state.content };
    case 'DirectiveClosed':
      return { ...state, status: 'closed' } as Directive;
  }
}

export const directive: Aggregate<Directive, DirectiveEvent> = {
  name: 'directive',
  initial: { status: 'none' },
  evolve,
  parse: (fact) => directiveEvent.parse(fact),
  facts: { DirectiveDrafted: {}, DirectiveAmended: {}, DirectiveIssued: {}, DirectiveWithdrawn: {}, DirectiveClosed: {} },
  head: (state) => (state.status === 'none' ? {} : { status: state.status, owner: state.content.committee, cutoffAt: state.content.cutoffAt }),
};

export function noSuchDirective(): Refused {
  return new Refused('NO_SUCH_DIRECTIVE', 'Không có đợt này. Hãy chọn lại từ danh sách các đợt.');
}

export function draftDirective(state: Directive, content: DirectiveContent, by: string): readonly DirectiveEvent[] {
  if (state.status === 'none') return [{ type: 'DirectiveDrafted', data: { ...content, by } }];
  if (state.status === 'drafted' && JSON.stringify(state.content) === JSON.stringify(content)) return [];
  throw new Refused('ALREADY_DRAFTED', 'Đợt này đã có dự thảo khác. Hãy sửa dự thảo đó, hoặc chọn mã khác cho đợt mới.');
}

export function amendDirective(state: Directive, content: DirectiveContent, by: string): readonly DirectiveEvent[] {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status !== 'drafted') throw new Refused('NOT_A_DRAFT', 'Văn bản đã ban hành hoặc đã thu hồi, không sửa được. Hãy ban hành văn bản mới thay thế.');
  return JSON.stringify(state.content) === JSON.stringify(content) ? [] : [{ type: 'DirectiveAmended', data: { ...content, by } }];
}

/** What issuing needs to know: the number just drawn, the day, and the cells that exist on that day. */
export interface Issue {
  readonly issuedOn: string;
  readonly now: string;
  readonly workflow: string;
  readonly symbol: string;
  readonly notice: string;
  readonly cells: readonly string[];
  readonly by: string;
}

/** Throws unless the draft may be issued now; asked before a number is drawn. `false` when it is issued already. */
export function mayIssue(state: Directive, now: string): boolean {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'issued') return false;
  if (state.status !== 'drafted') throw new Refused('NOT_A_DRAFT', 'Văn bản đã kết thúc hoặc đã thu hồi, không ban hành được.');
  if (state.content.cutoffAt <= now) throw new Refused('DEADLINE_IN_THE_PAST', 'Hạn báo cáo đã qua. Hãy sửa hạn trong dự thảo trước khi ban hành.');
  return true;
}

export function issueDirective(state: Directive, { now, ...issue }: Issue): readonly DirectiveEvent[] {
  if (!mayIssue(state, now)) return [];
  if (issue.cells.length === 0) throw new Refused('NO_CELLS', 'Chưa có chi bộ nào đang hoạt động. Hãy nhập danh sách chi bộ (dondoc import-org) trước khi ban hành.');
  return [{ type: 'DirectiveIssued', data: { ...issue, cells: [...issue.cells] } }];
}

export function withdrawDirective(state: Directive, reason: string, by: string): readonly DirectiveEvent[] {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'withdrawn') return [];
  if (state.status !== 'drafted') throw new Refused('ALREADY_ISSUED', 'Văn bản đã ban hành, không thu hồi dự thảo được.');
  return [{ type: 'DirectiveWithdrawn', data: { reason, by } }];
}

/** Counts of the obligations by state; `open` are those that are neither approved, rejected nor expired. */
export interface Outcome {
  readonly approved: number;
  readonly rejected: number;
  readonly expired: number;
  readonly open: number;
}

export function closeDirective(state: Directive, { open, ...outcome }: Outcome, by: string): readonly DirectiveEvent[] {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'closed') return [];
  if (state.status !== 'issued') throw new Refused('NOT_ISSUED', 'Đợt này chưa ban hành nên chưa kết thúc được.');
  if (open > 0) throw new Refused('STILL_OPEN', `Còn ${open} chi bộ chưa xong. Hãy duyệt, trả lại hoặc chờ hết hạn rồi kết thúc đợt.`, { open });
  return [{ type: 'DirectiveClosed', data: { ...outcome, by } }];
}
