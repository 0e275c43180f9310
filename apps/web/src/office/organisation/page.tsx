import { Link, useSearchParams } from 'react-router';
import { type OrganisationAnswer } from '#libs/directive';
import { dayText, numberText } from '../../shared/dates.js';
import { DayField, Shown } from '../../shared/ui/index.js';
import { Parts } from './parts.js';
import { useOrganisation } from './queries.js';
import { words } from './words.js';
import './organisation.css';

type Committee = OrganisationAnswer['committees'][number];
type Cell = Committee['cells'][number];

/** What a cell needs before a directive can be sent to it. */
function lacksOf({ speakers, hasAddress, termName }: Cell): string {
  const lacks = [
    speakers.some(({ account }) => account) ? '' : words.noAccount,
    hasAddress ? '' : words.noAddress,
    termName ? '' : words.noTerm,
  ].filter(Boolean);
  return lacks.join(', ') || words.nothing;
}

function CellLine({ cell }: { readonly cell: Cell }) {
  return (
    <tr>
      <th scope="row">
        <Link className="in-table" to={`/to-chuc/${cell.cell}`}>
          {cell.name}
        </Link>
        {cell.state !== 'effective' && <span className="hint">{words.state(cell.state)}</span>}
      </th>
      <td>{cell.secretary}</td>
      <td className="number">{numberText(cell.officialMembers)}</td>
      <td>{cell.termName ?? words.none}</td>
      <td>{lacksOf(cell)}</td>
    </tr>
  );
}

function Cells({ cells }: { readonly cells: readonly Cell[] }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.cells(cells.length)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.cell}</th>
            <th scope="col">{words.secretary}</th>
            <th scope="col" className="number">
              {words.members}
            </th>
            <th scope="col">{words.terms}</th>
            <th scope="col">{words.lacks}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <CellLine key={cell.cell} cell={cell} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const spanText = (from: string | null, to: string | null): string =>
  words.span(from && dayText(from), to && dayText(to));

function CommitteeBranch({ committee }: { readonly committee: Committee }) {
  const { name, superior, terms, letterheads, cells } = committee;
  return (
    <section>
      <h2>{name}</h2>
      {superior.name && <p>{words.under(superior.name)}</p>}
      <dl className="facts">
        <dt>{words.terms}</dt>
        <dd>
          <ul className="plain-list">
            {terms.map((term) => (
              <li key={term.term}>
                {term.name}, {spanText(term.from, term.to)} ({words.state(term.state)})
              </li>
            ))}
          </ul>
        </dd>
        <dt>{words.letterheads}</dt>
        <dd>
          <ul className="plain-list">
            {letterheads.map((head) => (
              <li key={`${head.from}`}>
                {head.parentName} – {head.name}, {spanText(head.from, head.to)} (
                {words.state(head.state)})
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <h3>{words.cells(cells.length)}</h3>
      <Cells cells={cells} />
    </section>
  );
}

/** The reader’s committee with its cells, as it stands on a day of the address. */
export function Page() {
  const [params, setParams] = useSearchParams();
  const day = params.get('ngay') ?? '';
  const found = useOrganisation(day);
  return (
    <div className="organisation">
      <h1>{words.title}</h1>
      <Parts />
      <DayField
        label={words.day}
        hint={words.dayHint}
        value={day || undefined}
        onDay={(chosen) => setParams(chosen ? { ngay: chosen } : {}, { replace: true })}
      />
      <Shown of={found}>
        {({ on, committees, below }) => (
          <>
            <p>{words.shownOn(dayText(on))}</p>
            {committees.map((committee) => (
              <CommitteeBranch key={committee.committee} committee={committee} />
            ))}
            {below.length > 0 && (
              <section>
                <h2>{words.below}</h2>
                <ul>
                  {below.map(({ committee, name }) => (
                    <li key={committee}>{name}</li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </Shown>
    </div>
  );
}
