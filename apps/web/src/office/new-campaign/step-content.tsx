import { CheckField, TextArea, TextField } from '../../shared/ui/index.js';
import { noLetter } from './body.js';
import { LetterWords } from './letter-words.js';
import { BaseFields, SuperiorFields } from './superior-fields.js';
import { type StepProps } from './step.js';
import { words } from './words.js';

const { content } = words;

/** Step 1: what it is about, which letter of the superior it carries out, its words. */
export function StepContent(props: StepProps) {
  const { draft, change, wrong } = props;
  const planning = draft.targetTerms !== undefined || draft.baseNotice !== undefined;
  return (
    <>
      <TextArea
        label={content.subject}
        hint={content.subjectHint}
        rows={2}
        value={draft.subject}
        error={wrong.get('subject')}
        onChange={({ target }) => change({ subject: target.value })}
      />
      <TextField
        label={content.year}
        inputMode="numeric"
        className="short"
        value={draft.year || ''}
        error={wrong.get('year')}
        onChange={({ target }) => change({ year: Number(target.value.replaceAll(/\D/g, '')) })}
      />
      <fieldset className="group">
        <legend>{content.superior}</legend>
        {!planning && (
          <CheckField
            label={content.hasSuperior}
            checked={draft.superior !== undefined}
            onChange={({ target }) => change({ superior: target.checked ? noLetter : undefined })}
          />
        )}
        {draft.superior && <SuperiorFields {...props} superior={draft.superior} />}
      </fieldset>
      {planning && <BaseFields {...props} />}
      <LetterWords {...props} />
    </>
  );
}
