import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { dateRange, readDate, readPartialDate, serialDate } from './dates.js';
import { applyDiff, diffRows, invertDiff, isEmptyDiff } from './diff.js';
import { finding, sortFindings } from './finding.js';
import {
  type Column,
  columnTypes,
  defineForm,
  formShape,
  type FormInput,
  type KeyedRow,
} from './form.js';
import { readCell } from './read-cell.js';
import { matchHeaders } from './match-headers.js';
import { readTable } from './read-table.js';
import { sheetCells, sheetLayouts, tableOfSheet } from './sheet-layout.js';

const input: FormInput = {
  schemaVersion: 1,
  id: 'mau',
  title: 'Mẫu',
  tables: [
    {
      key: 'people',
      title: 'Danh sách: A/B',
      rowKey: ['card'],
      columns: [
        { key: 'card', title: 'Số thẻ', type: 'code', required: true, maxLength: 12 },
        { key: 'name', title: 'Họ và tên', type: 'person', required: true, aliases: ['Tên'] },
        { key: 'born', title: 'Ngày sinh', type: 'partial-date' },
        { key: 'joined', title: 'Ngày vào Đảng', type: 'date' },
        { key: 'votes', title: 'Số phiếu', type: 'integer', min: 0, max: 100 },
        { key: 'share', title: 'Tỷ lệ', type: 'number' },
        {
          key: 'post',
          title: 'Chức danh',
          type: 'enum',
          choices: [
            { value: 'chi-uy-vien', title: 'Chi ủy viên', aliases: ['CUV'] },
            { value: 'bi-thu', title: 'Bí thư' },
          ],
        },
        { key: 'ok', title: 'Đồng ý', type: 'flag' },
        { key: 'note', title: 'Ghi chú', type: 'text', maxLength: 20 },
      ],
    },
  ],
};
const form = defineForm(input);
const [table] = form.tables;
if (!table) throw new Error('no table');
const column = (key: string): Column => {
  const found = table.columns.find((candidate) => candidate.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe('dates', () => {
  test.each([
    ['15/03/1980', '1980-03-15'],
    ['5/3/1980', '1980-03-05'],
    ['5-3-1980', '1980-03-05'],
    ['05.03.1980', '1980-03-05'],
    ['ngày 5 tháng 3 năm 1980', '1980-03-05'],
    ['1980-03-15', '1980-03-15'],
    ['1980-03-15T00:00:00.000Z', '1980-03-15'],
    ['03/1980', '1980-03'],
    ['tháng 3 năm 1980', '1980-03'],
    ['1980-03', '1980-03'],
    ['1980', '1980'],
    ['năm 1980', '1980'],
    [1980, '1980'],
    [29_295, '1980-03-15'],
    ['29/02/2024', '2024-02-29'],
    [new Date('1980-03-15T00:00:00Z'), '1980-03-15'],
    [new Date('1980-03-14T23:59:59.999Z'), '1980-03-15'],
  ])('%s is read as %s', (raw, value) => expect(readPartialDate(raw)).toEqual({ ok: true, value }));

  test.each([
    ['30/02/1980', 'impossible'],
    ['29/02/2023', 'impossible'],
    ['31/04/1990', 'impossible'],
    ['00/05/1980', 'impossible'],
    ['32/13/1980', 'impossible'],
    ['03/15/1980', 'month-first'],
    ['15/03/80', 'two-digit-year'],
    ['mười lăm', 'not-a-date'],
    ['15/03', 'not-a-date'],
    ['13/1980', 'impossible'],
    ['15/03/1880', 'out-of-range'],
    [-1, 'out-of-range'],
    [1e9, 'out-of-range'],
    [NaN, 'out-of-range'],
    [60, 'impossible'],
    [true, 'not-a-date'],
    [new Date(NaN), 'not-a-date'],
  ])('%s is refused as %s', (raw, problem) =>
    expect(readPartialDate(raw)).toEqual({ ok: false, problem }),
  );

  test('both day systems, around the day that never was', () => {
    expect([1, 59, 61, 45_337.75].map((serial) => serialDate(serial, '1900'))).toEqual(
      ['1900-01-01', '1900-02-28', '1900-03-01', '2024-02-15'].map((value) => ({
        ok: true,
        value,
      })),
    );
    expect([0, 60, 43_875].map((serial) => serialDate(serial, '1904'))).toEqual(
      ['1904-01-01', '1904-03-01', '2024-02-15'].map((value) => ({ ok: true, value })),
    );
    expect(serialDate(0, '1900').ok).toBe(false);
  });

  test('a whole day is not made of less', () => {
    expect(readDate('03/1980')).toEqual({ ok: false, problem: 'incomplete' });
    expect(readDate(1985)).toEqual({ ok: false, problem: 'incomplete' });
  });

  test('what a partial date may mean', () => {
    expect(dateRange('1980')).toEqual({ first: '1980-01-01', last: '1980-12-31' });
    expect(dateRange('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(dateRange('1980-12').last).toBe('1980-12-31');
  });
});

describe('cells', () => {
  test.each([
    ['card', '0123 456.789', '0123456789'],
    ['name', ' Giàng  A Páo ', 'Giàng A Páo'],
    ['name', 'Lầu Và Chò', 'Lầu Và Chò'],
    ['votes', '12', 12],
    ['votes', 12, 12],
    ['share', '1.234,5', 1234.5],
    ['share', '12,5', 12.5],
    ['share', '12.5', 12.5],
    ['post', 'CHI UỶ VIÊN', 'chi-uy-vien'],
    ['post', 'cuv', 'chi-uy-vien'],
    ['post', 'chi-uy-vien', 'chi-uy-vien'],
    ['ok', 'Có', true],
    ['ok', 'không', false],
    ['ok', true, true],
    ['note', 3, '3'],
    ['note', '', null],
    ['note', ' \u200B ', null],
    ['born', undefined, null],
  ])('%s: %p is read as %p', (key, raw, value) =>
    expect(readCell(raw, column(key))).toEqual({ value }),
  );

  test.each([
    ['card', null, 'CELL_REQUIRED'],
    ['card', '  ', 'CELL_REQUIRED'],
    ['card', 'thẻ 12', 'CODE_UNREADABLE'],
    ['card', '1234567890123', 'CELL_TOO_LONG'],
    ['name', 'Lê Văn A\nTrần Văn B', 'TWO_PEOPLE'],
    ['name', 'Ông Lê Văn A', 'NAME_WITH_TITLE'],
    ['name', 'Lê Văn A (Bí thư)', 'NAME_WITH_TITLE'],
    ['name', 'Lê Văn A, Trần Văn B', 'TWO_PEOPLE'],
    ['name', 'Lê Văn A và Trần Văn B', 'TWO_PEOPLE'],
    ['name', '1. Lê Văn A', 'TWO_PEOPLE'],
    ['name', 'Lê Văn 2', 'NAME_UNREADABLE'],
    ['name', 12, 'NAME_UNREADABLE'],
    ['born', '30/02/1980', 'DATE_IMPOSSIBLE'],
    ['born', '03/15/1980', 'DATE_MONTH_FIRST'],
    ['born', '15/03/80', 'DATE_YEAR_SHORT'],
    ['joined', '1999', 'DATE_INCOMPLETE'],
    ['joined', 'x', 'DATE_UNREADABLE'],
    ['joined', 2e6, 'DATE_OUT_OF_RANGE'],
    ['votes', '12,5', 'NUMBER_UNREADABLE'],
    ['votes', 'mười', 'NUMBER_UNREADABLE'],
    ['votes', -1, 'NUMBER_OUT_OF_RANGE'],
    ['votes', 101, 'NUMBER_OUT_OF_RANGE'],
    ['post', 'Trưởng phòng', 'CHOICE_UNKNOWN'],
    ['ok', 'có lẽ', 'CHOICE_UNKNOWN'],
    ['note', 'x'.repeat(21), 'CELL_TOO_LONG'],
    ['note', new Date('2024-03-04'), 'CELL_IS_DATE'],
    ['note', { formula: '1+1' }, 'CELL_UNREADABLE'],
  ])('%s: %p is refused as %s, and says what to do', (key, raw, rule) => {
    const { value, problem } = readCell(raw, column(key));
    expect([value, problem?.rule, problem?.severity]).toEqual([null, rule, undefined]);
    expect(problem?.fix).toMatch(/\.$/);
  });

  test('a card number typed as a number is kept, with a warning that zeros may be lost', () => {
    expect(readCell(123_456, column('card'))).toMatchObject({
      value: '123456',
      problem: { rule: 'CODE_AS_NUMBER', severity: 'warning' },
    });
  });
});

describe('tables', () => {
  const row = (number: number, cells: Record<string, unknown>) => ({
    number,
    cells: { card: `000${number}`, name: 'Lê Văn A', ...cells },
  });

  test('all findings at once, by the row a person sees; blank rows are no rows', () => {
    const reading = readTable(table, [
      row(5, {}),
      { number: 6, cells: { note: ' ' } },
      row(7, { card: '', born: '31/02/1980' }),
      row(9, { card: '0005' }),
    ]);
    expect(reading.rows.map(({ number, key }) => [number, key])).toEqual([
      [5, '0005'],
      [7, '#7'],
      [9, '0005'],
    ]);
    expect(
      reading.findings.map(({ rule, row: at, column: where }) => [rule, at?.number, where]),
    ).toEqual([
      ['CELL_REQUIRED', 7, 'card'],
      ['DATE_IMPOSSIBLE', 7, 'born'],
      ['ROW_REPEATED', 9, null],
    ]);
    expect(new Set(reading.findings.map(({ id }) => id)).size).toBe(3);
  });

  test('a prepared row left unanswered is not blank; one with only a printed number is', () => {
    const fixed = {
      ...table,
      columns: table.columns.map((one) => ({
        ...one,
        fixed: one.key === 'card' || one.key === 'note',
      })),
    };
    expect(
      readTable(fixed, [{ number: 3, cells: { card: '0001' } }]).findings.map(
        ({ rule, column: where }) => `${rule} ${where}`,
      ),
    ).toEqual(['CELL_REQUIRED name']);
    expect(readTable(fixed, [{ number: 3, cells: { note: '1' } }])).toEqual({
      rows: [],
      findings: [],
    });
  });

  test('a table over its limit is refused before its cells are read', () => {
    const small = { ...table, maxRows: 1 };
    expect(readTable(small, [row(1, {}), row(2, {})])).toMatchObject({
      rows: [],
      findings: [{ rule: 'TABLE_TOO_LONG' }],
    });
  });

  test('headings are known whatever their case, marks, star and order', () => {
    const { columns, findings } = matchHeaders(table, [
      'TÊN',
      'so the *',
      null,
      'Số thẻ',
      'Cột lạ',
      'Ngày sinh'.normalize('NFD'),
    ]);
    expect([...columns]).toEqual([
      [0, 'name'],
      [1, 'card'],
      [5, 'born'],
    ]);
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`).slice(0, 3)).toEqual([
      'HEADER_REPEATED error',
      'HEADER_UNKNOWN warning',
      'HEADER_MISSING warning',
    ]);
    expect(matchHeaders(table, ['Tên']).findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'HEADER_MISSING', severity: 'error', column: 'card' }),
      ]),
    );
  });

  test('findings sort by weight, table and row', () => {
    const at = (severity: 'error' | 'warning', tableKey: string, number: number) =>
      finding({
        severity,
        table: tableKey,
        rule: 'R',
        row: { key: `${number}`, number },
        message: '',
        fix: '',
      });
    const sorted = sortFindings(
      [at('warning', 'a', 1), at('error', 'b', 2), at('error', 'a', 3), at('error', 'a', 1)],
      ['a', 'b'],
    );
    expect(
      sorted.map(
        ({ severity, table: where, row: place }) => `${severity} ${where} ${place?.number}`,
      ),
    ).toEqual(['error a 1', 'error a 3', 'error b 2', 'warning a 1']);
  });

  test('as a sheet and back: the cells written are read as the same row', () => {
    const [read] = readTable(table, [
      row(2, {
        born: '03/1980',
        joined: '05/02/2001',
        votes: 3,
        share: 0.5,
        post: 'cuv',
        ok: 'x',
        note: 'Đã họp',
      }),
    ]).rows;
    if (!read) throw new Error('no row');
    const cells = sheetCells(table, read);
    expect(cells).toEqual([
      '0002',
      'Lê Văn A',
      '03/1980',
      '2001-02-05',
      3,
      0.5,
      'Chi ủy viên',
      'Có',
      'Đã họp',
    ]);
    expect(
      readTable(table, [
        {
          number: 2,
          cells: Object.fromEntries(table.columns.map(({ key }, index) => [key, cells[index]])),
        },
      ]).rows,
    ).toEqual([read]);
  });

  test('the layout names sheets as spreadsheets allow, and finds them again', () => {
    const [layout] = sheetLayouts(form);
    expect(layout?.name).toBe('Danh sách- A-B');
    expect(tableOfSheet(form, 'danh sach- a-b')).toBe(table);
    expect(tableOfSheet(form, 'Sheet1')).toBeUndefined();
    expect(layout?.columns.map(({ format }) => format)).toEqual([
      'text',
      'text',
      'text',
      'date',
      'integer',
      'number',
      'text',
      'text',
      'text',
    ]);
  });
});

describe('a form written by hand', () => {
  const broken = (change: Partial<FormInput['tables'][number]>) =>
    formShape.safeParse({ ...input, tables: [{ ...input.tables[0], ...change }] }).success;
  test('is refused when it contradicts itself', () => {
    expect(broken({})).toBe(true);
    expect(broken({ rowKey: ['nobody'] })).toBe(false);
    expect(broken({ columns: [{ key: 'card', title: 'A', type: 'enum' }] })).toBe(false);
    expect(
      broken({
        columns: [
          { key: 'card', title: 'A', type: 'text' },
          { key: 'card', title: 'B', type: 'text' },
        ],
      }),
    ).toBe(false);
    expect(formShape.safeParse({ ...input, tilte: 'x' }).success).toBe(false);
    expect(columnTypes).toHaveLength(9);
  });
});

describe('rounds', () => {
  const values = fc.record({
    post: fc.constantFrom('a', 'b', null),
    votes: fc.constantFrom(1, 2, null),
  });
  const rounds = fc.uniqueArray(
    fc.record({ key: fc.constantFrom('1', '2', '3', '4', '5'), values }),
    { selector: ({ key }) => key },
  );
  const sorted = (rows: readonly KeyedRow[]) =>
    [...rows].sort((a, b) => a.key.localeCompare(b.key));

  test('the diff leads from one round to the other and back', () => {
    fc.assert(
      fc.property(rounds, rounds, (before, after) => {
        const diff = diffRows(before, after);
        expect(sorted(applyDiff(before, diff))).toEqual(sorted(after));
        expect(sorted(applyDiff(after, invertDiff(diff)))).toEqual(sorted(before));
        expect(isEmptyDiff(diff)).toBe(
          JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)),
        );
      }),
    );
  });

  test('a diff of other rows, or rows without unique keys, are refused', () => {
    const one = { key: '1', values: { post: 'a' } };
    const diff = diffRows([one], [{ key: '1', values: { post: 'b' } }]);
    expect(diff.changed).toEqual([
      { key: '1', columns: [{ column: 'post', before: 'a', after: 'b' }] },
    ]);
    expect(() => applyDiff([{ key: '1', values: { post: 'c' } }], diff)).toThrow(RangeError);
    expect(() => applyDiff([], diff)).toThrow(RangeError);
    expect(() => applyDiff([one], { added: [one], removed: [], changed: [] })).toThrow(RangeError);
    expect(() => diffRows([one, one], [])).toThrow(RangeError);
  });
});
