import { type EntityManager } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import {
  type OpeningChange,
  type OrgChange,
  OrgFileError,
  type OrgFinding,
  type OrgPlan,
} from '#libs/org';
import { type GivenOut, type PaperStanding, paperStanding } from '#libs/records';

/**
 * An office does not write more numbers than this by hand between two imports. More are taken for a
 * slip of the pen until they are confirmed.
 */
const MOST_UNASKED = 1_000;
const SHOWN = 5;

export interface PaperChanges {
  readonly standings: readonly PaperStanding[];
  readonly changes: readonly OrgChange[];
}

function listed(given: readonly GivenOut[]): string {
  const lines = given
    .slice(0, SHOWN)
    .map(({ symbol, title }) => (title === '' ? symbol : `${symbol} (${title})`));
  const more = given.length > SHOWN ? `; … và ${given.length - SHOWN} văn bản khác` : '';
  return `${lines.join('; ')}${more}`;
}

const span = (from: number, to: number): string =>
  from === to ? `số ${from}` : `các số ${from}–${to}`;

type Judged =
  | { readonly refused: string }
  | { readonly kind: OrgChange['kind']; readonly text: string };

function lowered({ change: { last, recorded }, current, given }: PaperStanding): Judged {
  const lost = span(last + 1, Math.max(current ?? 0, recorded!));
  if (current === null)
    return {
      kind: 'danger',
      text:
        `hạ số cuối cùng từ ${recorded} xuống ${last}: ${lost} đang ghi là đã dùng trên giấy ` +
        'sẽ được cấp lại',
    };
  const papers = given.length > 0 ? ` Đã cấp: ${listed(given)}.` : '';
  return {
    refused:
      `không hạ được từ ${recorded} xuống ${last}: ${lost} đã dùng, cấp lại sẽ trùng ` +
      `số.${papers} ` +
      `Giữ nguyên ${recorded}`,
  };
}

const firstNumber = (recorded: number | null, last: number): Judged => ({
  kind: recorded === null ? 'add' : 'change',
  text:
    `số cuối cùng dùng trên giấy là ${last}, văn bản đầu tiên trong hệ thống mang số ` +
    `${last + 1}`,
});

const raisedText = (before: number, last: number, current: number): string =>
  `nâng số cuối cùng dùng trên giấy từ ${before} lên ${last}: ` +
  `${last > current ? span(current + 1, last) : 'không số nào'} ghi là đã dùng trên giấy, ` +
  `văn bản sau mang số ${Math.max(last, current) + 1}`;

/**
 * True when it may be a slip of the pen, or when papers of the system have numbers that are said to
 * be on paper only now.
 */
const unsure = ({ change: { last, recorded }, current, given }: PaperStanding): boolean =>
  last - current! > MOST_UNASKED || (recorded === null && given.length > 0);

function raised(standing: PaperStanding): Judged {
  const { change, current, given } = standing;
  const { last, recorded } = change;
  if (current === null) return firstNumber(recorded, last);
  const before = recorded ?? 0;
  const own = given.length > 0;
  if (last <= current && own) {
    return {
      refused:
        `không nâng được lên ${last}: hệ thống đã cấp đến số ${current}, các số này trùng với ` +
        `văn bản đã cấp: ${listed(given)}. Giữ nguyên ${before}`,
    };
  }
  const text = raisedText(before, last, current);
  return {
    kind: unsure(standing) ? 'danger' : 'change',
    text: own ? `${text}; ${listed(given)} là của hệ thống, không có trên giấy` : text,
  };
}

/**
 * What the last paper numbers of the file mean for registers that already give out numbers. It
 * locks those registers. Errors: OrgFileError.
 */
export async function paperChanges(
  store: EventStore,
  manager: EntityManager,
  { file, openings }: OrgPlan,
): Promise<PaperChanges> {
  const standings: PaperStanding[] = [];
  const judged: { opening: OpeningChange; verdict: Judged }[] = [];
  // Registers are locked in one order, so that two imports that lock several do not wait for each
  // other.
  for (const opening of openings.toSorted((a, b) =>
    `${a.term} ${a.type}` < `${b.term} ${b.type}` ? -1 : 1,
  )) {
    const { term, type, recorded, last } = opening;
    const standing = await paperStanding(store, manager, {
      body: file.committee.id,
      term,
      documentType: type,
      recorded,
      last,
    });
    standings.push(standing);
    judged.push({
      opening,
      verdict: last < (recorded ?? 0) ? lowered(standing) : raised(standing),
    });
  }
  const findings = judged.flatMap(({ opening, verdict }): OrgFinding[] =>
    'refused' in verdict
      ? [{ path: ['registers', opening.index, 'last'], message: verdict.refused }]
      : [],
  );
  if (findings.length > 0) throw new OrgFileError(findings);
  return {
    standings,
    changes: judged.flatMap(({ opening: { type, term }, verdict }): OrgChange[] =>
      'refused' in verdict
        ? []
        : [
            {
              kind: verdict.kind,
              section: 'registers',
              text: `sổ ${type} nhiệm kỳ ${term}: ${verdict.text}`,
            },
          ],
    ),
  };
}
