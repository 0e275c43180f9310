import { type ConsolidatedTerm, type Consolidation } from '#libs/directive';
import { numberText } from '../../../shared/dates.js';
import { Notice } from '../../../shared/ui/index.js';
import { words } from './words.js';

type Counts = ConsolidatedTerm['total'];

const columns: readonly (readonly [string, (of: Counts) => number | null])[] = [
  [words.start, ({ start }) => start],
  [words.removed, ({ removed }) => removed],
  [words.added, ({ added }) => added],
  [words.end, ({ end }) => end],
  [words.seats, ({ seats }) => seats],
  [words.coefficient, ({ coefficient }) => coefficient && Math.round(coefficient * 100) / 100],
  [words.women, ({ women }) => women],
  [words.underForty, ({ underForty }) => underForty],
  [words.minorities, ({ minorities }) => minorities],
];

const shown = (value: number | null): string => (value === null ? '' : numberText(value));

function Figures({ of }: { readonly of: Counts }) {
  return columns.map(([title, read]) => (
    <td key={title} className="number">
      {shown(read(of))}
    </td>
  ));
}

export function PlanningTotals({ table }: { readonly table: Consolidation }) {
  const { cells, terms, findings } = table;
  return (
    <>
      <p>{words.cells(cells.all, cells.all - cells.open)}</p>
      {findings.length > 0 && (
        <Notice tone="warn" title={words.findings}>
          <ul>
            {findings.map(({ id, message }) => (
              <li key={id}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {terms.map((term) => (
        <Term key={term.term} of={term} />
      ))}
    </>
  );
}

function Term({ of }: { readonly of: ConsolidatedTerm }) {
  const title = words.term(of.term);
  return (
    <section>
      <h2>{title}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.cell}</th>
              {columns.map(([name]) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.rows.map((row) => (
              <tr key={row.cell}>
                <th scope="row">
                  {row.cellName} {row.kept && <small className="hint">({words.kept})</small>}
                </th>
                <Figures of={row} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.total}</th>
              <Figures of={of.total} />
            </tr>
          </tfoot>
        </table>
      </div>
      {of.without.length > 0 && <p className="hint">{words.without(of.without.join(', '))}</p>}
    </section>
  );
}
