import { z } from 'zod';
import { type Aggregate } from '#libs/decider';

const office = z.object({
  office: z.string(),
  role: z.string(),
  /** The cell for which a `cell` office speaks. */
  cell: z.string().optional(),
  committee: z.string().optional(),
  /** First and last civil day, both included. Left out: no such day is known. */
  from: z.string().optional(),
  to: z.string().optional(),
});
const reason = z.string();

// These names are stored. Never rename; add.
export const officialEvent = z.discriminatedUnion('type', [
  /** A person who holds offices, with the id of the member who they are when that is known. */
  z.object({
    type: z.literal('OfficialRecorded'),
    data: z.object({ name: z.string(), member: z.string().optional() }),
  }),
  /** An official who was on record without a card is this member. */
  z.object({ type: z.literal('OfficialIdentified'), data: z.object({ member: z.string() }) }),
  /** `source` is the document, or what else says so. */
  z.object({
    type: z.literal('OfficeGiven'),
    data: office.extend({ source: z.string().optional() }),
  }),
  /** `of` is the office that is lent: what is done in this one is done on its holder's behalf. */
  z.object({
    type: z.literal('OfficeLent'),
    data: office.extend({ of: z.string(), document: z.string() }),
  }),
  /** It ends at once, or on the last day that is named. */
  z.object({
    type: z.literal('OfficeEnded'),
    data: z.object({ office: z.string(), lastDay: z.string().optional(), reason }),
  }),
  /** An account was made under the name of another official, who turned out to be this one. */
  z.object({
    type: z.literal('OfficeTakenOver'),
    data: z.object({ office: z.string(), from: z.string() }),
  }),
  z.object({ type: z.literal('AccountOpened'), data: z.object({ name: z.string(), reason }) }),
  z.object({ type: z.literal('AccountClosed'), data: z.object({ reason }) }),
  z.object({ type: z.literal('AccountReset'), data: z.object({ reason }) }),
  /** `token` is the handle by which a list shows it, never the token. */
  z.object({
    type: z.literal('TokenMade'),
    data: z.object({
      token: z.string(),
      office: z.string(),
      expiresAt: z.string(),
      actions: z.array(z.string()).optional(),
    }),
  }),
  z.object({ type: z.literal('TokenRevoked'), data: z.object({ token: z.string(), reason }) }),
]);
export type OfficialEvent = z.infer<typeof officialEvent>;

/**
 * The audit of a person's offices, account and tokens. The rows of app.official, app.office,
 * app.account and app.api_token change in the same transaction and are what is asked; nothing is
 * decided from a fold of these facts.
 */
export const official: Aggregate<object, OfficialEvent> = {
  name: 'official',
  initial: {},
  evolve: (state) => state,
  parse: (fact) => officialEvent.parse(fact),
  facts: {
    OfficialRecorded: {},
    OfficialIdentified: {},
    OfficeGiven: {},
    OfficeLent: {},
    OfficeEnded: {},
    OfficeTakenOver: {},
    AccountOpened: {},
    AccountClosed: {},
    AccountReset: {},
    TokenMade: {},
    TokenRevoked: {},
  },
  head: () => ({}),
};

export const officialStream = (id: string): string => `official-${id}`;
