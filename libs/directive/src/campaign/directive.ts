import { type Aggregate, Refused } from '#libs/decider';
import { type OpenObligation, stillOpen } from './still-open.js';
import { type DirectiveContent, type DirectiveEvent, directiveEvent } from './directive.events.js';
import { deadlineInThePast, noCells, notADraft, notIssued } from '../definition/refusals.js';

interface Drafted {
  readonly content: DirectiveContent;
  /** Last year's directive, from which the system opened this draft. */
  readonly openedFrom?: string;
}

export interface UpwardPaper {
  readonly notice: string;
  readonly symbol: string;
  readonly on: string;
}

/** The committee's own duty to its superior: a report on this directive. */
export interface Upward {
  /** The cutoff that passed without any report. */
  readonly overdueAt: string | null;
  readonly interim: UpwardPaper | null;
  readonly report: UpwardPaper | null;
}
interface Numbered extends Drafted {
  /** Id of the definition that the obligations are pinned to. */
  readonly workflow: string;
  readonly symbol: string;
  readonly issuedOn: string;
  readonly notice: string;
  readonly cells: readonly string[];
  readonly upward: Upward;
  /** Letters that corrected it, or withdrew it, oldest first. */
  readonly letters: readonly FurtherLetter[];
  /** Reports that followed the final one, oldest first. */
  readonly supplements: readonly UpwardPaper[];
}

export interface FurtherLetter extends UpwardPaper {
  readonly corrects: boolean;
}

export type Directive =
  | { readonly status: 'none' }
  | (Drafted & { readonly status: 'drafted' | 'withdrawn' })
  | (Numbered & { readonly status: 'issued' | 'closed' })
  /** Withdrawn after the issue: its number stays used, and what was approved before stands. */
  | (Numbered & { readonly status: 'withdrawn' });

type Draft = Extract<DirectiveEvent, { type: 'DirectiveDrafted' }>['data'];

function content({ by: _by, opened: _opened, ...rest }: Draft): DirectiveContent {
  return rest;
}

function evolveUpward(
  upward: Upward,
  event: Extract<DirectiveEvent, { type: 'UpwardReportOverdue' | 'UpwardReportIssued' }>,
): Upward {
  if (event.type === 'UpwardReportOverdue') return { ...upward, overdueAt: event.data.cutoffAt };
  const { interim, notice, symbol, on } = event.data;
  return { ...upward, [interim ? 'interim' : 'report']: { notice, symbol, on } };
}

function opening({ openedFrom }: Drafted): Pick<Drafted, 'openedFrom'> {
  return openedFrom === undefined ? {} : { openedFrom };
}

function withdrawn(
  state: Directive,
  { notice, symbol, on }: Extract<DirectiveEvent, { type: 'DirectiveWithdrawn' }>['data'],
): Directive {
  if (state.status === 'none') return state;
  if (!('letters' in state))
    return { ...opening(state), status: 'withdrawn', content: state.content };
  return {
    ...state,
    status: 'withdrawn',
    letters:
      notice && symbol && on
        ? [...state.letters, { notice, symbol, on, corrects: false }]
        : state.letters,
  };
}

function evolve(state: Directive, event: DirectiveEvent): Directive {
  switch (event.type) {
    case 'DirectiveDrafted':
      return {
        status: 'drafted',
        content: content(event.data),
        ...(event.data.opened ? { openedFrom: event.data.opened.from } : {}),
      };
    case 'DirectiveAmended':
      return { ...(state as Drafted), status: 'drafted', content: content(event.data) };
    case 'DirectiveIssued': {
      const { by: _by, ...issued } = event.data;
      return state.status === 'none'
        ? state
        : {
            ...opening(state),
            status: 'issued',
            content: state.content,
            ...issued,
            upward: { overdueAt: null, interim: null, report: null },
            letters: [],
            supplements: [],
          };
    }
    case 'CellAdded':
      return 'cells' in state ? { ...state, cells: [...state.cells, event.data.cell] } : state;
    case 'DirectiveCorrected': {
      const { reason: _reason, notice, symbol, on, by: _by, ...content } = event.data;
      return 'letters' in state
        ? { ...state, content, letters: [...state.letters, { notice, symbol, on, corrects: true }] }
        : state;
    }
    case 'DirectiveWithdrawn':
      return withdrawn(state, event.data);
    case 'DirectiveClosed':
      return { ...state, status: 'closed' } as Directive;
    case 'UpwardReportSupplemented': {
      const { notice, symbol, on } = event.data;
      return 'supplements' in state
        ? { ...state, supplements: [...state.supplements, { notice, symbol, on }] }
        : state;
    }
    case 'UpwardReportOverdue':
    case 'UpwardReportIssued':
      return 'upward' in state ? { ...state, upward: evolveUpward(state.upward, event) } : state;
  }
}

