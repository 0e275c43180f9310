import { type EntityManager } from 'typeorm';
import { cutoffText } from '#libs/calendar';
import {
  describeOpened,
  type DirectiveEvent,
  directiveEvent,
  readDirective,
  type UpwardDuty,
  upwardDuty,
} from '#libs/directive';
import { type MessageData } from '#libs/documents';
import { type StoredEvent } from '#libs/event-store';
import { nextYearDraft, on, upwardOverdue } from '../tellings/occasions.js';
import { type Teller } from './compose.js';
import { tellRoles } from './tell-role.js';

export const directiveUrl = (publicUrl: string, directive: string): string =>
  `${publicUrl}/?directive=${encodeURIComponent(directive)}`;

/**
 * What both messages about the committee's own duty say; undefined when its superior named no day.
 */
export function dutyText(
  state: Parameters<typeof upwardDuty>[0],
  url: string,
): { duty: UpwardDuty; data: Omit<MessageData['upward-reminder'], 'roleName'> } | undefined {
  const duty = upwardDuty(state);
  if (!duty?.wording || !duty.cutoffAt || !('symbol' in state) || !state.content.superior)
    return undefined;
  const { number: superiorNumber, body: superiorBody } = state.content.superior;
  return {
    duty,
    data: {
      superiorNumber,
      superiorBody,
      directiveNumber: state.symbol,
      wording: duty.wording,
      cutoffText: cutoffText(duty.cutoffAt),
      url,
    },
  };
}

/**
 * Tells the committee's own people about two facts of a directive: a draft that the system opened,
 * and their report that is overdue.
 */
export async function tellCommittee(
  teller: Teller,
  manager: EntityManager,
  stored: StoredEvent,
): Promise<void> {
  const event = directiveEvent.parse({ type: stored.type, data: stored.data });
  const directive = stored.stream.slice('directive-'.length);
  if (event.type === 'DirectiveDrafted')
    await tellOpened(teller, manager, { directive, draft: event.data });
  if (event.type === 'UpwardReportOverdue')
    await tellOverdue(teller, manager, { directive, version: stored.version });
}

type Draft = Extract<DirectiveEvent, { type: 'DirectiveDrafted' }>['data'];

async function tellOpened(
  { publicUrl }: Teller,
  manager: EntityManager,
  { directive, draft }: { directive: string; draft: Draft },
): Promise<void> {
  const words = describeOpened(draft);
  if (!words || !draft.opened) return;
  const {
    year,
    subject: draftSubject,
    wording,
    cutoffAt,
    opened: { from },
  } = draft;
  await tellRoles(manager, {
    ...nextYearDraft.committee,
    ...on(nextYearDraft),
    directive,
    data: {
      ...words,
      year: String(year),
      draft: directive,
      from,
      draftSubject,
      wording,
      cutoffText: cutoffText(cutoffAt),
      url: directiveUrl(publicUrl, directive),
    },
  });
}

async function tellOverdue(
  { store, publicUrl }: Teller,
  manager: EntityManager,
  { directive, version }: { directive: string; version: number },
): Promise<void> {
  const { state } = await readDirective(store, directive, manager);
  const text = dutyText(state, directiveUrl(publicUrl, directive));
  if (text)
    await tellRoles(manager, {
      ...upwardOverdue.committee,
      ...on(upwardOverdue, `${version}`),
      directive,
      data: text.data,
    });
}
