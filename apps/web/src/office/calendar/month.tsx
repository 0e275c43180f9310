import { type CalendarAnswer } from '#libs/directive';
import { words } from './words.js';

type Calendar = NonNullable<CalendarAnswer['calendar']>;

const two = (n: number): string => String(n).padStart(2, '0');

/** Weeks from Monday to Sunday, with blanks before the first day and after the last. */
function weeksOf(year: number, month: number): (number | undefined)[][] {
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells = Math.ceil((first + days) / 7) * 7;
  const all = Array.from({ length: cells }, (_, i) => i - first + 1).map((day) =>
    day >= 1 && day <= days ? day : undefined,
  );
  return Array.from({ length: cells / 7 }, (_, week) => all.slice(week * 7, week * 7 + 7));
}

function lookOf(date: string, weekday: number, { daysOff, makeUpDays, tet }: Calendar) {
  if (makeUpDays.includes(date)) return { className: 'day-made-up', says: words.madeUp };
  if (daysOff.includes(date) || (date >= tet.from && date <= tet.to))
    return { className: 'day-off', says: words.off };
  return { className: weekday >= 5 ? 'day-weekend' : '', says: '' };
}

export function Month({
  year,
  month,
  workingDays,
  calendar,
}: {
  readonly year: number;
  readonly month: number;
  readonly workingDays: number;
  readonly calendar: Calendar;
}) {
  return (
    <section className="card month" aria-label={words.month(month)}>
      <h2>{words.month(month)}</h2>
      <p className="hint">{words.working(workingDays)}</p>
      <table>
        <thead>
          <tr>
            {words.weekdays.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week, i) => (
            <tr key={i}>
              {week.map((day, weekday) => {
                if (day === undefined) return <td key={weekday} />;
                const look = lookOf(`${year}-${two(month)}-${two(day)}`, weekday, calendar);
                return (
                  <td key={weekday} className={look.className}>
                    {day}
                    {look.says && <span className="visually-hidden"> ({look.says})</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
