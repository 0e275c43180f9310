import { Link, useParams } from 'react-router';
import { type OrganisationCellAnswer } from '#libs/directive';
import { dayText, numberText } from '../../shared/dates.js';
import { ButtonLink, Shown } from '../../shared/ui/index.js';
import { useOrganisationCell } from './queries.js';
import { words } from './words.js';

/** One cell: who speaks for it, its lists on record, and what it was given to do. */
export function Page() {
  const { cell = '' } = useParams();
  return (
    <Shown of={useOrganisationCell(cell)}>
      {(shown) => (
        <>
          <ButtonLink to="/to-chuc" look="quiet" icon="back">
            {words.back}
          </ButtonLink>
          <h1>{shown.name}</h1>
          <dl className="facts">
            <dt>{words.secretary}</dt>
            <dd>{shown.secretary}</dd>
            <dt>{words.signer}</dt>
            <dd>{shown.signerName}</dd>
            <dt>{words.members}</dt>
            <dd>{numberText(shown.officialMembers)}</dd>
            <dt>{words.address}</dt>
            <dd>{shown.email || words.noAddress}</dd>
          </dl>
          <Speakers {...shown} />
          <Work {...shown} />
          <Lists {...shown} />
        </>
      )}
    </Shown>
  );
}

function Speakers({ speakers }: OrganisationCellAnswer) {
  return (
    <section className="card" aria-labelledby="nguoi">
      <h2 id="nguoi">{words.speakers}</h2>
      {speakers.length === 0 && <p className="hint">{words.noSpeakers}</p>}
      <ul>
        {speakers.map(({ office, name, account, lentBy }) => (
          <li key={office}>
            {[name, lentBy && words.onBehalf, !account && words.noAccount]
              .filter(Boolean)
              .join(', ')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Work({ obligations, cell }: OrganisationCellAnswer) {
  return (
    <section className="card" aria-labelledby="dot">
      <h2 id="dot">{words.work}</h2>
      {obligations.length === 0 ? (
        <p className="hint">{words.noWork}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={words.work} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{words.letter}</th>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.due}</th>
                <th scope="col">{words.receipt}</th>
                <th scope="col">{words.notice}</th>
              </tr>
            </thead>
            <tbody>
              {obligations.map((work) => (
                <tr key={work.obligation}>
                  <th scope="row">
                    <Link to={`/dot/${encodeURIComponent(work.directive)}/${cell}`}>
                      {work.symbol ?? words.noLetter}
                    </Link>
                  </th>
                  <td>{work.title}</td>
                  <td>{dayText(work.dueOn)}</td>
                  <td>{work.receipt}</td>
                  <td>
                    {work.noticePdf && (
                      <a href={work.noticePdf} target="_blank" rel="noreferrer">
                        {work.noticeSymbol}
                      </a>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Lists({ lists }: OrganisationCellAnswer) {
  return (
    <section className="card" aria-labelledby="danh-sach">
      <h2 id="danh-sach">{words.lists}</h2>
      {lists.length === 0 && <p className="hint">{words.noLists}</p>}
      {lists.map(({ term, termName, entries }) => (
        <details key={term}>
          <summary>{words.list(termName, entries.length)}</summary>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.born}</th>
                <th scope="col">{words.post}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ person, name, born, post }) => (
                <tr key={`${person} ${post}`}>
                  <th scope="row">{name}</th>
                  <td>{/^\d{4}-\d\d-\d\d$/.test(born) ? dayText(born) : born}</td>
                  <td>{words.posts[post]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  );
}
