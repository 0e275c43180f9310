import { Controller, Get, Inject, Query as QueryParam } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { addDays, type DaysOff, vietnamDaysOff } from '#libs/calendar';
import { Requires } from '#libs/org';
import { Clock } from '#libs/platform';
import { calendar } from '../definition/deadline.js';

const yearQuery = z.strictObject({
  year: z
    .string()
    .regex(/^[12]\d{3}$/, 'Cần một năm, ví dụ 2024')
    .transform(Number)
    .optional(),
});

export interface CalendarAnswer {
  readonly year: number;
  /** The years of which the days off are known. */
  readonly years: readonly number[];
  /** Null where the days off of the year are not known; then no deadline falls in it. */
  readonly calendar: (DaysOff & { readonly workingDays: readonly number[] }) | null;
}

/** Working days of each month. */
function workingDaysOf(year: number): number[] {
  const months = Array.from({ length: 12 }, () => 0);
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) months[Number(day.slice(5, 7)) - 1]! += 1;
  return months;
}

/** Days off by which deadlines and reminders are counted. */
@ApiTags('calendar')
@ApiBearerAuth()
@Controller('api/calendar')
export class CalendarController {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  @Get()
  @ApiOperation({
    summary: 'Days off, make-up days and Tết of a year, their source, working days by month',
  })
  @ApiQuery({ name: 'year', required: false, example: '2024' })
  @Requires('directive.read')
  async read(
    @QueryParam({ schema: yearQuery }) { year: asked }: z.infer<typeof yearQuery>,
  ): Promise<CalendarAnswer> {
    const year = asked ?? Number((await this.clock.today()).slice(0, 4));
    const known = vietnamDaysOff.find((row) => row.year === year);
    return {
      year,
      years: vietnamDaysOff.map((row) => row.year),
      calendar: known ? { ...known, workingDays: workingDaysOf(year) } : null,
    };
  }
}
