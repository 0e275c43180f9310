import { type HealthAnswer } from '#libs/oversight';
import { useMay } from '../../app/session.js';
import { useCommand } from '../../shared/api/use-command.js';
import { numberText } from '../../shared/dates.js';
import { Button, useAnnounce, Wrong } from '../../shared/ui/index.js';
import { words } from './words.js';

type Effect = HealthAnswer['failing'][number];

/** What does not get done, why, and a button that has it tried again now. */
export function Failing({ failing }: { readonly failing: readonly Effect[] }) {
  const mends = useMay('system.mend');
  const say = useAnnounce();
  const again = useCommand<{ retried: number }, string>(
    (effect) => ({ path: `/api/effects/${encodeURIComponent(effect)}/retry` }),
    ({ retried }) => say(words.tried(retried)),
  );
  if (failing.length === 0) return <p>{words.noFailing}</p>;
  return (
    <>
      <Wrong error={again.error} />
      <ul className="failing">
        {failing.map(({ effect, kindText, about, stateText, cause, tries }) => (
          <li key={effect} className="card">
            <strong>
              {kindText}: {stateText}
            </strong>
            <p>{about}</p>
            <p>
              {words.cause}: {cause ?? words.unknown}. {words.tries}: {numberText(tries)}.
            </p>
            {mends && (
              <Button
                busy={again.isPending}
                aria-label={words.againOf(kindText, about)}
                onClick={() => again.mutate(effect)}
              >
                {words.again}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
