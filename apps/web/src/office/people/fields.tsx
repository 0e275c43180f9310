import { type ReactNode } from 'react';
import { type PersonLine } from '#libs/sign-in';
import { CheckField, DayField, SelectField, TextArea, TextField } from '../../shared/ui/index.js';
import { useCellsOfToday } from '../organisation/queries.js';
import { type FieldName, type Filled } from './actions.js';
import { words } from './words.js';

interface Given {
  readonly name: FieldName;
  readonly filled: Filled;
  readonly everybody: readonly PersonLine[];
  readonly onFill: (name: FieldName, value: string) => void;
}

const dayLabels: Partial<Record<FieldName, string>> = {
  from: words.from,
  to: words.to,
  until: words.to,
  lastDay: words.lastDay,
};
const textLabels: Partial<Record<FieldName, string>> = {
  name: words.fullName,
  email: words.email,
  signIn: words.signIn,
  document: words.document,
};

function Choosing({ name, filled, everybody, onFill }: Given) {
  const isRole = name === 'role';
  const people = everybody.map(({ official, name: text }) => ({ value: official, text }));
  return (
    <SelectField
      label={isRole ? words.post : words.receiver}
      choices={isRole ? words.roles : [{ value: '', text: words.none }, ...people]}
      value={filled[name] ?? (isRole ? 'clerk' : '')}
      required
      onChange={({ target }) => onFill(name, target.value)}
    />
  );
}

const wanted: ReadonlySet<FieldName> = new Set(['name', 'signIn']);

/** The cells of today. Offices of the committee have none. */
function CellField({ filled, onFill }: Given) {
  const cells = useCellsOfToday();
  if (filled.role !== 'cell') return null;
  return (
    <SelectField
      label={words.cell}
      choices={[
        { value: '', text: words.chooseCell },
        ...(cells.data ?? []).map(({ cell, name }) => ({ value: cell, text: name })),
      ]}
      value={filled.cell ?? ''}
      required
      onChange={({ target }) => onFill('cell', target.value)}
    />
  );
}

function TextPart({ name, filled, onFill }: Given) {
  return (
    <TextField
      label={textLabels[name]}
      required={wanted.has(name)}
      {...(name === 'email' ? { type: 'email', hint: words.emailHint } : {})}
      value={filled[name] ?? ''}
      onChange={({ target }) => onFill(name, target.value)}
    />
  );
}

function SecondFactor({ filled, onFill }: Given) {
  return (
    <CheckField
      label={words.secondFactor}
      checked={filled.secondFactor === 'yes'}
      onChange={({ target }) => onFill('secondFactor', target.checked ? 'yes' : '')}
    />
  );
}

function Reason({ filled, onFill }: Given) {
  return (
    <TextArea
      label={words.reason}
      hint={words.reasonHint}
      required
      minLength={3}
      rows={2}
      value={filled.reason ?? ''}
      onChange={({ target }) => onFill('reason', target.value)}
    />
  );
}

const parts: Partial<Record<FieldName, (given: Given) => ReactNode>> = {
  cell: CellField,
  role: Choosing,
  receiver: Choosing,
  secondFactor: SecondFactor,
  reason: Reason,
};

/** One thing that an action asks for. */
export function ActionField(given: Given) {
  const { name, filled, onFill } = given;
  const day = dayLabels[name];
  if (day)
    return <DayField label={day} value={filled[name]} onDay={(on) => onFill(name, on ?? '')} />;
  const Part = parts[name] ?? TextPart;
  return <Part {...given} />;
}
