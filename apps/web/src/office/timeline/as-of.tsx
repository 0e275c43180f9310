import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { momentText } from '../../shared/dates.js';
import { Button, DayField, Notice, Shown, TextField } from '../../shared/ui/index.js';
import { useStoodAt } from './queries.js';
import { words } from './words.js';

const HOUR = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/** “Như lúc …”: a day and an hour in Vietnam time, kept in the address. */
export function AsOf({ stream }: { readonly stream: string }) {
  const [asked, setAsked] = useSearchParams();
  const instant = asked.get('luc') ?? undefined;
  const [day, setDay] = useState<string | undefined>(instant?.slice(0, 10));
  const [hour, setHour] = useState(instant?.slice(11, 16) ?? '23:59');
  const [, h, m] = HOUR.exec(hour.trim()) ?? [];
  const chosen = day && h && m ? `${day}T${h.padStart(2, '0')}:${m}:59+07:00` : undefined;
  return (
    <details className="card" open={instant !== undefined}>
      <summary>{words.asOf}</summary>
      <p className="hint">{words.asOfHint}</p>
      <form
        className="as-of"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen) setAsked({ luc: chosen }, { replace: true });
        }}
      >
        <DayField label={words.day} value={day} onDay={setDay} />
        <TextField
          label={words.hour}
          inputMode="numeric"
          value={hour}
          onChange={({ target }) => setHour(target.value)}
        />
        <Button type="submit" disabled={!chosen}>
          {words.look}
        </Button>
      </form>
      {instant && <Stood stream={stream} instant={instant} />}
    </details>
  );
}

function Stood({ stream, instant }: { readonly stream: string; readonly instant: string }) {
  return (
    <Shown of={useStoodAt(stream, instant)}>
      {({ version, lines }) => (
        <Notice title={words.stood(momentText(instant))}>
          {version === 0 ? (
            <p>{words.before1}</p>
          ) : (
            <dl className="facts">
              {lines.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </Notice>
      )}
    </Shown>
  );
}
