import { openCampaign } from '../../apps/cli/src/demo/open-campaign.js';
import { openBrowser } from '../support/browser.js';

const ROLES = ['clerk', 'reviewer', 'approver', 'cell', 'auditor', 'admin'] as const;

/** What a visitor of the sample finds. */
export interface FirstVisit {
  /** Directives with a cell that still has something to do, each with how its cells stand. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  /** What each role is asked to do, by directive and code. */
  readonly work: Readonly<Record<string, readonly string[]>>;
  /** Whether the clock is that of the machine. */
  readonly realTime: boolean;
}

interface Line {
  readonly status: string;
  readonly acknowledgedAt: string | null;
  readonly round: number;
  readonly noticeSealed: boolean;
}

const stands = ({ status, acknowledgedAt, round, noticeSealed }: Line): string =>
  [
    status,
    ...(acknowledgedAt === null ? ['unread'] : []),
    ...(round > 1 ? ['again'] : []),
    ...(noticeSealed ? ['told'] : []),
  ].join(', ');

async function signedIn(url: string, role: string) {
  const browser = openBrowser(url);
  const { status, text } = await browser.ask('/api/session/sample', { body: { role } });
  if (status !== 200) throw new Error(`${role} does not get in: ${text}`);
  return async <T>(path: string): Promise<T> => (await browser.ask(path)).body as T;
}

/** What the first start leaves: nothing to do where the calendar does not know the days off. */
export function visitOn(now: Date): FirstVisit {
  const today = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const directive = openCampaign(today)?.letter.directive;
  const asked = (code: string): string[] => (directive ? [`${directive} ${code}`] : []);
  return {
    open: directive
      ? {
          [directive]: [
            'issued, unread',
            'issued',
            'submitted',
            'submitted, again',
            'approved, told',
            'reviewed',
            'submitted',
            'returned',
            'reviewed',
            'issued',
            'submitted',
            'issued, unread',
          ],
        }
      : {},
    work: {
      clerk: asked('follow'),
      reviewer: asked('review'),
      approver: asked('approve'),
      cell: asked('acknowledge'),
      auditor: [],
      admin: [],
    },
    realTime: true,
  };
}

/** Looks around as each of the sample's roles. */
export async function firstVisit(url: string): Promise<FirstVisit> {
  const clerk = await signedIn(url, 'clerk');
  const open: Record<string, readonly string[]> = {};
  for (const { directive } of await clerk<{ directive: string }[]>('/api/directives')) {
    const { lines } = await clerk<{ lines: Line[] }>(`/api/directives/${directive}/board`);
    if (lines.some(({ status }) => !['approved', 'expired'].includes(status)))
      open[directive] = lines.map(stands);
  }
  const work: Record<string, readonly string[]> = {};
  for (const role of ROLES) {
    const ask = await signedIn(url, role);
    const { tasks } = await ask<{ tasks: { directive: string; action: { code: string } }[] }>(
      '/api/tasks',
    );
    work[role] = tasks.map(({ directive, action }) => `${directive} ${action.code}`);
  }
  const { clock } = await (
    await signedIn(url, 'admin')
  )<{ clock: { virtual: boolean } }>('/api/health-overview');
  return { open, work, realTime: !clock.virtual };
}
