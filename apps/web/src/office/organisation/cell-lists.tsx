import { type OrganisationCellAnswer } from '#libs/directive';
import { dayText } from '../../shared/dates.js';
import { words } from './words.js';

/** The approved lists, one under a heading that opens. */
export function CellLists({ lists }: { readonly lists: OrganisationCellAnswer['lists'] }) {
  return lists.map(({ term, termName, cited, entries }) => (
    <details key={term}>
      <summary>
        {words.list(termName)} ({entries.length})
      </summary>
      <p>
        {words.cited}: {cited ?? words.none}
      </p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={words.list(termName)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.card}</th>
              <th scope="col">{words.born}</th>
              <th scope="col">{words.postTitle}</th>
              <th scope="col">{words.since}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ person, name, cardNumber, born, post, since }) => (
              <tr key={`${person} ${post}`}>
                <th scope="row">{name}</th>
                <td>{cardNumber}</td>
                <td>{born ? dayText(born) : words.none}</td>
                <td>{words.post(post)}</td>
                <td>{since}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  ));
}
