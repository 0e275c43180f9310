import { useState } from 'react';
import { type DirectiveAnswer } from '#libs/directive';
import { useCommand } from '../../../shared/api/use-command.js';
import { DayField, Dialog, TextArea, useAnnounce } from '../../../shared/ui/index.js';
import { ActForm } from '../acts/act-form.js';
import { words } from './words.js';

interface Corrected {
  /** Null: the letter says so already. */
  readonly symbol: string | null;
  readonly moved: number;
}

interface Typed {
  readonly subject: string;
  readonly points: string;
  readonly dueOn: string | undefined;
  readonly reason: string;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Only what was touched is sent. */
function bodyOf({ subject, points, dueOn, reason }: Typed, of: DirectiveAnswer): object {
  const newPoints = linesOf(points);
  return {
    reason,
    ...(subject.trim() === of.subject ? {} : { subject }),
    ...(newPoints.join('\n') === of.letter.points.join('\n')
      ? {}
      : { letter: { points: newPoints } }),
    ...(dueOn === undefined || dueOn === of.dueOn ? {} : { dueOn }),
  };
}

export function CorrectDialog({
  of,
  onClose,
}: {
  readonly of: DirectiveAnswer;
  readonly onClose: () => void;
}) {
  const announce = useAnnounce();
  const [asked, setAsked] = useState(false);
  const [typed, setTyped] = useState<Typed>({
    subject: of.subject,
    points: of.letter.points.join('\n'),
    dueOn: of.dueOn,
    reason: '',
  });
  const type = (part: Partial<Typed>): void => setTyped((before) => ({ ...before, ...part }));
  const short = typed.reason.trim().length < 3;
  const { mutate, isPending, error } = useCommand<Corrected>(
    () => ({ path: `/api/directives/${of.directive}/correct`, body: bodyOf(typed, of) }),
    ({ symbol, moved }) => {
      announce(symbol === null ? words.unchanged : words.corrected(symbol, moved));
      onClose();
    },
  );
  return (
    <Dialog wide title={words.correct} onClose={onClose}>
      <ActForm
        consequence={words.correctWhat(of.symbol ?? '')}
        verb={words.correctDo}
        busy={isPending}
        error={error}
        onDo={() => (short ? setAsked(true) : mutate())}
      >
        <TextArea
          label={words.subject}
          rows={2}
          value={typed.subject}
          onChange={({ target }) => type({ subject: target.value })}
        />
        <TextArea
          label={words.points}
          hint={words.pointsHint}
          rows={8}
          value={typed.points}
          onChange={({ target }) => type({ points: target.value })}
        />
        <DayField
          label={words.dueOn}
          hint={words.dueHint}
          value={typed.dueOn}
          onDay={(dueOn) => type({ dueOn })}
        />
        <TextArea
          label={words.reason}
          rows={3}
          value={typed.reason}
          error={asked && short ? words.reasonNeeded : undefined}
          onChange={({ target }) => type({ reason: target.value })}
        />
      </ActForm>
    </Dialog>
  );
}
