import { LetterPaper } from '../letter-paper.js';
import { words } from './words.js';

/** The letter as it would be issued now, beside every step. */
export function LetterAside({ html }: { readonly html: string | undefined }) {
  return (
    <aside className="wizard-letter" aria-labelledby="xem-truoc">
      <h2 id="xem-truoc">{words.preview}</h2>
      {html === undefined ? (
        <p className="hint">{words.previewWaits}</p>
      ) : (
        <LetterPaper html={html} label={words.preview} />
      )}
    </aside>
  );
}
