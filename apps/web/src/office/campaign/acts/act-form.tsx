import { type FormEvent, type ReactNode } from 'react';
import { Button, Wrong } from '../../../shared/ui/index.js';
import { words } from './words.js';

/** What will happen, what it needs, and the button that does it. */
export function ActForm({
  consequence,
  verb,
  busy,
  error,
  onDo,
  onBack,
  children,
}: {
  readonly consequence: string;
  readonly verb: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onDo: () => void;
  readonly onBack?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) onDo();
  };
  return (
    <form onSubmit={send} noValidate>
      <p>{consequence}</p>
      {children}
      <Wrong error={error} />
      <div className="actions">
        <Button look="main" type="submit" busy={busy}>
          {verb}
        </Button>
        {onBack && <Button onClick={onBack}>{words.back}</Button>}
      </div>
    </form>
  );
}
