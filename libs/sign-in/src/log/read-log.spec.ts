import { expect, it } from '@jest/globals';
import { type SecurityLine, toCsv } from './read-log.js';

const line: SecurityLine = {
  id: '1',
  at: '2024-02-15T16:50:00.000000Z',
  kind: 'refused',
  official: null,
  name: '=HYPERLINK("x")',
  office: null,
  address: '10.0.0.1',
  device: 'Chrome trên Windows',
  detail: { seconds: 4 },
};

it('the log as a table has one row a line, and no formula', () => {
  expect(toCsv([line])).toBe(
    '\uFEFFat,kind,official,name,office,address,device,detail\r\n' +
      `2024-02-15T16:50:00.000000Z,refused,,"'=HYPERLINK(""x"")",,10.0.0.1,` +
      'Chrome trên Windows,"{""seconds"":4}"\r\n',
  );
});
