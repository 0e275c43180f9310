import { type HealthAnswer } from '#libs/oversight';
import { useMay } from '../../app/session.js';
import { useCommand } from '../../shared/api/use-command.js';
import { momentText } from '../../shared/dates.js';
import { Button, useAnnounce, Wrong } from '../../shared/ui/index.js';
import { words } from './words.js';

/** Papers and mails that failed or are late, each with its cause and a way to try again. */
export function Failing({ failing }: Pick<HealthAnswer, 'failing'>) {
  const announce = useAnnounce();
  const mayMend = useMay('system.mend');
  const retry = useCommand<{ retried: number }, string>(
    (effect) => ({ path: `/api/effects/${encodeURIComponent(effect)}/retry` }),
    () => announce(words.retried),
  );
  return (
    <section className="card" aria-labelledby="dang-loi">
      <h2 id="dang-loi">{words.failing}</h2>
      <Wrong error={retry.error} />
      {failing.length === 0 && <p className="hint">{words.noneFailing}</p>}
      <ul className="health-lines">
        {failing.map(({ effect, kindText, stateText, about, cause, tries, nextTryAt }) => (
          <li key={effect}>
            <span>
              <strong>{kindText}</strong>: {about} · {stateText}
              <span className="hint">
                {[cause, words.tries(tries), nextTryAt && words.next(momentText(nextTryAt))]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {mayMend && (
              <Button
                aria-label={words.retryOf(about)}
                busy={retry.isPending && retry.variables === effect}
                onClick={() => retry.mutate(effect)}
              >
                {words.retry}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
