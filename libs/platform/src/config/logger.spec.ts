import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { errorInWords, logger, setLogLevel } from './logger.js';

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

  it('lets none through where quotes stand in quotes, nor inside other errors', () => {
    const quoted = (code: string | undefined): Error =>
      Object.assign(new Error('invalid input "Nguyễn "Văn" A" for "x"'), { code });
    const refused = new Error('550 5.1.1 <a.b@c-d.vn>: no such mailbox, said smtp.c-d.vn');
    expect(errorInWords(quoted('22007'))).toBe('Error: invalid input "…"');
    // What we say ourselves may be quoted: it names no one.
    expect(errorInWords(quoted(undefined))).toContain('"x"');
    expect(errorInWords(refused)).toBe('Error: 550 5.1.1 <…@…>: no such mailbox, said smtp.c-d.vn');
    expect(errorInWords('no error, a@b.vn')).toBe('no error, …@…');
    const [line] = linesOf(() =>
      logger('x').error('failed', { error: new AggregateError([quoted('22007'), refused], 'two') }),
    );
    expect(line).toMatchObject({
      error: {
        message: 'two',
        errors: ['Error: invalid input "…"', expect.stringContaining('<…@…>')],
      },
    });
    expect(JSON.stringify(line)).not.toMatch(/Nguyễn|a\.b@/);
  });

  it('says where an error came from, and not its text a second time', () => {
    const error = Object.assign(new Error('wrong: "Nguyễn Văn A"'), { code: '22007' });
    const [line] = linesOf(() => logger('x').error('failed', { error }));
    const { at } = (line as { error: { at: string[] } }).error;
    expect(at.length).toBeGreaterThan(1);
    for (const frame of at) expect(frame).toMatch(/^at /);
  });
});
