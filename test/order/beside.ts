import { type Act, type Step } from './script.js';

const nothing = {
  begin: [],
  append: [],
  stall: [],
  undo: [],
  commit: [],
  rollback: [],
  look: [],
} as const;
/** What a step is never sent beside: an undo takes locks for a moment. */
const never: Readonly<Record<Act, readonly Act[]>> = {
  ...nothing,
  append: ['undo'],
  undo: ['append', 'undo'],
};
/**
 * Whoever is woken by an end may be faster to its next stream than an append that was sent before.
 */
const whileSomebodyWaits: Readonly<Record<Act, readonly Act[]>> = {
  ...nothing,
  append: ['commit', 'rollback'],
  undo: ['commit', 'rollback'],
  commit: ['append', 'undo'],
  rollback: ['append', 'undo'],
};

/** Acts that must not be under way when this one is sent. */
export const apartFrom = (act: Act, nobodyWaits: boolean): readonly Act[] => [
  ...never[act],
  ...(nobodyWaits ? [] : whileSomebodyWaits[act]),
];

/**
 * Between the reading of a version and the append that expects it nothing else is sent: what the
 * locks foretell then holds.
 */
export const asksForVersion = ({ pieces }: Step): boolean =>
  pieces.some(({ expect }) => expect === 'now');
