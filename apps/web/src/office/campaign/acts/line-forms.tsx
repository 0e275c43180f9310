import { useState } from 'react';
import { type BoardLine } from '#libs/directive';
import { useCommand } from '../../../shared/api/use-command.js';
import {
  DayField,
  SelectField,
  TextArea,
  TextField,
  useAnnounce,
} from '../../../shared/ui/index.js';
import { ActForm } from './act-form.js';
import { words } from './words.js';

export interface FormProps {
  readonly line: BoardLine;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** The command of a form: it says what was done, and closes. */
function useAct({ line, onDone }: FormProps, act: string, said: (cell: string) => string) {
  const announce = useAnnounce();
  return useCommand<unknown, object | undefined>(
    (body) => ({ path: `/api/obligations/${line.obligation}/${act}`, body }),
    () => {
      announce(said(line.cellName));
      onDone();
    },
  );
}

export function RemindForm(props: FormProps) {
  const { mutate, isPending, error } = useAct(props, 'remind', words.reminded);
  return (
    <ActForm
      consequence={words.remindWhat(props.line.cellName)}
      verb={words.remind}
      busy={isPending}
      error={error}
      onDo={() => mutate(undefined)}
      onBack={props.onBack}
    />
  );
}

export function HoldForm(props: FormProps) {
  const { mutate, isPending, error } = useAct(props, 'release-hold', words.released);
  return (
    <ActForm
      consequence={words.holdWhat(props.line.cellName, props.line.hold ?? '')}
      verb={words.holdDo}
      busy={isPending}
      error={error}
      onDo={() => mutate(undefined)}
      onBack={props.onBack}
    />
  );
}

const tooShort = (asked: boolean, text: string): string | undefined =>
  asked && text.trim().length < 3 ? words.needed : undefined;

export function CallForm(props: FormProps) {
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const { mutate, isPending, error } = useAct(props, 'calls', words.called);
  return (
    <ActForm
      consequence={words.callHint}
      verb={words.callDo}
      busy={isPending}
      error={error}
      onDo={() => (note.trim().length < 3 ? setAsked(true) : mutate({ note }))}
      onBack={props.onBack}
    >
      <TextArea
        label={words.callNote}
        value={note}
        error={tooShort(asked, note)}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActForm>
  );
}

interface Grounds {
  readonly reason: string;
  readonly document: string;
}
const noGrounds: Grounds = { reason: '', document: '' };
export const hasGrounds = ({ reason, document }: Grounds): boolean =>
  reason.trim().length >= 3 && document.trim().length >= 3;

/** The reason of a decision and its paper. */
export function GroundsFields({
  grounds,
  asked,
  onChange,
}: {
  readonly grounds: Grounds;
  readonly asked: boolean;
  readonly onChange: (grounds: Grounds) => void;
}) {
  return (
    <>
      <TextArea
        label={words.reason}
        rows={3}
        value={grounds.reason}
        error={tooShort(asked, grounds.reason)}
        onChange={({ target }) => onChange({ ...grounds, reason: target.value })}
      />
      <TextField
        label={words.document}
        hint={words.documentHint}
        value={grounds.document}
        error={tooShort(asked, grounds.document)}
        onChange={({ target }) => onChange({ ...grounds, document: target.value })}
      />
    </>
  );
}

export function useGrounds() {
  const [grounds, setGrounds] = useState(noGrounds);
  const [asked, setAsked] = useState(false);
  const fields = <GroundsFields grounds={grounds} asked={asked} onChange={setGrounds} />;
  return { grounds, asked, ask: () => setAsked(true), fields };
}

export function CancelForm(props: FormProps) {
  const { grounds, ask, fields } = useGrounds();
  const { mutate, isPending, error } = useAct(props, 'cancel', words.cancelled);
  return (
    <ActForm
      consequence={words.cancelWhat(props.line.cellName)}
      verb={words.cancelDo}
      busy={isPending}
      error={error}
      onDo={() => (hasGrounds(grounds) ? mutate(grounds) : ask())}
      onBack={props.onBack}
    >
      {fields}
    </ActForm>
  );
}

function DeadlineForm({ act, ...props }: FormProps & { readonly act: 'extend' | 'reopen' }) {
  const [dueOn, setDueOn] = useState<string>();
  const { grounds, asked, ask, fields } = useGrounds();
  const { mutate, isPending, error } = useAct(props, act, words.extended);
  const ready = dueOn !== undefined && hasGrounds(grounds);
  return (
    <ActForm
      consequence={words.extendWhat(props.line.cellName, props.line.wording)}
      verb={act === 'extend' ? words.extendDo : words.reopen}
      busy={isPending}
      error={error}
      onDo={() => (ready ? mutate({ dueOn, ...grounds }) : ask())}
      onBack={props.onBack}
    >
      <DayField
        label={words.newDay}
        hint={words.newDayHint}
        value={undefined}
        error={asked && !dueOn ? words.dayNeeded : undefined}
        onDay={setDueOn}
      />
      {fields}
    </ActForm>
  );
}

export const ExtendForm = (props: FormProps) => <DeadlineForm {...props} act="extend" />;
export const ReopenForm = (props: FormProps) => <DeadlineForm {...props} act="reopen" />;

export function LateForm(props: FormProps) {
  const { lateReceipts, cellName } = props.line;
  const [receipt, setReceipt] = useState(lateReceipts.at(-1) ?? '');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { mutate, isPending, error } = useAct(props, 'accept-late', words.accepted);
  return (
    <ActForm
      consequence={words.lateWhat(cellName)}
      verb={words.lateDo}
      busy={isPending}
      error={error}
      onDo={() => (reason.trim().length < 3 ? setAsked(true) : mutate({ receipt, reason }))}
      onBack={props.onBack}
    >
      <SelectField
        label={words.lateReceipt}
        value={receipt}
        choices={lateReceipts.map((value) => ({ value, text: value }))}
        onChange={({ target }) => setReceipt(target.value)}
      />
      <TextArea
        label={words.reason}
        rows={3}
        value={reason}
        error={tooShort(asked, reason)}
        onChange={({ target }) => setReason(target.value)}
      />
    </ActForm>
  );
}
