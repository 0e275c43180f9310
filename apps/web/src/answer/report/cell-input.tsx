import { type ClipboardEvent, useState } from 'react';
import { type Cell, type Column, isGiven, numeric, settledCell, shownCell } from './cell-values.js';
import { words } from './words.js';

export interface CellInputProps {
  readonly column: Column;
  readonly value: Cell | undefined;
  readonly onValue: (value: Cell) => void;
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly at?: number;
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void;
}

const flagOf = (text: string): Cell => (text === '' ? null : text === 'co');
const flagText = (value: Cell | undefined): string =>
  typeof value === 'boolean' ? (value ? 'co' : 'khong') : '';

function choicesOf({ type, choices }: Column): readonly { value: string; title: string }[] {
  return type === 'flag'
    ? [
        { value: 'co', title: words.yes },
        { value: 'khong', title: words.no },
      ]
    : choices;
}

function Choosing({ column, value, onValue, id, label, describedBy, invalid, at }: CellInputProps) {
  const flag = column.type === 'flag';
  const chosen = flag && typeof value === 'boolean' ? flagText(value) : String(value ?? '');
  const choices = choicesOf(column);
  const strange = chosen !== '' && !choices.some((choice) => choice.value === chosen);
  return (
    <select
      id={id}
      data-at={at}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      value={chosen}
      onChange={({ target }) =>
        onValue(flag ? flagOf(target.value) : target.value === '' ? null : target.value)
      }
    >
      <option value="">{label === undefined ? words.choose : '–'}</option>
      {strange && <option value={chosen}>{chosen}</option>}
      {choices.map(({ value: one, title }) => (
        <option key={one} value={one}>
          {title}
        </option>
      ))}
    </select>
  );
}

/**
 * The input of one cell. What is typed stays as it is typed; it is trimmed, and a choice or a day
 * recognised, when the cell is left, so that no typing tool is disturbed.
 */
function Typing(props: CellInputProps) {
  const { column, value, onValue, id, label, describedBy, invalid, at, onPaste } = props;
  const [typed, setTyped] = useState<{ text: string; gave: Cell } | undefined>();
  const own = typed !== undefined && typed.gave === (value ?? null);
  const give = (text: string): void => {
    const gave = text === '' ? null : text;
    setTyped({ text, gave });
    onValue(gave);
  };
  return (
    <input
      id={id}
      data-at={at}
      type="text"
      autoComplete="off"
      inputMode={numeric(column) ? 'decimal' : 'text'}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      value={own ? typed.text : shownCell(column, value)}
      onChange={({ target }) => give(target.value)}
      onBlur={() => {
        if (own) onValue(settledCell(column, typed.text));
        setTyped(undefined);
      }}
      onPaste={onPaste}
    />
  );
}

const choosing = new Set<Column['type']>(['enum', 'flag', 'file']);

export function CellInput(props: CellInputProps) {
  const { column, value, id } = props;
  if (isGiven(column))
    return (
      <output id={id} className="given">
        {shownCell(column, value) || words.given}
      </output>
    );
  return choosing.has(column.type) ? <Choosing {...props} /> : <Typing {...props} />;
}