export const directive: Aggregate<Directive, DirectiveEvent> = {
  name: 'directive',
  initial: { status: 'none' },
  evolve,
  parse: (fact) => directiveEvent.parse(fact),
  facts: {
    DirectiveDrafted: {},
    DirectiveAmended: {},
    DirectiveIssued: {},
    CellAdded: {},
    DirectiveCorrected: {},
    DirectiveWithdrawn: {},
    DirectiveClosed: {},
    UpwardReportOverdue: {},
    UpwardReportIssued: {},
    UpwardReportSupplemented: {},
  },
  head: (state) =>
    state.status === 'none'
      ? {}
      : { status: state.status, owner: state.content.committee, cutoffAt: state.content.cutoffAt },
};

export function noSuchDirective(): Refused {
  return new Refused('NO_SUCH_DIRECTIVE', 'Không có đợt này. Hãy chọn lại từ danh sách các đợt.');
}

export function draftDirective(
  state: Directive,
  content: DirectiveContent,
  by: string,
): readonly DirectiveEvent[] {
  if (state.status === 'none') return [{ type: 'DirectiveDrafted', data: { ...content, by } }];
  if (state.status === 'drafted' && JSON.stringify(state.content) === JSON.stringify(content))
    return [];
  throw new Refused(
    'ALREADY_DRAFTED',
    'Đợt này đã có dự thảo khác. Hãy sửa dự thảo đó, hoặc chọn mã khác cho đợt mới.',
  );
}

export function amendDirective(
  state: Directive,
  content: DirectiveContent,
  by: string,
): readonly DirectiveEvent[] {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status !== 'drafted') throw notADraft();
  return JSON.stringify(state.content) === JSON.stringify(content)
    ? []
    : [{ type: 'DirectiveAmended', data: { ...content, by } }];
}

/**
 * Stands in a draft for what nobody knows yet: the number and day of a letter that has not come.
 */
export const BLANK = '……';

/**
 * Throws unless the draft has what `asksSuperior` asks for and no blank is left in its text.
 * Errors: `Refused` SUPERIOR_LETTER_MISSING, LETTER_HAS_BLANKS.
 */
export function requireWhole(state: Directive, asksSuperior: boolean): void {
  if (state.status !== 'drafted') return;
  const { superior, letter, subject } = state.content;
  if (!superior && asksSuperior) {
    throw new Refused(
      'SUPERIOR_LETTER_MISSING',
      'Dự thảo chưa có công văn của cấp trên mà đợt này thực hiện. Khi nhận được công văn, ' +
        'hãy bổ sung vào dự thảo rồi ban hành.',
    );
  }
  const texts = [
    subject,
    letter.addressee,
    letter.opening,
    ...letter.points,
    letter.deadlineNote,
    letter.closing,
    ...letter.recipients,
  ];
  if (texts.some((text) => text.includes(BLANK)))
    throw new Refused(
      'LETTER_HAS_BLANKS',
      `Dự thảo còn chỗ trống “${BLANK}”. Hãy điền số, ngày công văn của cấp trên vào các chỗ ` +
        'đó rồi ban hành.',
    );
}

/**
 * What issuing needs to know: the number just drawn, the day, and the cells that exist on that day.
 */
export interface Issue {
  readonly issuedOn: string;
  readonly now: string;
  readonly workflow: string;
  readonly symbol: string;
  readonly notice: string;
  readonly cells: readonly string[];
  readonly by: string;
}

/**
 * Throws unless the draft may be issued now; asked before a number is drawn. `false` when it is
 * issued already.
 */
export function mayIssue(state: Directive, now: string): boolean {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'issued') return false;
  if (state.status !== 'drafted') throw notADraft();
  if (state.content.cutoffAt <= now)
    throw deadlineInThePast('Hãy sửa hạn trong dự thảo trước khi ban hành.');
  return true;
}

export function issueDirective(
  state: Directive,
  { now, ...issue }: Issue,
): readonly DirectiveEvent[] {
  if (!mayIssue(state, now)) return [];
  if (issue.cells.length === 0) throw noCells();
  return [{ type: 'DirectiveIssued', data: { ...issue, cells: [...issue.cells] } }];
}

