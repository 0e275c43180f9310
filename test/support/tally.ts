import { type View } from '#libs/event-store';

export interface Tally {
  readonly key: string;
  readonly total: number;
}

/** Sums up what the notes say. The test makes its table. */
export const tally: View<Tally> = {
  name: 'tally',
  table: 'tally',
  category: 'note',
  keyOf: (event) => (event.stream.startsWith('note-') ? event.stream : undefined),
  project: (row, event) => ({
    key: event.stream,
    total: (row?.total ?? 0) + (event.data as { n: number }).n,
  }),
};
