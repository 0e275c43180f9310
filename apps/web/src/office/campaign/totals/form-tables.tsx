import { type FormTableAnswer } from '#libs/directive';
import { numberText } from '../../../shared/dates.js';
import { words } from './words.js';

type Column = FormTableAnswer['tables'][number]['columns'][number];

function sumText({ sum, counts }: Column): string {
  if (sum !== undefined) return numberText(sum);
  return (counts ?? []).map(({ title, count }) => `${title}: ${numberText(count)}`).join('; ');
}

/** The sums of a form; its rows are in the workbook. */
export function FormTables({ table }: { readonly table: FormTableAnswer }) {
  return (
    <>
      <p>{words.cells(table.cells.all, table.cells.counted)}</p>
      {table.tables.map(({ key, title, columns }) => (
        <section key={key}>
          <h2>{title}</h2>
          <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{words.column}</th>
                  <th scope="col" className="number">
                    {words.filled}
                  </th>
                  <th scope="col">{words.sum}</th>
                </tr>
              </thead>
              <tbody>
                {columns.map((column) => (
                  <tr key={column.key}>
                    <th scope="row">{column.title}</th>
                    <td className="number">{numberText(column.filled)}</td>
                    <td>{sumText(column)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      {table.moreRows > 0 && <p className="hint">{words.shownOf(table.moreRows)}</p>}
    </>
  );
}
