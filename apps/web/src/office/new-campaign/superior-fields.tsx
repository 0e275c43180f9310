import { DayField, TextArea, TextField } from '../../shared/ui/index.js';
import { type Draft } from './body.js';
import { type StepProps } from './step.js';
import { words } from './words.js';

const { content } = words;

type Superior = NonNullable<Draft['superior']>;

export function SuperiorFields({
  superior,
  change,
  wrong,
}: StepProps & { readonly superior: Superior }) {
  const type = (part: Partial<Superior>): void => change({ superior: { ...superior, ...part } });
  return (
    <>
      <TextField
        label={content.number}
        value={superior.number}
        error={wrong.get('superior.number') ?? wrong.get('superior')}
        onChange={({ target }) => type({ number: target.value })}
      />
      <DayField
        label={content.on}
        value={superior.on}
        error={wrong.get('superior.on')}
        onDay={(day) => type({ on: day ?? '' })}
      />
      <TextField
        label={content.body}
        value={superior.body}
        error={wrong.get('superior.body')}
        onChange={({ target }) => type({ body: target.value })}
      />
      <TextArea
        label={content.about}
        rows={2}
        value={superior.subject}
        error={wrong.get('superior.subject')}
        onChange={({ target }) => type({ subject: target.value })}
      />
      <DayField
        label={content.upwardDue}
        hint={content.upwardHint}
        value={superior.dueOn}
        error={wrong.get('superior.dueOn') ?? wrong.get('superior.wording')}
        onDay={(dueOn) => {
          const { number, on, body, subject } = superior;
          change({ superior: { number, on, body, subject, ...(dueOn ? { dueOn } : {}) } });
        }}
      />
    </>
  );
}

/** A planning review names the notice last approved, and the terms that are planned. */
export function BaseFields({ draft, change, wrong }: StepProps) {
  const base = draft.baseNotice ?? { number: '', on: '', subject: '' };
  const type = (part: Partial<typeof base>): void => change({ baseNotice: { ...base, ...part } });
  return (
    <fieldset className="group">
      <legend>{content.base}</legend>
      <TextField
        label={content.number}
        value={base.number}
        error={wrong.get('baseNotice.number') ?? wrong.get('baseNotice')}
        onChange={({ target }) => type({ number: target.value })}
      />
      <DayField
        label={content.on}
        value={base.on}
        error={wrong.get('baseNotice.on')}
        onDay={(day) => type({ on: day ?? '' })}
      />
      <TextArea
        label={content.about}
        rows={2}
        value={base.subject}
        error={wrong.get('baseNotice.subject')}
        onChange={({ target }) => type({ subject: target.value })}
      />
      <TextArea
        label={content.terms}
        hint={content.termsHint}
        rows={2}
        value={(draft.targetTerms ?? []).join('\n')}
        error={wrong.get('targetTerms') ?? wrong.get('targetTerms.0')}
        onChange={({ target }) => change({ targetTerms: target.value.split('\n') })}
      />
    </fieldset>
  );
}
