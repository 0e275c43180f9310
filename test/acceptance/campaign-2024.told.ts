import { expect, it } from '@jest/globals';
import { tokenOf } from '../support/issued.js';
import { cells, get, rowsOf, stage } from './campaign-2024.fixtures.js';

/**
 * What each of the twelve cells is told, in order. The waves it hears are those before its report.
 */
const TOLD: readonly (readonly string[])[] = [
  ['directive-issued', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'receipt', 'report-returned', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'last-day', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'last-day', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'last-day', 'late-kept', 'expired'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'last-day', 'expired'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'last-day', 'expired'],
];

interface Message {
  readonly step: string;
  readonly at: string;
  readonly cell: string;
  readonly mail: string;
}

/** Who was told what, and when. */
export function told(): void {
  it('reminded, at 08:00 and never in Tết, those who had not submitted', async () => {
    const reminded = await rowsOf<{ step: string; at: string; cells: string[] }>(
      `select m.step, app.iso(m.at) as at, array_agg(m.cell order by c.ordinal) as cells
        from app.message m join app.cell c on c.id = m.cell
       where m.step like 'reminder %' group by 1, 2 order by 2`,
    );
    expect(reminded).toEqual([
      {
        step: 'reminder 2024-02-15 ten-days',
        at: '2024-01-25T01:00:00.000000Z',
        cells: cells.slice(1),
      },
      {
        step: 'reminder 2024-02-15 five-days',
        at: '2024-02-01T01:00:00.000000Z',
        cells: cells.slice(4),
      },
      {
        step: 'reminder 2024-02-15 two-days',
        at: '2024-02-06T01:00:00.000000Z',
        cells: cells.slice(6),
      },
      {
        step: 'reminder 2024-02-15 last-day',
        at: '2024-02-15T01:00:00.000000Z',
        cells: cells.slice(7),
      },
    ]);
  });

  it.each(TOLD.map((told, i) => [i + 1, told] as const))(
    'told cell %i what concerns it, and nothing else',
    async (number, told) => {
      const cell = cells[number - 1]!;
      const token = await tokenOf(stage, { name: 'Bí thư chi bộ', role: 'cell', cell });
      const { messages } = await get<{ messages: Message[] }>('/api/messages?limit=200', token);
      expect(
        [...messages].reverse().map(({ step }) => step.replace('reminder 2024-02-15 ', '')),
      ).toEqual(told);
      expect(new Set(messages.map((message) => `${message.cell} ${message.mail}`))).toEqual(
        new Set([`${cell} kept`]),
      );
    },
  );
}
