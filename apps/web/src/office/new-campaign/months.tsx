import { addDays, type DaysOff, isCivilDate, weekday } from '#libs/calendar';
import { dayText, weekdayOf } from '../../shared/dates.js';
import { useCalendar } from './queries.js';
import { words } from './words.js';

const { due } = words;

const firstOf = (day: string): string => `${day.slice(0, 7)}-01`;
const monthBefore = (day: string): string => firstOf(addDays(firstOf(day), -1));
const monthAfter = (day: string): string => firstOf(addDays(firstOf(day), 31));

/** The month of the deadline and the one before it, with the days off of both. */
export function Months({
  dueOn,
  onPick,
}: {
  readonly dueOn: string;
  readonly onPick: (day: string) => void;
}) {
  if (!isCivilDate(dueOn)) return null;
  return (
    <>
      <p className="hint">{due.legend}</p>
      <div className="months">
        {[monthBefore(dueOn), firstOf(dueOn), monthAfter(dueOn)].map((first) => (
          <Month key={first} first={first} dueOn={dueOn} onPick={onPick} />
        ))}
      </div>
    </>
  );
}

/** The weeks of a month from Monday; undefined where a day belongs to another month. */
function weeksOf(first: string): (string | undefined)[][] {
  const lead = (weekday(first) + 6) % 7;
  const days: (string | undefined)[] = Array.from({ length: lead });
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1))
    days.push(day);
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, i) =>
    Array.from({ length: 7 }, (_day, j) => days[i * 7 + j]),
  );
}

type Kind = 'off' | 'makeUp' | 'work';

function kindOf(day: string, known: DaysOff | undefined): Kind {
  if (known?.makeUpDays.includes(day)) return 'makeUp';
  const weekend = weekday(day) === 0 || weekday(day) === 6;
  return weekend || known?.daysOff.includes(day) ? 'off' : 'work';
}

function nameOf(day: string, kind: Kind, isDue: boolean): string {
  return [
    `${weekdayOf(day)} ${dayText(day)}`,
    kind === 'work' ? undefined : due[kind],
    isDue ? due.chosen : undefined,
  ]
    .filter(Boolean)
    .join(', ');
}

function Month({
  first,
  dueOn,
  onPick,
}: {
  readonly first: string;
  readonly dueOn: string;
  readonly onPick: (day: string) => void;
}) {
  const year = first.slice(0, 4);
  const calendar = useCalendar(year);
  const known = calendar.data?.calendar ?? undefined;
  return (
    <table className="month">
      <caption>{due.month(`${Number(first.slice(5, 7))}/${year}`)}</caption>
      <thead>
        <tr>
          {due.days.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(first).map((week, i) => (
          <tr key={i}>
            {week.map((day, j) => (
              <td key={j}>
                {day && <Day day={day} kind={kindOf(day, known)} {...{ dueOn, onPick }} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {calendar.data?.calendar === null && (
        <tfoot>
          <tr>
            <td colSpan={7}>{due.noCalendar(Number(year))}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Day({
  day,
  kind,
  dueOn,
  onPick,
}: {
  readonly day: string;
  readonly kind: Kind;
  readonly dueOn: string;
  readonly onPick: (day: string) => void;
}) {
  return (
    <button
      type="button"
      className={`day day-${kind}`}
      aria-pressed={day === dueOn}
      aria-label={nameOf(day, kind, day === dueOn)}
      onClick={() => onPick(day)}
    >
      {Number(day.slice(8))}
      {kind === 'makeUp' && '+'}
    </button>
  );
}
