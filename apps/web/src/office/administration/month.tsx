import { words } from './words.js';

interface Days {
  readonly daysOff: readonly string[];
  readonly makeUpDays: readonly string[];
}

const civil = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The days of a month in weeks from Monday; 0 where a week begins before it. */
function weeksOf(year: number, month: number): number[][] {
  const before = (new Date(`${civil(year, month, 1)}T00:00:00Z`).getUTCDay() + 6) % 7;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells = [
    ...Array.from({ length: before }, () => 0),
    ...Array.from({ length: last }, (_, index) => index + 1),
  ];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    cells.slice(week * 7, week * 7 + 7),
  );
}

function Day({
  day,
  on,
  days,
  weekend,
}: {
  readonly day: number;
  readonly on: string;
  readonly days: Days;
  readonly weekend: boolean;
}) {
  if (day === 0) return <td>{''}</td>;
  const off = days.daysOff.includes(on);
  const makeUp = days.makeUpDays.includes(on);
  if (!off && !makeUp) return <td className={weekend ? 'weekend' : undefined}>{day}</td>;
  const word = off ? words.off : words.makeUp;
  return (
    <td className={off ? 'off' : 'make-up'} title={word}>
      {day}
      <span aria-hidden="true">{off ? '×' : '+'}</span>
      <span className="only-heard"> {word}</span>
    </td>
  );
}

export function Month({
  year,
  month,
  working,
  days,
}: {
  readonly year: number;
  readonly month: number;
  readonly working: number;
  readonly days: Days;
}) {
  return (
    <table className="month card">
      <caption>
        {words.month(month)} · {words.working(working)}
      </caption>
      <thead>
        <tr>
          {words.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week, index) => (
          <tr key={index}>
            {week.map((day, at) => (
              <Day key={at} day={day} on={civil(year, month, day)} days={days} weekend={at > 4} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
