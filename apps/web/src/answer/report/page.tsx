import '../answer.css';
import './report.css';
import { useCallback, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type DraftView, type ObligationView } from '#libs/directive';
import { Icon, Notice, Shown } from '../../shared/ui/index.js';
import { useSent } from '../duty/queries.js';
import { Remarks } from '../duty/remarks.js';
import { HelpContact } from '../help-contact.js';
import { type Place, useNames, useObligation, usePlace } from '../obligation.js';
import { dutyPath } from '../paths.js';
import { ConflictDialog } from './conflict-dialog.js';
import { type Draft, type DraftStore } from './draft-store.js';
import { FieldsPart } from './fields-part.js';
import { FilesPart } from './files-part.js';
import { type Jump, type Mark, marksOf, noMarks } from './marks.js';
import { MarksList } from './marks-list.js';
import { PaperPart } from './paper-part.js';
import { saysChange, type Way } from './report-body.js';
import { SendPart } from './send-part.js';
import { StartOver } from './start-over.js';
import { TablePart } from './table-part.js';
import { useDraft, useDraftView, useTyped } from './use-draft.js';
import { Ways, waysOf } from './ways.js';
import { WorkbookPart } from './workbook-part.js';
import { words } from './words.js';

interface Told {
  readonly place: Place;
  readonly view: ObligationView;
}

function focusPlace(column: string | null): void {
  const at = document.getElementById(`muc-${column}`);
  at?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
}

/** What the form asks: single questions, then its tables. */
function Typed({
  store,
  draft,
  jump,
  marks,
}: {
  readonly store: DraftStore;
  readonly draft: Draft;
  readonly jump: Jump | undefined;
  readonly marks: ReturnType<typeof marksOf>;
}) {
  return (
    <>
      <FieldsPart store={store} draft={draft} marks={marks.get('fields')?.get(0) ?? []} />
      {draft.form.tables.length > 0 && <p className="hint only-wide">{words.keys}</p>}
      {draft.form.tables.map((table) => (
        <TablePart
          key={table.key}
          store={store}
          table={table}
          rows={draft.content.tables[table.key] ?? []}
          marks={marks.get(table.key) ?? noMarks}
          jump={jump}
        />
      ))}
    </>
  );
}

function Returned({ place }: { readonly place: Place }) {
  const sent = useSent(place, true);
  if (!sent.data || sent.data.comments.length === 0) return null;
  return (
    <details className="card returned" open>
      <summary>{words.remarks}</summary>
      <Remarks sent={sent.data} />
    </details>
  );
}

interface Made extends Told {
  readonly store: DraftStore;
  readonly way: Way;
}

/** What there is to say before anything is typed. */
function Beforehand({ place, view, store, way, draft }: Made & { readonly draft: Draft }) {
  const unchanged = way === 'khong-doi';
  return (
    <>
      <Link className="answer-back" to="?">
        <Icon name="back" size={16} /> {words.other}
      </Link>
      {draft.restored && <Notice tone="good">{words.restored}</Notice>}
      {view.status === 'returned' && <Returned place={place} />}
      {unchanged && <Notice>{words.unchangedSays}</Notice>}
      {unchanged && saysChange(draft) && <Notice tone="warn">{words.unchangedLeaves}</Notice>}
      {way === 'tep' && <WorkbookPart place={place} store={store} />}
    </>
  );
}

function useJump(): [Jump | undefined, (mark: Mark) => void] {
  const [jump, setJump] = useState<Jump>();
  const onJump = ({ table, row, column }: Mark): void => {
    if (table === 'report' || table === 'fields') focusPlace(column);
    else if (row) setJump({ table, row: row.number, column, n: (jump?.n ?? 0) + 1 });
    else document.getElementById(`bang-${table}`)?.focus();
  };
  return [jump, onJump];
}

const attached = (marks: readonly Mark[]): readonly Mark[] =>
  marks.filter(({ column }) => column === 'attachments');

function Making(made: Made) {
  const { place, view, store, way } = made;
  const draft = useTyped(store);
  const [strict, setStrict] = useState(false);
  const [jump, onJump] = useJump();
  const { findings, version } = draft.check;
  const marks = useMemo(() => marksOf(findings), [findings]);
  const paper = marks.get('report')?.get(0) ?? [];
  const typed = way !== 'khong-doi';
  const listed = findings.filter(({ table }) => (table === 'report' ? strict : typed));
  const onStrict = useCallback(() => setStrict(true), []);
  const common = { place, store, draft };
  return (
    <>
      <Beforehand {...made} draft={draft} />
      <MarksList draft={draft} marks={listed} onJump={onJump} />
      <PaperPart store={store} draft={draft} marks={paper} strict={strict} />
      {typed && <Typed store={store} draft={draft} jump={jump} marks={marks} />}
      <FilesPart {...common} marks={strict ? attached(paper) : []} />
      {typed && version > 0 && <StartOver place={place} store={store} />}
      <SendPart {...common} way={way} view={view} onStrict={onStrict} undo={typed} />
      {draft.conflict && <ConflictDialog store={store} conflict={draft.conflict} />}
    </>
  );
}

function Report({ place, view, first }: Told & { readonly first: DraftView }) {
  const store = useDraft(place, first);
  const draft = useTyped(store);
  const [query] = useSearchParams();
  const way = waysOf(draft).find((one) => one.way === query.get('cach'))?.way;
  if (!first.open)
    return (
      <Notice tone="warn" title={words.closed}>
        <p>{words.closedHow}</p>
      </Notice>
    );
  return way ? (
    <Making place={place} view={view} store={store} way={way} />
  ) : (
    <Ways draft={draft} />
  );
}

export function Page() {
  const place = usePlace();
  const obligation = useObligation(place);
  const draft = useDraftView(place);
  const names = useNames(place);
  return (
    <div className="answer answer-report">
      <Link className="answer-back" to={dutyPath(place.directive, place.cell)}>
        <Icon name="back" size={16} /> {words.back}
      </Link>
      <h1>{words.title}</h1>
      <Shown of={obligation}>
        {(view) => (
          <Shown of={draft}>
            {(first) => <Report key={place.api} place={place} view={view} first={first} />}
          </Shown>
        )}
      </Shown>
      <HelpContact committee={names.committee} />
    </div>
  );
}
