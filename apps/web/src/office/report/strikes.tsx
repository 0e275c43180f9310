import { useState } from 'react';
import { Button, IconButton, SelectField, TextField } from '../../shared/ui/index.js';
import { actWords } from './act-words.js';
import { type Line } from './cells.js';

/** A line that the meeting struck, with its reason. */
export interface Strike {
  readonly line: string;
  readonly text: string;
  readonly reason: string;
}

const textOf = ({ person, post, term, movement }: Line): string =>
  `${person}, ${post}, ${term} (${movement})`;

/** Which lines the meeting struck. Each has a reason. */
export function Strikes({
  lines,
  strikes,
  onStrikes,
}: {
  readonly lines: readonly Line[];
  readonly strikes: readonly Strike[];
  readonly onStrikes: (strikes: readonly Strike[]) => void;
}) {
  const [which, setWhich] = useState('');
  const [why, setWhy] = useState('');
  const left = lines.filter(({ key }) => !strikes.some(({ line }) => line === key));
  const chosen = left.find(({ key }) => key === which);
  const add = (): void => {
    if (!chosen) return;
    onStrikes([...strikes, { line: chosen.key, text: textOf(chosen), reason: why.trim() }]);
    setWhich('');
    setWhy('');
  };
  return (
    <fieldset className="report-strikes">
      <legend>{actWords.strikes}</legend>
      {strikes.length === 0 && <p className="hint">{actWords.noStrikes}</p>}
      <ul>
        {strikes.map((strike) => (
          <li key={strike.line}>
            <span>
              <s>{strike.text}</s> {strike.reason}
            </span>
            <IconButton
              icon="close"
              label={actWords.unstrike(strike.text)}
              onClick={() => onStrikes(strikes.filter(({ line }) => line !== strike.line))}
            />
          </li>
        ))}
      </ul>
      <SelectField
        label={actWords.strikeWhich}
        value={which}
        onChange={({ target }) => setWhich(target.value)}
        choices={[
          { value: '', text: actWords.choose },
          ...left.map((line) => ({ value: line.key, text: textOf(line) })),
        ]}
      />
      <TextField
        label={actWords.strikeWhy}
        value={why}
        onChange={({ target }) => setWhy(target.value)}
      />
      <Button disabled={!chosen || why.trim() === ''} onClick={add}>
        {actWords.strike}
      </Button>
    </fieldset>
  );
}