export function withdrawDirective(
  state: Directive,
  reason: string,
  by: string,
): readonly DirectiveEvent[] {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'withdrawn') return [];
  if (state.status !== 'drafted')
    throw new Refused(
      'ALREADY_ISSUED',
      'Văn bản đã ban hành. Muốn thu hồi thì ban hành công văn thu hồi (thu hồi văn bản đã ' +
        'ban hành), do cấp ủy quyết định.',
    );
  return [{ type: 'DirectiveWithdrawn', data: { reason, by } }];
}

/**
 * Counts of the obligations by state; `open` are those that are neither approved, rejected, expired
 * nor cancelled.
 */
export interface Outcome {
  readonly approved: number;
  readonly rejected: number;
  readonly expired: number;
  /** Left out where there is none. */
  readonly cancelled?: number;
  readonly open: number;
}

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

/**
 * The paper that answers this ask already; `undefined` when a number may be drawn. `open`:
 * obligations that are not done. Errors: `Refused` NO_SUCH_DIRECTIVE, NOT_ISSUED, NO_SUPERIOR,
 * STILL_OPEN, NOTHING_OPEN, ALREADY_REPORTED.
 */
export function upwardPaper(
  state: Directive,
  { interim, open }: { interim: boolean; open: readonly OpenObligation[] },
): UpwardPaper | undefined {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status !== 'issued' && state.status !== 'closed')
    throw notIssued('lập báo cáo cấp trên');
  if (!state.content.superior)
    throw new Refused(
      'NO_SUPERIOR',
      'Đợt này không thực hiện công văn nào của cấp trên nên không có báo cáo cấp trên.',
    );
  const known = interim ? state.upward.interim : state.upward.report;
  if (known) return known;
  requireTime(state.upward, interim, open);
  return undefined;
}

function requireTime({ report }: Upward, interim: boolean, open: readonly OpenObligation[]): void {
  if (interim && report)
    throw new Refused(
      'ALREADY_REPORTED',
      `Đã có báo cáo chính thức số ${report.symbol}, không lập báo cáo bước đầu nữa.`,
    );
  if (interim && open.length === 0)
    throw new Refused(
      'NOTHING_OPEN',
      'Mọi chi bộ đã xong: hãy lập báo cáo chính thức (bỏ lựa chọn báo cáo bước đầu).',
    );
  if (!interim && open.length > 0)
    throw stillOpen(
      open,
      'Xử lý xong rồi lập báo cáo chính thức; nếu cấp trên đã đến hạn thì lập báo cáo bước ' +
        'đầu (interim).',
    );
}

/** `numbered`: the paper whose number was just drawn, after `upwardPaper`. */
export function reportUpward(
  state: Directive,
  numbered: UpwardPaper & { readonly interim: boolean; readonly by: string },
  open: readonly OpenObligation[],
): readonly DirectiveEvent[] {
  return upwardPaper(state, { interim: numbered.interim, open })
    ? []
    : [{ type: 'UpwardReportIssued', data: numbered }];
}

/**
 * `[]` unless the superior's moment has passed without any report, and it is not written down yet.
 */
export function markUpwardOverdue(state: Directive, now: string): readonly DirectiveEvent[] {
  const duty = upwardDuty(state);
  if (
    state.status === 'drafted' ||
    duty?.status !== 'open' ||
    !duty.dueOn ||
    !duty.cutoffAt ||
    duty.cutoffAt > now
  )
    return [];
  return [{ type: 'UpwardReportOverdue', data: { dueOn: duty.dueOn, cutoffAt: duty.cutoffAt } }];
}

/**
 * The committee's duty as it is shown. `late`: its moment passed without a report; `interim`: a
 * first report is out, the final one is owed; `overdueAt` stays when the report came late. `dueOn`,
 * `wording` and `cutoffAt` are null where the superior's letter names no day.
 */
export interface UpwardDuty extends Upward {
  readonly dueOn: string | null;
  readonly wording: string | null;
  readonly cutoffAt: string | null;
  readonly status: 'open' | 'late' | 'interim' | 'done';
}

function statusOf({ report, interim, overdueAt }: Upward): UpwardDuty['status'] {
  if (report) return 'done';
  if (interim) return 'interim';
  return overdueAt ? 'late' : 'open';
}

/** Null where there is no superior's letter, or the draft was withdrawn. */
export function upwardDuty(state: Directive): UpwardDuty | null {
  if (state.status === 'none' || state.status === 'withdrawn' || !state.content.superior)
    return null;
  const upward =
    'upward' in state ? state.upward : { overdueAt: null, interim: null, report: null };
  const { dueOn = null, wording = null, cutoffAt = null } = state.content.superior;
  return { dueOn, wording, cutoffAt, status: statusOf(upward), ...upward };
}
