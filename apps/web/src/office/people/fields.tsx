import { type PersonLine } from '#libs/sign-in';
import { CheckField, DayField, SelectField, TextArea, TextField } from '../../shared/ui/index.js';
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
  signIn: words.signIn,
  cell: words.cell,
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

/** One thing that an action asks for. */
export function ActionField(given: Given) {
  const { name, filled, onFill } = given;
  const day = dayLabels[name];
  if (day)
    return <DayField label={day} value={filled[name]} onDay={(on) => onFill(name, on ?? '')} />;
  const text = textLabels[name];
  if (text)
    return (
      <TextField
        label={text}
        required={name === 'signIn'}
        value={filled[name] ?? ''}
        onChange={({ target }) => onFill(name, target.value)}
      />
    );
  if (name === 'role' || name === 'receiver') return <Choosing {...given} />;
  if (name === 'secondFactor')
    return (
      <CheckField
        label={words.secondFactor}
        checked={filled.secondFactor === 'yes'}
        onChange={({ target }) => onFill(name, target.checked ? 'yes' : '')}
      />
    );
  return (
    <TextArea
      label={words.reason}
      hint={words.reasonHint}
      required
      minLength={3}
      rows={2}
      value={filled.reason ?? ''}
      onChange={({ target }) => onFill(name, target.value)}
    />
  );
}
