import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';
import { civilDate } from '#libs/calendar';
import { cite, type ResultsFacts } from '#libs/document-kinds';
import { type Operation } from '#libs/event-store';
import { numberNotice, takeBackNotice } from '#libs/records';
import { directivePaper, type Workflow } from '#libs/workflow';
import { type Running, type UpwardPaper } from '../campaign/directive.js';
import { type DirectiveEvent } from '../campaign/directive.events.js';
import { issuer, registerOf } from '../letters/issuer.js';
import { type ConsolidationSources } from '../upward/read-consolidation.js';
import { readFormTable } from '../upward/read-form-table.js';
import { asksForRows, resultsFacts, resultsKind } from './results-facts.js';

export interface ResultsAsk {
  readonly directive: string;
  readonly state: Running;
  /** Number of cells whose report is approved. */
  readonly cells: number;
  readonly by: string;
  readonly now: string;
}

export interface NumberedResults {
  readonly paper: UpwardPaper;
  readonly events: readonly DirectiveEvent[];
  readonly operations: readonly Operation[];
}

/** No id of a directive or cell contains an underscore, so no other notice has this stream. */
const streamOf = (directive: string, before: number): string =>
  `notice-${directive}_ket-qua${before === 0 ? '' : `-${before + 1}`}`;

type Kind = ReturnType<typeof resultsKind>;

function letterOf({ asked, name }: Kind, facts: ResultsFacts) {
  if (!asked.results) throw new Error(`a checked definition asks no results of ${name}`);
  return asked.results(facts);
}

/** Whether a notice that is out already says the same of the results. */
async function saysSame(
  manager: EntityManager,
  kind: Kind,
  { notice, facts }: { notice: string; facts: Omit<ResultsFacts, 'number'> },
): Promise<boolean> {
  const [stored]: { data: unknown }[] = await manager.query(
    'select data from app.letter where notice = $1',
    [notice],
  );
  if (!stored) return false;
  const out = kind.schema.parse(stored.data);
  const { issuedOn, number, issuer: of, signature, replaces } = out;
  const again = letterOf(kind, {
    ...facts,
    frame: { issuer: of, signature },
    issuedOn,
    number: number ?? 0,
    ...(replaces === null ? { replaces: undefined } : { replaces }),
  });
  return isDeepStrictEqual(out, kind.schema.parse(again));
}

async function factsNow(
  sources: ConsolidationSources,
  { directive, state, cells, now }: ResultsAsk,
  workflow: Workflow,
) {
  const issuedOn = civilDate(now);
  const from = await issuer(sources.manager, state.content.committee, issuedOn);
  const read = asksForRows(workflow)
    ? await readFormTable(sources, directive, 'approved')
    : undefined;
  const facts = resultsFacts({ workflow, from, directive: state, cells, read, issuedOn });
  return { facts, from, issuedOn };
}

/**
 * Draws the number of the notice of all results, and writes its letter with what is approved at
 * this moment; the PDF follows. The notice before it no longer counts. Undefined where the
 * definition has no such notice, where nothing is approved, or where the last one says the same.
 */
export async function numberResults(
  sources: ConsolidationSources,
  ask: ResultsAsk,
): Promise<NumberedResults | undefined> {
  const { store, workflows, manager } = sources;
  const { directive, state, cells, by } = ask;
  const workflow = await workflows.byId(state.workflow);
  if (!directivePaper(workflow) || cells === 0) return undefined;
  const kind = resultsKind(workflow);
  const { facts, from, issuedOn } = await factsNow(sources, ask, workflow);
  const last = state.results.at(-1);
  if (last && (await saysSame(manager, kind, { notice: last.notice, facts }))) return undefined;
  const replaces = last === undefined ? {} : { replaces: cite(kind, last) };
  const notice = streamOf(directive, state.results.length);
  const { symbol, operations } = await numberNotice(store, manager, {
    notice,
    register: registerOf(from, kind),
    kind: kind.name,
    issuedOn,
    subject: `directive-${directive}`,
    dossier: directive,
    actor: by,
    letter: ({ number }) => letterOf(kind, { ...facts, ...replaces, number }),
  });
  const paper = { notice, symbol, on: issuedOn };
  return {
    paper,
    events: [
      {
        type: 'ResultsIssued',
        data: { ...paper, ...(last === undefined ? {} : { replaces: last.notice }), by },
      },
    ],
    operations: [
      ...operations,
      ...(last === undefined ? [] : await takenBack(sources, { last, by: paper, actor: by })),
    ],
  };
}

async function takenBack(
  { store, manager }: ConsolidationSources,
  { last, by, actor }: { last: UpwardPaper; by: UpwardPaper; actor: string },
): Promise<readonly Operation[]> {
  const { operations } = await takeBackNotice(store, manager, {
    notice: last.notice,
    actor,
    reason: 'Kết quả của chi bộ đã thay đổi sau khi thông báo',
    document: by.symbol,
    documentOn: by.on,
  });
  return operations;
}
