import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { exactText } from '../../shared/dates.js';
import { Button, DayField, Shown, TextField } from '../../shared/ui/index.js';
import { useStoodAt } from './queries.js';
import { words } from './words.js';

function Standing({
  stream,
  day,
  hour,
}: {
  readonly stream: string;
  readonly day: string;
  readonly hour: string;
}) {
  return (
    <Shown of={useStoodAt(stream, day, hour)}>
      {({ instant, lines }) => (
        <section className="card">
          <h3>{words.stoodAt(exactText(instant))}</h3>
          {lines.length === 0 ? (
            <p>{words.notYet}</p>
          ) : (
            <dl className="facts">
              {lines.map(({ label, value }) => (
                <div className="fact" key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      )}
    </Shown>
  );
}

/** Asks for a day and an hour and shows how the record stood then; both stand in the address. */
export function AsAt({ stream }: { readonly stream: string }) {
  const [params, setParams] = useSearchParams();
  const asked = { day: params.get('ngay') ?? '', hour: params.get('gio') ?? '23:59' };
  const [day, setDay] = useState<string | undefined>(asked.day || undefined);
  const [hour, setHour] = useState(asked.hour);
  return (
    <section>
      <h2>{words.asAt}</h2>
      <form
        className="as-at"
        onSubmit={(event) => {
          event.preventDefault();
          if (day) setParams({ ngay: day, gio: hour });
        }}
      >
        <DayField label={words.day} value={day} onDay={setDay} />
        <TextField
          label={words.hour}
          inputMode="numeric"
          pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
          title={words.hourForm}
          required
          value={hour}
          onChange={({ target }) => setHour(target.value)}
        />
        <Button type="submit" look="main" disabled={!day}>
          {words.look}
        </Button>
      </form>
      <p className="hint">{words.asAtHelp}</p>
      {asked.day && <Standing stream={stream} {...asked} />}
    </section>
  );
}
