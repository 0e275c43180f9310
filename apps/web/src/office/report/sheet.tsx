import { useState } from 'react';
import { type ReportView } from '#libs/directive';
import { CheckField, Dialog, FileLink, Icon, IconButton } from '../../shared/ui/index.js';
import { Paper } from '../../shared/paper/paper.js';
import { cellText, furtherTables, type Line, linesOf, nameOfRow, type Table } from './cells.js';
import { pathOf } from './queries.js';
import { words } from './words.js';

export interface Place {
  readonly table: string;
  readonly row: string | null;
  readonly column: string | null;
}

interface Around {
  readonly report: ReportView;
  /** Opens a remark on the place; left out where nobody may remark. */
  readonly onRemark?: ((place: Place) => void) | undefined;
}

/** What was sent: the lists line by line, the further tables, and the files. */
export function Sheet({ report, onRemark }: Around) {
  const lines = linesOf(report.tables);
  return (
    <div className="report-sheet">
      {lines.length > 0 && <Lines lines={lines} report={report} onRemark={onRemark} />}
      {furtherTables(report.tables).map((table) => (
        <Further key={table.key} table={table} onRemark={onRemark} />
      ))}
      <Files report={report} />
    </div>
  );
}

function Lines({ lines, report, onRemark }: Around & { readonly lines: readonly Line[] }) {
  const changed = lines.filter((line) => line.changed);
  const [only, setOnly] = useState(changed.length > 0);
  const shown = only ? changed : lines;
  const marked = new Set(report.findings.map(({ row }) => row?.key));
  return (
    <div>
      <div className="report-line-head">
        <h3>{words.list}</h3>
        <CheckField
          label={words.onlyChanged}
          checked={only}
          onChange={({ target }) => setOnly(target.checked)}
        />
        <p className="hint">{words.shown(shown.length, lines.length)}</p>
      </div>
      {shown.length === 0 && <p>{words.noChanged}</p>}
      {shown.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={words.list}>
          <table className="report-table">
            <thead>
              <tr>
                <th scope="col">{words.person}</th>
                <th scope="col">{words.term}</th>
                <th scope="col">{words.base}</th>
                <th scope="col">{words.movement}</th>
                <th scope="col">{words.result}</th>
                {onRemark && <th scope="col">{words.remarks}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((line) => (
                <LineRow
                  key={`${line.table}/${line.key}`}
                  line={line}
                  marked={marked.has(line.key)}
                  onRemark={onRemark}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function LineRow({
  line,
  marked,
  onRemark,
}: Pick<Around, 'onRemark'> & { readonly line: Line; readonly marked: boolean }) {
  return (
    <tr data-table={line.table} data-row={line.key} className={line.changed ? 'changed' : ''}>
      <th scope="row">
        {marked && <Icon name="warn" size={16} />} {line.person}
        <span className="hint">{line.card}</span>
      </th>
      <td>{line.term}</td>
      <td>{line.base}</td>
      <td>
        <strong>{line.movement}</strong>
        {line.why && <span className="hint">{line.why}</span>}
      </td>
      <td>{line.result}</td>
      {onRemark && (
        <td>
          <IconButton
            icon="edit"
            label={words.remarkOn(`${line.person}, ${line.post}, ${line.term}`)}
            onClick={() => onRemark({ table: line.table, row: line.key, column: null })}
          />
        </td>
      )}
    </tr>
  );
}

function Further({ table, onRemark }: Pick<Around, 'onRemark'> & { readonly table: Table }) {
  const columns = table.columns.filter(({ key }) => key !== 'baseVersion');
  return (
    <section aria-label={table.title}>
      <h3>{table.title}</h3>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={`Bảng ${table.title}`}>
        <table className="report-table">
          <thead>
            <tr>
              {columns.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
              {onRemark && <th scope="col">{words.remarks}</th>}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.key} data-table={table.key} data-row={row.key}>
                {columns.map(({ key }) => (
                  <td key={key}>{cellText(table, row, key)}</td>
                ))}
                {onRemark && (
                  <td>
                    <IconButton
                      icon="edit"
                      label={words.remarkOn(nameOfRow(table, row))}
                      onClick={() => onRemark({ table: table.key, row: row.key, column: null })}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Files({ report: { obligation, files } }: { readonly report: ReportView }) {
  const at = pathOf(obligation);
  return (
    <section aria-labelledby="tep">
      <h3 id="tep">{words.files}</h3>
      {files.length === 0 && <p>{words.noFiles}</p>}
      <div className="actions">
        {files.map(({ id, name }) => (
          <PaperLink key={id} url={`${at}/attachments/${id}`} name={name} />
        ))}
        <FileLink href={`${at}/list.docx`}>{words.word}</FileLink>
        <FileLink href={`${at}/list.xlsx`}>{words.excel}</FileLink>
      </div>
    </section>
  );
}

/** A paper to leaf through over the screen; what is no PDF is left to the browser. */
export function PaperLink({ url, name }: { readonly url: string; readonly name: string }) {
  const [open, setOpen] = useState(false);
  if (!/\.pdf$/i.test(name) && !url.endsWith('.pdf'))
    return <FileLink href={url}>{words.open(name)}</FileLink>;
  return (
    <>
      <button type="button" className="button button-plain" onClick={() => setOpen(true)}>
        <Icon name="eye" />
        <span>{words.look(name)}</span>
      </button>
      {open && (
        <Dialog wide title={name} onClose={() => setOpen(false)}>
          <Paper url={url} title={name} />
        </Dialog>
      )}
    </>
  );
}
