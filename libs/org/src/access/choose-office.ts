import { ForbiddenException } from '@nestjs/common';
import { Refused } from '#libs/decider';
import { type Action, type Actor, can, cellsOf, mayTry, scopeOf } from './access.js';
import { denials } from './denials.js';

/** What the choice of an office depends on. */
export interface Ask {
  readonly action: Action;
  /** True when nothing is changed: then the offices do not compete. */
  readonly reads: boolean;
  /** The cell that the address of the request names, where it names one. */
  readonly cell: string | undefined;
  /** The office that the caller chose. */
  readonly chosen: string | undefined;
}

/**
 * Those that may act for the cell in the address. Where none may, any will do: it is refused where
 * the cell is known.
 */
function narrowed(able: readonly Actor[], { action, cell }: Ask): readonly Actor[] {
  if (cell === undefined) return able;
  const fitting = able.filter((actor) => can(actor, action, { cell }));
  return fitting.length > 0 ? fitting : able.slice(0, 1);
}

/** Who reads does so in the office that sees most, and for all cells that the person speaks for. */
function reader(able: readonly Actor[], { action }: Ask): Actor {
  const widest = able.find((actor) => scopeOf(actor, action) === 'any');
  if (widest) return widest;
  const cells = [...new Set(able.flatMap(cellsOf))];
  return cells.length > 1 ? { ...able[0]!, cells } : able[0]!;
}

/** The office that the caller chose. Errors: 403 when the person does not hold it. */
export function officeIn(offices: readonly Actor[], chosen: string): Actor {
  const found = offices.find(({ id }) => id === chosen);
  if (!found) throw new ForbiddenException(denials.NOT_YOUR_OFFICE);
  return found;
}

/**
 * In which of a person’s offices this is done. The caller is asked where more than one would do
 * and the act is recorded. Errors: 403 (no office may), 409 CHOOSE_OFFICE with the offices.
 */
export function chooseOffice(offices: readonly Actor[], ask: Ask): Actor {
  const { chosen, action } = ask;
  const offered = chosen === undefined ? offices : [officeIn(offices, chosen)];
  const able = narrowed(
    offered.filter((actor) => mayTry(actor, action)),
    ask,
  );
  if (able.length === 0) throw new ForbiddenException(denials.NOT_YOUR_ROLE);
  if (ask.reads) return reader(able, ask);
  if (able.length > 1)
    throw new Refused(denials.CHOOSE_OFFICE.code, denials.CHOOSE_OFFICE.message, {
      offices: able.map(({ id, role, cell, lentBy }) => ({ id, role, cell, lentBy })),
    });
  return able[0]!;
}
