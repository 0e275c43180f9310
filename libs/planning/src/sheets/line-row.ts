import type { Column, Row, Value } from '#libs/forms';
import type { Line } from '../model/submission.js';
import { cellsOf } from './meanings.js';
import { moreOf } from './own-cells.js';
import { filled, textOf } from './person-row.js';

// Turns the cells of a row into a line of the lists, and back.

interface Placed {
  /** Id of the person whose card the row names. */
  readonly person: string;
  readonly table: 'review' | 'additions';
  readonly own: readonly Column[];
}

/** The line of a row, before the shape of a submission is checked. */
export function lineOf(row: Row, { person, table, own }: Placed): unknown {
  const { post, note, decision, ground, reason } = cellsOf<'review'>(row);
  const common = { person, post, note: textOf(note), ...moreOf(row.values, own) };
  if (table === 'additions') return { movement: 'add', ...common };
  return decision === 'remove'
    ? { movement: 'remove', ...common, ground: ground ?? null, reason: textOf(reason) }
    : { movement: 'continue', ...common };
}

function decided(line: Line): Record<string, Value> {
  if (line.movement === 'add') return {};
  if (line.movement === 'continue') return { decision: 'continue', ground: null, reason: null };
  return { decision: 'remove', ground: line.ground, reason: filled(line.reason) };
}

/** The cells that the rules read. The code that writes rows adds the form's own cells (`more`). */
export function lineCells(line: Line): Record<string, Value> {
  return { post: line.post, ...decided(line), note: filled(line.note) };
}
