import { type ReactNode } from 'react';
import { words } from './words.js';

const { columns } = words;

/**
 * The table keeps its roles by name: its rows are grids, so that what is out of sight costs
 * nothing, and cards on a phone.
 */
export function BoardTable({
  picking,
  children,
}: {
  readonly picking: boolean;
  readonly children: ReactNode;
}) {
  const shown = [columns.state, columns.since, columns.report, columns.due, columns.notice];
  return (
    <table role="table" className={picking ? 'board picking' : 'board'} aria-label={words.table}>
      <thead role="rowgroup">
        <tr role="row">
          {picking && (
            <th role="columnheader" scope="col" className="no-print">
              <span className="visually-hidden">{columns.pick}</span>
            </th>
          )}
          {[columns.cell, ...shown].map((title) => (
            <th role="columnheader" scope="col" key={title}>
              {title}
            </th>
          ))}
          <th role="columnheader" scope="col" className="no-print">
            <span className="visually-hidden">{columns.act}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
  );
}
