import { Link } from 'react-router';
import { type OrganisationCellAnswer } from '#libs/directive';
import { useMay } from '../../app/session.js';
import { timelinePath } from '../timeline/paths.js';
import { words } from './words.js';

type Work = OrganisationCellAnswer['obligations'];

export function CellObligations({ obligations }: { readonly obligations: Work }) {
  const history = useMay('timeline.read');
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.obligations}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.directive}</th>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.standing}</th>
            {history && <th scope="col">{words.history}</th>}
          </tr>
        </thead>
        <tbody>
          {obligations.map(({ obligation, symbol, subject, wording, title }) => (
            <tr key={obligation}>
              <th scope="row">
                {symbol} {subject}
              </th>
              <td>{wording}</td>
              <td>{title}</td>
              {history && (
                <td>
                  <Link
                    className="in-table"
                    to={timelinePath(obligation)}
                    aria-label={words.historyOf(symbol ?? subject ?? '')}
                  >
                    {words.history}
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
