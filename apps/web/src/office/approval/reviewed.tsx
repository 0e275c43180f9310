import { useState } from 'react';
import { type BoardLine } from '#libs/directive';
import { momentText } from '../../shared/dates.js';
import { Button, CheckField, Dialog, Shown } from '../../shared/ui/index.js';
import { linesOf } from '../report/cells.js';
import { useReport } from '../report/queries.js';
import { Findings, Remarks } from '../report/aside.js';
import { Sheet } from '../report/sheet.js';
import { type Strike, Strikes } from '../report/strikes.js';
import { words } from './words.js';

export type StrikesOf = Readonly<Record<string, readonly Strike[]>>;

interface Table {
  readonly lines: readonly BoardLine[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly strikes: StrikesOf;
  readonly onStrikes: (strikes: StrikesOf) => void;
}

/** The reviewed reports, which are chosen and which lines are struck in each. */
export function Reviewed({ lines, chosen, onChosen, strikes, onStrikes }: Table) {
  const [open, setOpen] = useState<BoardLine>();
  const toggle = (cell: string): void => {
    const next = new Set(chosen);
    if (!next.delete(cell)) next.add(cell);
    onChosen(next);
  };
  const every = lines.every(({ cell }) => chosen.has(cell));
  return (
    <div>
      <h2>{words.reports}</h2>
      <div className="approval-head">
        <CheckField
          label={words.all}
          checked={every}
          onChange={() => onChosen(new Set(every ? [] : lines.map(({ cell }) => cell)))}
        />
        <p className="hint" role="status">
          {words.chosen(chosen.size, lines.length)}
        </p>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={words.reports}>
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{words.cell}</th>
              <th scope="col">{words.receipt}</th>
              <th scope="col">{words.sent}</th>
              <th scope="col">{words.struck}</th>
              <th scope="col">{words.look}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => {
              const struck = strikes[line.cell]?.length ?? 0;
              return (
                <tr key={line.cell}>
                  <th scope="row">
                    <CheckField
                      label={line.cellName}
                      checked={chosen.has(line.cell)}
                      onChange={() => toggle(line.cell)}
                    />
                  </th>
                  <td>{line.receipt}</td>
                  <td>{line.submittedAt && momentText(line.submittedAt)}</td>
                  <td>{struck > 0 ? words.struckCount(struck) : words.noStruck}</td>
                  <td>
                    <Button
                      icon="eye"
                      aria-label={words.lookAt(line.cellName)}
                      onClick={() => setOpen(line)}
                    >
                      {words.look}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {open && (
        <StrikeDialog
          line={open}
          strikes={strikes[open.cell] ?? []}
          onStrikes={(of) => onStrikes({ ...strikes, [open.cell]: of })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function StrikeDialog({
  line,
  strikes,
  onStrikes,
  onClose,
}: {
  readonly line: BoardLine;
  readonly strikes: readonly Strike[];
  readonly onStrikes: (strikes: readonly Strike[]) => void;
  readonly onClose: () => void;
}) {
  const report = useReport(line.obligation, true);
  return (
    <Dialog
      wide
      title={line.cellName}
      onClose={onClose}
      foot={
        <Button look="main" onClick={onClose}>
          {words.keepStrikes}
        </Button>
      }
    >
      <Shown of={report}>
        {(shown) => (
          <div className="report">
            <Strikes lines={linesOf(shown.tables)} strikes={strikes} onStrikes={onStrikes} />
            <Sheet report={shown} />
            <Findings report={shown} />
            <Remarks report={shown} />
          </div>
        )}
      </Shown>
    </Dialog>
  );
}
