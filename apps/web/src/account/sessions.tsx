import { useCommand } from '../shared/api/use-command.js';
import { momentText } from '../shared/dates.js';
import { Button, Shown, useAnnounce, Wrong } from '../shared/ui/index.js';
import { useSessions } from './queries.js';
import { words } from './words.js';

/** Where the person is signed in, and how to sign out there. */
export function Sessions() {
  const announce = useAnnounce();
  const sessions = useSessions();
  const end = useCommand<void, string>((id) => ({
    path: `/api/sessions/${id}`,
    method: 'DELETE',
  }));
  const endOthers = useCommand<{ ended: number }>(
    () => ({ path: '/api/sessions', method: 'DELETE' }),
    ({ ended }) => announce(words.endedOthers(ended)),
  );
  return (
    <section className="card" aria-labelledby="phien">
      <h2 id="phien">{words.sessions}</h2>
      <Wrong error={end.error ?? endOthers.error} />
      <Shown of={sessions}>
        {({ sessions: lines }) => (
          <ul className="account-lines">
            {lines.map(({ id, device, address, seenAt, current }) => (
              <li key={id}>
                <span>
                  <strong>{current ? words.here : device}</strong>
                  {current && ` · ${device}`}
                  <span className="hint">
                    {address} · {words.used(momentText(seenAt))}
                  </span>
                </span>
                {!current && (
                  <Button
                    busy={end.isPending && end.variables === id}
                    aria-label={words.endOf(device)}
                    onClick={() => end.mutate(id)}
                  >
                    {words.end}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {(sessions.data?.sessions.length ?? 0) > 1 && (
        <Button look="danger" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {words.endOthers}
        </Button>
      )}
    </section>
  );
}
