import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { civilFrom, dayText, weekdayOf } from '../dates.js';

interface Around {
  readonly label: ReactNode;
  /** The rule and its source, in a short sentence. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do. */
  readonly error?: string | undefined;
}

interface Ids {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A label, what is filled in, the help beside it and what is wrong with it. */
export function Field({
  label,
  hint,
  error,
  children,
}: Around & { readonly children: (ids: Ids) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`field ${error ? 'field-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p className="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, error, ...rest }: Around & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <input type="text" {...rest} {...ids} />}
    </Field>
  );
}

/**
 * A search whose words stand in the address too. The address follows quick typing late, so the
 * field holds what is typed and takes the words of the address when nobody types in it.
 */
export function SearchField({
  value,
  onSearch,
  ...around
}: Around & { readonly value: string; readonly onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState<string>();
  return (
    <TextField
      {...around}
      type="search"
      value={typed ?? value}
      onFocus={() => setTyped(value)}
      onBlur={() => setTyped(undefined)}
      onChange={({ target }) => {
        setTyped(target.value);
        onSearch(target.value);
      }}
    />
  );
}

export function TextArea({ label, hint, error, ...rest }: Around & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <textarea rows={4} {...rest} {...ids} />}
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly text: string;
}

export function SelectField({
  label,
  hint,
  error,
  choices,
  ...rest
}: Around & { readonly choices: readonly Choice[] } & ComponentProps<'select'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <select {...rest} {...ids}>
          {choices.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  label,
  hint,
  ...rest
}: Omit<Around, 'error'> & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className="field check">
      <input type="checkbox" {...rest} id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/**
 * A day, typed as people write it (15/2/2024). `value` and `onDay` are civil dates (2024-02-15);
 * what is not a day stays as it was typed, and `onDay` says undefined.
 */
export function DayField({
  label,
  hint,
  error,
  value,
  onDay,
}: Around & {
  readonly value: string | undefined;
  readonly onDay: (day: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value ? dayText(value) : '');
  const [left, setLeft] = useState(false);
  const day = civilFrom(typed);
  const wrong =
    left && typed.trim() !== '' && day === undefined
      ? 'Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 15/02/2024.'
      : error;
  return (
    <Field label={label} hint={hint} error={wrong}>
      {(ids) => (
        <span className="day-field">
          <input
            {...ids}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder="ngày/tháng/năm"
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              onDay(civilFrom(target.value));
            }}
            onBlur={() => {
              setLeft(true);
              if (day) setTyped(dayText(day));
            }}
          />
          <output>{day ? weekdayOf(day) : ''}</output>
        </span>
      )}
    </Field>
  );
}
