import { type SubmitEvent, useId, useState } from 'react';
import { type ReportView } from '#libs/directive';
import { useCommand } from '../../shared/api/use-command.js';
import {
  Button,
  DayField,
  Dialog,
  Notice,
  SelectField,
  TextArea,
  TextField,
  useAnnounce,
  Wrong,
} from '../../shared/ui/index.js';
import { type Act, type FieldName, type Given, type Values } from './acts.js';
import { actWords, fields } from './act-words.js';
import { linesOf } from './cells.js';
import { pathOf } from './queries.js';
import { type Strike, Strikes } from './strikes.js';
import { words } from './words.js';

/** The browser gives it the focus when the dialogue opens. */
export const focusFirst = (node: HTMLElement | null): void => node?.setAttribute('autofocus', '');

interface Asked {
  readonly act: Act;
  readonly given: Given;
  readonly report: ReportView | undefined;
  readonly onClose: () => void;
  readonly onDone: (act: Act) => void;
}

const openWarnings = (act: Act, report: ReportView | undefined) =>
  act.command === 'review-report'
    ? (report?.findings ?? []).filter(({ accepted }) => accepted === null)
    : [];

interface Filled {
  readonly values: Values;
  readonly reasons: Readonly<Record<string, string>>;
  readonly strikes: readonly Strike[];
}

function bodyOf({ act, given, report }: Asked, { values, reasons, strikes }: Filled): object {
  const body = act.body(values, given);
  if (act.command === 'approve-report')
    return {
      ...body,
      decisions: strikes.map(({ line, reason }) => ({ line, verdict: 'strike', reason })),
    };
  const warnings = openWarnings(act, report);
  if (warnings.length === 0) return body;
  const acceptances = warnings.map(({ id }) => ({ findings: [id], reason: reasons[id] ?? '' }));
  return { ...body, acceptances };
}

function startOf({ act, given: { line } }: Asked): Values {
  if (act.command === 'review-report') return { opinion: actWords.usual };
  return act.asks.includes('receipt') ? { receipt: line.lateReceipts.at(-1) ?? '' } : {};
}

/** Says what the act brings about, asks what it needs, and waits for the answer. */
export function ActDialog(asked: Asked) {
  const { act, given, report, onClose, onDone } = asked;
  const id = useId();
  const announce = useAnnounce();
  const [values, setValues] = useState<Values>(() => startOf(asked));
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [strikes, setStrikes] = useState<readonly Strike[]>([]);
  const [missing, setMissing] = useState(false);
  const warnings = openWarnings(act, report);
  const errors = warnings.filter(({ severity }) => severity === 'error').length;
  const command = useCommand<unknown, object>(
    (body) => ({ path: `${pathOf(given.view.obligation)}/${act.path}`, body }),
    () => {
      announce(actWords.saved(given.line.cellName, act.done));
      onDone(act);
    },
  );
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const lacks =
      act.asks.some((name) => !values[name]?.trim()) || warnings.some(({ id: of }) => !reasons[of]);
    setMissing(lacks);
    if (!lacks && !command.isPending) command.mutate(bodyOf(asked, { values, reasons, strikes }));
  };
  return (
    <Dialog
      title={act.verb}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            type="submit"
            form={id}
            look="main"
            busy={command.isPending}
            disabled={errors > 0}
            {...(act.asks.length === 0 ? { ref: focusFirst } : {})}
          >
            {`${act.verb} · ${given.line.cellName}`}
          </Button>
        </>
      }
    >
      <Notice tone="warn" title={actWords.consequence}>
        <p>{act.first(given)}</p>
      </Notice>
      <form id={id} onSubmit={submit} noValidate>
        {errors > 0 && <Notice tone="bad" title={actWords.errors(errors)} />}
        {warnings.map((finding) => (
          <TextField
            key={finding.id}
            label={`${actWords.warning}: ${finding.message}`}
            hint={actWords.warningHint}
            value={reasons[finding.id] ?? ''}
            onChange={({ target }) => setReasons({ ...reasons, [finding.id]: target.value })}
          />
        ))}
        {[...act.asks, ...(act.may ?? [])].map((name, i) => (
          <Asks
            key={name}
            name={name}
            first={i === 0}
            given={given}
            values={values}
            onValues={setValues}
          />
        ))}
        {act.command === 'approve-report' && report && (
          <Strikes lines={linesOf(report.tables)} strikes={strikes} onStrikes={setStrikes} />
        )}
      </form>
      {missing && <Notice tone="bad" title={actWords.missing} />}
      <Wrong error={command.error} />
    </Dialog>
  );
}

interface FieldOf {
  readonly name: FieldName;
  readonly first: boolean;
  readonly given: Given;
  readonly values: Values;
  readonly onValues: (values: Values) => void;
}

const days: ReadonlySet<FieldName> = new Set(['dueOn', 'documentOn', 'meetingOn']);
const numbers: ReadonlySet<FieldName> = new Set(['present', 'agreed']);

function Asks(field: FieldOf) {
  const { name, given, values, onValues } = field;
  const around = fields[name];
  const set = (to: string | undefined): void => onValues({ ...values, [name]: to ?? '' });
  if (days.has(name)) return <DayField {...around} value={undefined} onDay={set} />;
  if (name !== 'receipt') return <Written {...field} onText={set} />;
  const choices = given.line.lateReceipts.map((one) => ({ value: one, text: one }));
  return (
    <SelectField
      {...around}
      value={values[name] ?? ''}
      onChange={({ target }) => set(target.value)}
      choices={choices}
    />
  );
}

function Written({ name, first, values, onText }: FieldOf & { onText: (text: string) => void }) {
  const around = {
    ...fields[name],
    value: values[name] ?? '',
    onChange: ({ target }: { target: { value: string } }): void => onText(target.value),
    ...(first ? { ref: focusFirst } : {}),
  };
  if (name === 'reason') return <TextArea {...around} rows={3} />;
  return <TextField {...around} inputMode={numbers.has(name) ? 'numeric' : 'text'} />;
}
