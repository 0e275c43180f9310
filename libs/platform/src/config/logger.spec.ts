import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { logger, setLogLevel } from './logger.js';

function linesOf(work: () => void): Record<string, unknown>[] {
  const lines: string[] = [];
  const spy = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => lines.push(String(text)) > 0);
  work();
  spy.mockRestore();
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('logger', () => {
  afterEach(() => setLogLevel('info'));

  it('writes one JSON object a line, from its level up', () => {
    setLogLevel('warn');
    const lines = linesOf(() => {
      logger('tick').info('quiet');
      logger('tick').warn('late', { waves: 2 });
    });
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'warn',
        name: 'tick',
        msg: 'late',
        waves: 2,
        at: expect.any(String),
      }),
    ]);
  });

  it('lets no personal data, password or row of the database through', () => {
    const error = Object.assign(new Error('invalid input syntax for type date: "Nguyễn Văn A"'), {
      code: '22007',
      detail: 'Key (name)=(Nguyễn Văn A)',
    });
    const [line] = linesOf(() =>
      logger('x').error('failed', {
        error,
        email: 'a@b.vn',
        url: 'postgres://u:bí-mật@h/d',
        deep: { token: 'abc' },
      }),
    );
    const text = JSON.stringify(line);
    expect(text).not.toMatch(/Nguyễn|a@b\.vn|bí-mật|abc/);
    expect(line).toMatchObject({ error: { code: '22007' }, url: 'postgres://u:…@h/d' });
  });
});
