import { describe, expect, test } from '@jest/globals';
import { finding, sortFindings } from './finding.js';
import { form, table } from './form.examples.js';
import { matchHeaders } from './match-headers.js';
import { readTable } from './read-table.js';
import { sheetCells, sheetLayouts, tableOfSheet } from './sheet-layout.js';

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
