import { Link, useSearchParams } from 'react-router';
import { type OrganisationAnswer } from '#libs/directive';
import { dayText, numberText } from '../../shared/dates.js';
import { DayField, Shown } from '../../shared/ui/index.js';
import { OrganisationNav } from './parts.js';
import { useOrganisation } from './queries.js';
import { words } from './words.js';

type Committee = OrganisationAnswer['committees'][number];
type Cell = Committee['cells'][number];

/** The committees and their cells, as they are today or were on a day. */
export function Page() {
  const [asked, setAsked] = useSearchParams();
  return (
    <>
      <h1>{words.title}</h1>
      <OrganisationNav />
      <Shown of={useOrganisation(asked.get('ngay'))}>
        {({ on, committees, below }) => (
          <>
            <DayField
              label={words.onDay}
              value={on}
              onDay={(day) => day && setAsked({ ngay: day }, { replace: true })}
            />
            {committees.map((committee) => (
              <CommitteeCard key={committee.committee} committee={committee} />
            ))}
            {below.length > 0 && (
              <section className="card" aria-labelledby="cap-duoi">
                <h2 id="cap-duoi">{words.below}</h2>
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
    </>
  );
}

function CommitteeCard({ committee }: { readonly committee: Committee }) {
  const letterhead = committee.letterheads.find(({ state }) => state === 'effective');
  const term = committee.terms.find(({ state }) => state === 'effective');
  return (
    <section aria-labelledby={`ten-${committee.committee}`}>
      <div className="card">
        <h2 id={`ten-${committee.committee}`}>{committee.name}</h2>
        <dl className="facts">
          {committee.superior.name && (
            <>
              <dt>{words.superior('').trim()}</dt>
              <dd>{committee.superior.name}</dd>
            </>
          )}
          {term && (
            <>
              <dt>{words.term}</dt>
              <dd>{words.terms(term.name, dayText(term.from), term.to && dayText(term.to))}</dd>
            </>
          )}
          {letterhead && (
            <>
              <dt>{words.signer}</dt>
              <dd>{letterhead.signerName}</dd>
            </>
          )}
        </dl>
      </div>
      <h3>{words.cells}</h3>
      <div className="table-scroll" role="region" aria-label={words.cells} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.cell}</th>
              <th scope="col">{words.secretary}</th>
              <th scope="col" className="number">
                {words.members}
              </th>
              <th scope="col">{words.lacks}</th>
            </tr>
          </thead>
          <tbody>
            {committee.cells.map((cell) => (
              <CellRow key={cell.cell} cell={cell} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const stateOf = ({ state, from, to }: Cell): string =>
  state === 'ended' && to
    ? ` · ${words.ended(dayText(to))}`
    : state === 'to-come'
      ? ` · ${words.toCome(dayText(from))}`
      : '';

function lacksOf({ hasAddress, speakers, termName }: Cell): string {
  const lacks = [
    !hasAddress && words.noAddress,
    !speakers.some(({ account }) => account) && words.noAccount,
    termName === null && words.noTerm,
  ].filter(Boolean);
  return lacks.length === 0 ? words.nothing : lacks.join(', ');
}

function CellRow({ cell }: { readonly cell: Cell }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/to-chuc/chi-bo/${encodeURIComponent(cell.cell)}`}>{cell.name}</Link>
        {stateOf(cell)}
      </th>
      <td>{cell.secretary}</td>
      <td className="number">{numberText(cell.officialMembers)}</td>
      <td>{lacksOf(cell)}</td>
    </tr>
  );
}
