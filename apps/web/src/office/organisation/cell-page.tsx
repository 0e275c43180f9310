import { useParams } from 'react-router';
import { type OrganisationCellAnswer } from '#libs/directive';
import { dayText, numberText } from '../../shared/dates.js';
import { ButtonLink, Empty, Shown } from '../../shared/ui/index.js';
import { CellLists } from './cell-lists.js';
import { CellObligations } from './cell-obligations.js';
import { useCell } from './queries.js';
import { words } from './words.js';
import './organisation.css';

const spanText = (from: string | null, to: string | null): string =>
  words.span(from && dayText(from), to && dayText(to));

function Facts({ cell }: { readonly cell: OrganisationCellAnswer }) {
  return (
    <dl className="facts">
      <dt>{words.secretary}</dt>
      <dd>{cell.secretary}</dd>
      <dt>{words.signer}</dt>
      <dd>
        {cell.signerName} {words.post(cell.signerPost)}
      </dd>
      <dt>{words.members}</dt>
      <dd>{numberText(cell.officialMembers)}</dd>
      <dt>{words.email}</dt>
      <dd>{cell.email || words.noAddress}</dd>
      <dt>{words.terms}</dt>
      <dd>
        <ul className="plain-list">
          {cell.terms.map((term) => (
            <li key={term.term}>
              {term.name}, {spanText(term.from, term.to)} ({words.state(term.state)})
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}

function Offices({ offices }: { readonly offices: OrganisationCellAnswer['offices'] }) {
  return (
    <ul className="plain-list">
      {offices.map(({ office, name, from, to, lentBy, held }) => (
        <li key={office}>
          {name}, {spanText(from, to)} ({held ? words.held : words.notHeld})
          {lentBy && `, ${words.lentBy(lentBy)}`}
        </li>
      ))}
    </ul>
  );
}

/** One cell: its terms, lists, offices and obligations. */
export function CellPage() {
  const { cell = '' } = useParams();
  return (
    <div className="organisation">
      <ButtonLink to="/to-chuc" look="quiet" icon="back">
        {words.back}
      </ButtonLink>
      <Shown of={useCell(cell)}>
        {(data) => (
          <>
            <h1>{data.name}</h1>
            <h2>{words.facts}</h2>
            <Facts cell={data} />
            <h2>{words.offices}</h2>
            <Offices offices={data.offices} />
            <h2>{words.obligations}</h2>
            {data.obligations.length === 0 ? (
              <Empty title={words.noWork} />
            ) : (
              <CellObligations obligations={data.obligations} />
            )}
            <h2>{words.lists}</h2>
            {data.lists.length === 0 ? (
              <Empty title={words.noLists} />
            ) : (
              <CellLists lists={data.lists} />
            )}
          </>
        )}
      </Shown>
    </div>
  );
}
