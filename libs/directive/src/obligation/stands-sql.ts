import { ownStatuses } from '#libs/workflow';

/** Facts that lead to a state of the definition's own, or end the course of one. */
const leading = ['ReportSubmitted', 'ReportReviewed', 'StepTaken', 'RejectionUndone'] as const;
const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/**
 * SQL of the state of the definition in which an obligation stands, for the head row h. `placeOf`
 * says the same of the folded facts. Most rows stand in a state of their status' name, and cost
 * nothing.
 */
export const STANDS = `case when h.status in (${quoted(ownStatuses)}) then (
  select coalesce(x.data->>'at', case x.type when 'StepTaken' then x.data->>'to'
    when 'ReportReviewed' then 'reviewed' else 'submitted' end)
  from app.event x where x.stream = h.stream and x.type in (${quoted(leading)})
  order by x.version desc limit 1) else h.status end`;

/** Facts that lead a report to where it waits for an office. */
const arriving = [...leading, 'ApprovalRevoked'];

/**
 * SQL of the fact that led the report of the head row h to where it waits for an office: its
 * version and instant, from which a term runs. To be joined laterally.
 */
export const CAME_THERE = `select x.version::int as version, x.at from app.event x
  where x.stream = h.stream and x.type in (${quoted(arriving)})
  order by x.version desc limit 1`;
