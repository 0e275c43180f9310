import { useState } from 'react';
import { cutoffPolicies } from '#libs/calendar';
import { DayField, Notice, SelectField, TextField } from '../../shared/ui/index.js';
import { wordsMoved } from './body.js';
import { Months } from './months.js';
import { type StepProps } from './step.js';
import { words } from './words.js';

const { due } = words;

/** Step 2: the day, how it counts, its words, and the moment that follows. */
export function StepDeadline({ draft, change, wrong, preview }: StepProps) {
  // A day that is picked on the calendar is written into the field anew.
  const [picks, setPicks] = useState(0);
  const pick = (day: string): void => {
    change(wordsMoved(draft, day));
    setPicks(picks + 1);
  };
  return (
    <>
      <DayField
        key={picks}
        label={due.day}
        value={draft.dueOn}
        error={wrong.get('dueOn')}
        onDay={(day) => change(day ? wordsMoved(draft, day) : { dueOn: '' })}
      />
      <SelectField
        label={due.policy}
        value={draft.policy ?? ''}
        error={wrong.get('policy')}
        choices={[
          ...(draft.policy ? [] : [{ value: '', text: 'Theo quy trình' }]),
          ...cutoffPolicies.map((value) => ({ value, text: due.policies[value] })),
        ]}
        onChange={({ target }) =>
          change({
            policy: cutoffPolicies.find((policy) => policy === target.value),
            wording: undefined,
          })
        }
      />
      <TextField
        label={due.hour}
        hint={due.hourHint}
        className="short"
        value={draft.at ?? ''}
        error={wrong.get('at')}
        onChange={({ target }) => change({ at: target.value || undefined, wording: undefined })}
      />
      <TextField
        label={due.wording}
        hint={due.wordingHint}
        placeholder={preview?.deadline.wording}
        value={draft.wording ?? ''}
        error={wrong.get('wording')}
        onChange={({ target }) => change({ wording: target.value || undefined })}
      />
      {preview && (
        <div className="moment" role="status">
          <p>{due.result}</p>
          <p className="moment-text">{preview.deadline.text}</p>
          <p>{due.written(preview.deadline.wording)}</p>
        </div>
      )}
      {preview?.deadline.warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      <Months dueOn={draft.dueOn} onPick={pick} />
    </>
  );
}
