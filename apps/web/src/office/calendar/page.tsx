import '../administration/administration.css';
import { useSearchParams } from 'react-router';
import { type CalendarAnswer } from '#libs/directive';
import { Empty, SelectField, Shown } from '../../shared/ui/index.js';
import { AdministrationNav } from '../administration/parts.js';
import { Month } from './month.js';
import { useCalendar } from './queries.js';
import { words } from './words.js';

/** The days off of a year, as deadlines and reminders count them. */
export function Page() {
  const [asked, setAsked] = useSearchParams();
  return (
    <>
      <h1>{words.title}</h1>
      <AdministrationNav />
      <Shown of={useCalendar(asked.get('nam'))}>
        {(answer) => (
          <>
            <SelectField
              label={words.year}
              value={answer.year}
              choices={answer.years.map((year) => ({ value: String(year), text: String(year) }))}
              onChange={({ target }) => setAsked({ nam: target.value }, { replace: true })}
            />
            <Year {...answer} />
          </>
        )}
      </Shown>
    </>
  );
}

function Year({ year, calendar }: CalendarAnswer) {
  if (!calendar) return <Empty title={words.unknown} />;
  return (
    <>
      <p className="hint">{words.legend}</p>
      <div className="year">
        {calendar.workingDays.map((days, i) => (
          <Month key={i} year={year} month={i + 1} workingDays={days} calendar={calendar} />
        ))}
      </div>
      <h2>{words.source}</h2>
      <p>{calendar.source}</p>
    </>
  );
}
