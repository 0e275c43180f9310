import { useState } from 'react';
import { type DirectiveAnswer } from '#libs/directive';
import { useMay } from '../../../app/session.js';
import { dayText } from '../../../shared/dates.js';
import { Button } from '../../../shared/ui/index.js';
import { CorrectDialog } from './correct-dialog.js';
import { RecallDialog } from './recall-dialog.js';
import { words } from './words.js';

/** Letters that corrected it or withdrew it, and the two ways to write one. */
export function FurtherLetters({ of }: { readonly of: DirectiveAnswer }) {
  const may = useMay('directive.correct') && of.status === 'issued';
  const [open, setOpen] = useState<'correct' | 'recall'>();
  const end = (): void => setOpen(undefined);
  if (!may && of.letters.length === 0) return null;
  return (
    <section className="card" aria-labelledby="sua-doi">
      <h2 id="sua-doi">{words.letters}</h2>
      <ul>
        {of.letters.map(({ notice, symbol, on, corrects }) => (
          <li key={notice}>
            <a href={`/documents/${notice}.pdf`} target="_blank" rel="noreferrer">
              Số {symbol}, ngày {dayText(on)}
            </a>{' '}
            ({corrects ? words.furtherOf.corrects : words.furtherOf.recalls})
          </li>
        ))}
      </ul>
      {may && (
        <div className="actions">
          <Button icon="edit" onClick={() => setOpen('correct')}>
            {words.correct}
          </Button>
          <Button look="danger" icon="undo" onClick={() => setOpen('recall')}>
            {words.recall}
          </Button>
        </div>
      )}
      {open === 'correct' && <CorrectDialog of={of} onClose={end} />}
      {open === 'recall' && <RecallDialog of={of} onClose={end} />}
    </section>
  );
}
