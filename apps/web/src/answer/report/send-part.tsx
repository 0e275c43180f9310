import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { type ObligationView, type SubmitAnswer } from '#libs/directive';
import { useCommand } from '../../shared/api/use-command.js';
import { dayText } from '../../shared/dates.js';
import { Button, Dialog, Notice, TextArea, Wrong } from '../../shared/ui/index.js';
import { capital, type Place } from '../obligation.js';
import { receiptPath } from '../paths.js';
import { type Draft, type DraftStore } from './draft-store.js';
import { useFiles } from './files-part.js';
import { isError } from './marks.js';
import { countsOf, reportBody, type Way } from './report-body.js';
import { SavedLine } from './saved-line.js';
import { words } from './words.js';

interface Shown {
  readonly place: Place;
  readonly store: DraftStore;
  readonly draft: Draft;
  readonly way: Way;
  readonly view: ObligationView;
}

/** Errors that keep this report from being sent. */
const inTheWay = ({ check }: Draft, way: Way): boolean =>
  check.findings.some((mark) => isError(mark) && (way !== 'khong-doi' || mark.table === 'report'));

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

function ContentFacts({ draft, way }: Pick<Shown, 'draft' | 'way'>) {
  if (way === 'khong-doi') return <Fact title="Nội dung">{words.unchangedSays}</Fact>;
  return countsOf(draft).map(({ title, text }) => (
    <div key={title} className="fact">
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  ));
}

function useFileWords({ place, draft }: Pick<Shown, 'place' | 'draft'>): string {
  const files = useFiles(place);
  const { attachments } = draft.content;
  if (attachments.length === 0) return 'không có';
  const named = (files.data?.attachments ?? []).filter(({ id }) => attachments.includes(id));
  const names = named.map(({ name }) => name).join(', ');
  return `${attachments.length} tệp${names && `: ${names}`}`;
}

function What({ place, draft, way, view }: Omit<Shown, 'store'>) {
  const { number, reportedOn, note } = draft.content;
  const files = useFileWords({ place, draft });
  const warnings = draft.check.findings.filter((mark) => !isError(mark)).length;
  return (
    <dl className="facts">
      <ContentFacts draft={draft} way={way} />
      {number && (
        <Fact title={words.paper}>
          số {number}
          {reportedOn && `, ngày ${dayText(reportedOn)}`}
        </Fact>
      )}
      {note.trim() && <Fact title={words.note}>{note}</Fact>}
      <Fact title={words.files}>{files}</Fact>
      {way !== 'khong-doi' && warnings > 0 && (
        <Fact title="Điều cần xem lại">{warnings}; vẫn gửi được, người thẩm định sẽ thấy</Fact>
      )}
      <Fact title="Thời hạn">{view.overdue ? words.late : capital(view.dueText)}</Fact>
    </dl>
  );
}

function SendDialog(shown: Shown & { readonly onClose: () => void }) {
  const { place, draft, way, view, onClose } = shown;
  const navigate = useNavigate();
  const [lateReason, setLateReason] = useState('');
  const wants = view.overdue && draft.form.wantsLateReason;
  const command = useCommand<SubmitAnswer>(
    () => ({
      path: `${place.api}/reports`,
      body: reportBody(place, draft, { way, lateReason }),
    }),
    ({ receipt }) =>
      void navigate(receiptPath(place.directive, place.cell, receipt), { replace: true }),
  );
  return (
    <Dialog
      title={words.sendTitle}
      onClose={() => !command.isPending && onClose()}
      foot={
        <>
          <Button
            look="main"
            icon="sent"
            busy={command.isPending}
            disabled={wants && lateReason.trim().length < 3}
            onClick={() => command.mutate()}
          >
            {words.send}
          </Button>
          <Button look="quiet" disabled={command.isPending} onClick={onClose}>
            {words.notYet}
          </Button>
        </>
      }
    >
      {view.overdue && (
        <Notice tone="warn" title={words.late}>
          <p>{words.lateSays}</p>
        </Notice>
      )}
      <What {...shown} />
      {wants && (
        <TextArea
          label={words.lateReason}
          value={lateReason}
          onChange={({ target }) => setLateReason(target.value)}
        />
      )}
      <p className="hint">{words.sendNote}</p>
      <Wrong error={command.error} />
    </Dialog>
  );
}

/** The bar at the foot: where it is saved, and the button that sends. */
export function SendPart(
  shown: Shown & { readonly onStrict: () => void; readonly undo?: boolean },
) {
  const { store, draft, way, onStrict, undo = false } = shown;
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<string>();

  const ask = async (): Promise<void> => {
    setAsking(true);
    setWrong(undefined);
    const saved = await store.flush();
    setAsking(false);
    onStrict();
    if (!saved) {
      if (!store.draft.conflict) setWrong(words.notSaved);
      return;
    }
    if (inTheWay(store.draft, way)) setWrong(words.notReady);
    else setOpen(true);
  };

  return (
    <>
      {wrong && <Notice tone="bad">{wrong}</Notice>}
      <Wrong error={draft.error} onAgain={() => void store.flush()} />
      <div className="sticky-bar">
        <Button look="main" icon="sent" busy={asking} onClick={() => void ask()}>
          {words.send}
        </Button>
        {undo && (
          <Button icon="undo" disabled={!draft.canUndo} onClick={store.undo}>
            {words.undo}
          </Button>
        )}
        <SavedLine draft={draft} />
      </div>
      {open && <SendDialog {...shown} onClose={() => setOpen(false)} />}
    </>
  );
}
