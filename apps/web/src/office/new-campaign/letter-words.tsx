import { Button, IconButton, TextArea, TextField } from '../../shared/ui/index.js';
import { type Draft } from './body.js';
import { type StepProps } from './step.js';
import { words } from './words.js';

const { content } = words;

type Letter = Draft['letter'];

// The place of the deadline, as people see it and as it is stored.
const SHOWN = '[thời hạn]';
const STORED = '{wording}';

/** The words of the letter. */
export function LetterWords({ draft: { letter }, change, wrong }: StepProps) {
  const type = (part: Partial<Letter>): void => change({ letter: { ...letter, ...part } });
  return (
    <fieldset className="group">
      <legend>{content.letter}</legend>
      <TextField
        label={content.addressee}
        value={letter.addressee}
        error={wrong.get('letter.addressee')}
        onChange={({ target }) => type({ addressee: target.value })}
      />
      <TextArea
        label={content.opening}
        value={letter.opening}
        error={wrong.get('letter.opening')}
        onChange={({ target }) => type({ opening: target.value })}
      />
      <Points letter={letter} wrong={wrong} onChange={(points) => type({ points })} />
      <TextArea
        label={content.deadlineNote}
        hint={content.deadlineHint}
        value={letter.deadlineNote.replaceAll(STORED, SHOWN)}
        error={wrong.get('letter.deadlineNote')?.replaceAll(STORED, SHOWN)}
        onChange={({ target }) => type({ deadlineNote: target.value.replaceAll(SHOWN, STORED) })}
      />
      <TextArea
        label={content.closing}
        rows={2}
        value={letter.closing}
        error={wrong.get('letter.closing')}
        onChange={({ target }) => type({ closing: target.value })}
      />
      <TextArea
        label={content.recipients}
        hint={content.recipientsHint}
        rows={3}
        value={letter.recipients.join('\n')}
        error={wrong.get('letter.recipients') ?? wrong.get('letter.recipients.0')}
        onChange={({ target }) => type({ recipients: target.value.split('\n') })}
      />
    </fieldset>
  );
}

function Points({
  letter: { points },
  wrong,
  onChange,
}: {
  readonly letter: Letter;
  readonly wrong: StepProps['wrong'];
  readonly onChange: (points: string[]) => void;
}) {
  return (
    <>
      {points.map((point, i) => (
        // Points have no names of their own, and are typed one at a time.
        <div className="point" key={`${i}/${points.length}`}>
          <TextArea
            label={content.point(i + 1)}
            value={point}
            error={wrong.get(`letter.points.${i}`)}
            onChange={({ target }) => onChange(points.with(i, target.value))}
          />
          {points.length > 1 && (
            <IconButton
              icon="bin"
              label={content.removePoint(i + 1)}
              onClick={() => onChange(points.toSpliced(i, 1))}
            />
          )}
        </div>
      ))}
      <Button icon="plus" onClick={() => onChange([...points, ''])}>
        {content.addPoint}
      </Button>
    </>
  );
}
