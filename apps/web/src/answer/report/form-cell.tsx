import { Field, Icon } from '../../shared/ui/index.js';
import { CellInput } from './cell-input.js';
import { type Cell, type Column, isGiven, shownCell } from './cell-values.js';
import { isError, type Mark, markText } from './marks.js';

interface Shown {
  readonly column: Column;
  readonly value: Cell | undefined;
  readonly marks: readonly Mark[];
  readonly onValue: (value: Cell) => void;
}

function Many({ column, value, onValue }: Shown) {
  const chosen = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/\s*;\s*/)
      : [];
  return (
    <fieldset className="many">
      <legend>{column.title}</legend>
      {column.choices.map(({ value: one, title }) => (
        <label key={one} className="many-choice">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={({ target }) => {
              const kept = chosen.filter((other) => other !== one);
              const now = target.checked ? [...kept, one] : kept;
              onValue(now.length > 0 ? now : null);
            }}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

function Answer(shown: Shown & { readonly wrong: string }) {
  const { column, value, wrong, onValue } = shown;
  if (isGiven(column))
    return (
      <p className="given-line">
        <span className="hint">{column.title}:</span> {shownCell(column, value) || 'phần mềm ghi'}
      </p>
    );
  if (column.type === 'multi-choice')
    return (
      <>
        <Many {...shown} />
        {wrong && <p className="wrong">{wrong}</p>}
      </>
    );
  return (
    <Field
      label={column.required ? `${column.title} (bắt buộc)` : column.title}
      hint={column.help || undefined}
      error={wrong || undefined}
    >
      {(ids) => (
        <CellInput
          column={column}
          value={value}
          id={ids.id}
          describedBy={ids['aria-describedby']}
          invalid={ids['aria-invalid'] ?? false}
          onValue={onValue}
        />
      )}
    </Field>
  );
}

/** One question with its label, its help and what is wrong with the answer. */
export function FormCell(shown: Shown) {
  const { column, marks } = shown;
  const wrong = marks.filter(isError).map(markText).join(' ');
  const doubts = marks.filter((mark) => !isError(mark));
  return (
    <div data-column={column.key}>
      <Answer {...shown} wrong={wrong} />
      {doubts.map((mark) => (
        <p key={mark.id} className="told-warning">
          <Icon name="warn" size={16} />
          <span>{markText(mark)}</span>
        </p>
      ))}
    </div>
  );
}
