import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { type CalendarAnswer } from '#libs/directive';
import { ask } from '../../shared/api/client.js';
import { dayText, weekdayOf } from '../../shared/dates.js';
import { Notice, SelectField, Shown } from '../../shared/ui/index.js';
import { Month } from './month.js';
import { Parts } from './parts.js';
import { words } from './words.js';

type Known = NonNullable<CalendarAnswer['calendar']>;

const daysText = (days: readonly string[]): string =>
  days.map((day) => `${weekdayOf(day)} ${dayText(day)}`).join('; ') || words.noDays;

function Year({ year, calendar }: { readonly year: number; readonly calendar: Known }) {
  return (
    <>
      <p>{words.legend}</p>
      <div className="months">
        {calendar.workingDays.map((working, index) => (
          <Month key={index} year={year} month={index + 1} working={working} days={calendar} />
        ))}
      </div>
      <dl className="facts">
        <dt>{words.offDays}</dt>
        <dd>{daysText(calendar.daysOff)}</dd>
        <dt>{words.makeUpDays}</dt>
        <dd>{daysText(calendar.makeUpDays)}</dd>
        <dt>{words.source}</dt>
        <dd>{calendar.source}</dd>
      </dl>
    </>
  );
}

/** Days off and make-up days of a year, by which deadlines are counted. */
export function CalendarPage() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('nam') ?? '';
  const found = useQuery({
    queryKey: ['calendar', asked],
    queryFn: ({ signal }) =>
      ask<CalendarAnswer>(`/api/calendar${asked && `?year=${asked}`}`, { signal }),
  });
  return (
    <div className="administration">
      <h1>{words.calendar}</h1>
      <Parts />
      <Shown of={found}>
        {({ year, years, calendar }) => (
          <>
            <SelectField
              label={words.year}
              value={`${year}`}
              choices={[...new Set([...years, year])].toSorted().map((one) => ({
                value: `${one}`,
                text: `${one}`,
              }))}
              onChange={({ target }) => setParams({ nam: target.value }, { replace: true })}
            />
            {calendar ? (
              <Year year={year} calendar={calendar} />
            ) : (
              <Notice tone="warn">
                <p>{words.noYear}</p>
              </Notice>
            )}
          </>
        )}
      </Shown>
    </div>
  );
}
