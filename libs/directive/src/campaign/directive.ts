import { type Aggregate, Refused } from '#libs/decider';
import { isAmong } from '#libs/workflow';
import { type DirectiveContent, type DirectiveEvent, directiveEvent } from './directive.events.js';

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

/** A campaign that the system opened from a standing letter. */
export interface OpenedPeriod {
  readonly period: string;
  readonly directive: string;
  readonly dueOn: string;
}

interface Numbered extends Drafted {
  /** Id of the definition that the obligations are pinned to. */
  readonly workflow: string;
  readonly symbol: string;
  readonly issuedOn: string;
  readonly notice: string;
  readonly cells: readonly string[];
  /** Of a standing letter: its periods, oldest first. The cells owe it nothing themselves. */
  readonly standing?: readonly OpenedPeriod[];
  /** Of a period: the directive of its standing letter, whose number and notice it has. */
  readonly periodOf?: string;
  readonly upward: Upward;
  /** Letters that corrected or withdrew it, oldest first. */
  readonly letters: readonly FurtherLetter[];
  /** Reports that followed the final one, oldest first. */
  readonly supplements: readonly UpwardPaper[];
  /** Notices of all results, oldest first. The last one stands. */
  readonly results: readonly UpwardPaper[];
}

export interface FurtherLetter extends UpwardPaper {
  readonly corrects: boolean;
}

/** What each status carries. A letter that was issued keeps its number when it is withdrawn. */
interface Carried {
  drafted: Drafted;
  issued: Numbered;
  closed: Numbered;
  withdrawn: Drafted | Numbered;
}
export type DirectiveStatus = keyof Carried;

type In<S extends DirectiveStatus> = S extends DirectiveStatus
  ? Carried[S] & { readonly status: S }
  : never;
export type Directive = { readonly status: 'none' } | In<DirectiveStatus>;

/** Statuses in which the letter is out and stands. */
export const runningStatuses = ['issued', 'closed'] as const satisfies readonly DirectiveStatus[];
export type Running = In<(typeof runningStatuses)[number]>;

export function isRunning(state: Directive): state is Running {
  return isAmong(runningStatuses, state.status);
}

type Lettered = Extract<Directive, Numbered>;

/** The cells that owe a report to this very directive: none of a standing letter. */
export function owingCells({ standing, cells }: Running): readonly string[] {
  return standing ? [] : cells;
}

/** True when its letter was ever issued, even if it was withdrawn since. */
export function isNumbered(state: Directive): state is Lettered {
  return 'symbol' in state;
}

type Draft = Extract<DirectiveEvent, { type: 'DirectiveDrafted' }>['data'];

function content({ by: _by, opened: _opened, ...rest }: Draft): DirectiveContent {
  return rest;
}

export const nothingReported: Upward = { overdueAt: null, interim: null, report: null };

function opening({ openedFrom }: Drafted): Pick<Drafted, 'openedFrom'> {
  return openedFrom === undefined ? {} : { openedFrom };
}

function evolve(state: Directive, event: DirectiveEvent): Directive {
  if (event.type === 'DirectiveDrafted') {
    const { opened } = event.data;
    const from = opened ? { openedFrom: opened.from } : {};
    return { status: 'drafted', content: content(event.data), ...from };
  }
  return state.status === 'none' ? state : evolveExisting(state, event);
}

type Later = Exclude<DirectiveEvent, { type: 'DirectiveDrafted' }>;

function evolveExisting(state: Exclude<Directive, { status: 'none' }>, event: Later): Directive {
  switch (event.type) {
    case 'DirectiveAmended':
      return { ...opening(state), status: 'drafted', content: content(event.data) };
    case 'DirectiveIssued': {
      const { by: _by, standing, ...issued } = event.data;
      return { ...numbered(state, issued), ...(standing ? { standing: [] } : {}) };
    }
    case 'PeriodIssued': {
      const { by: _by, of, period: _period, ...issued } = event.data;
      return { ...numbered(state, issued), periodOf: of };
    }
    case 'DirectiveWithdrawn':
      return isNumbered(state)
        ? { ...state, status: 'withdrawn', letters: withLetter(state.letters, event.data) }
        : { ...opening(state), status: 'withdrawn', content: state.content };
    case 'CellAdded':
    case 'PeriodOpened':
    case 'DirectiveCorrected':
    case 'DirectiveClosed':
    case 'ResultsIssued':
    case 'UpwardReportOverdue':
    case 'UpwardReportIssued':
    case 'UpwardReportSupplemented':
      return isNumbered(state) ? evolveLettered(state, event) : state;
  }
}

function numbered(
  state: Drafted,
  issued: Pick<Numbered, 'workflow' | 'symbol' | 'issuedOn' | 'notice' | 'cells'>,
): In<'issued'> {
  return {
    ...opening(state),
    status: 'issued',
    content: state.content,
    ...issued,
    upward: nothingReported,
    letters: [],
    supplements: [],
    results: [],
  };
}

function withLetter(
  letters: readonly FurtherLetter[],
  { notice, symbol, on }: Extract<DirectiveEvent, { type: 'DirectiveWithdrawn' }>['data'],
): readonly FurtherLetter[] {
  return notice && symbol && on ? [...letters, { notice, symbol, on, corrects: false }] : letters;
}

/** Facts of a directive whose letter is out. */
type OfLetter = Exclude<
  Later,
  { type: 'DirectiveAmended' | 'DirectiveIssued' | 'PeriodIssued' | 'DirectiveWithdrawn' }
>;

function evolveLettered(state: Lettered, event: OfLetter): Directive {
  switch (event.type) {
    case 'CellAdded':
      return { ...state, cells: [...state.cells, event.data.cell] };
    case 'PeriodOpened': {
      const { period, directive: id, dueOn } = event.data;
      return { ...state, standing: [...(state.standing ?? []), { period, directive: id, dueOn }] };
    }
    case 'DirectiveCorrected': {
      const { reason: _reason, notice, symbol, on, by: _by, ...content } = event.data;
      const letters = [...state.letters, { notice, symbol, on, corrects: true }];
      return { ...state, content, letters };
    }
    case 'DirectiveClosed':
      return { ...state, status: 'closed' };
    case 'ResultsIssued': {
      const { notice, symbol, on } = event.data;
      return { ...state, results: [...state.results, { notice, symbol, on }] };
    }
    case 'UpwardReportSupplemented': {
      const { notice, symbol, on } = event.data;
      return { ...state, supplements: [...state.supplements, { notice, symbol, on }] };
    }
    case 'UpwardReportOverdue':
      return { ...state, upward: { ...state.upward, overdueAt: event.data.cutoffAt } };
    case 'UpwardReportIssued': {
      const { interim, notice, symbol, on } = event.data;
      const which = interim ? 'interim' : 'report';
      return { ...state, upward: { ...state.upward, [which]: { notice, symbol, on } } };
    }
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
    PeriodOpened: {},
    PeriodIssued: {},
    CellAdded: {},
    DirectiveCorrected: {},
    DirectiveWithdrawn: {},
    DirectiveClosed: {},
    ResultsIssued: {},
    UpwardReportOverdue: {},
    UpwardReportIssued: {},
    UpwardReportSupplemented: {},
  },
  head: (state) =>
    state.status === 'none'
      ? {}
      : {
          status: state.status,
          owner: state.content.committee,
          cutoffAt: state.content.cutoffAt,
          // The periods of a standing letter are found by it.
          ...(isNumbered(state) && state.periodOf ? { parent: state.periodOf } : {}),
        },
};

export function noSuchDirective(): Refused {
  return new Refused('NO_SUCH_DIRECTIVE', 'Không có đợt này. Hãy chọn lại từ danh sách các đợt.');
}
