import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface TestSmtp {
  readonly url: string;
  /** The mails in the order of their arrival. */
  readonly mails: readonly ParsedMail[];
  /** Resolves with the first `count` mails once they are there. */
  received(count: number, milliseconds?: number): Promise<readonly ParsedMail[]>;
  /** Answers the next mails with this error instead. With undefined it takes them again. */
  refuseWith(error: { responseCode: number; message: string } | undefined): void;
  stop(): Promise<void>;
}

/**
 * Starts a real mail server on a port of 127.0.0.1 (by default a free one). It keeps what it gets,
 * parsed.
 */
export async function startSmtp(at = 0): Promise<TestSmtp> {
  const mails: ParsedMail[] = [];
  let waiting: (() => void)[] = [];
  let refusal: { responseCode: number; message: string } | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        if (refusal !== undefined)
          return done(
            Object.assign(new Error(refusal.message), { responseCode: refusal.responseCode }),
          );
        mails.push(mail);
        done();
        waiting.forEach((wake) => wake());
      }, done);
    },
  });
  // A client that hangs up in the middle is no concern of the server.
  server.on('error', () => undefined);
  const listening = server.listen(at, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    received: (count, milliseconds = 10_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`${mails.length} of ${count} mails after ${milliseconds} ms`)),
          milliseconds,
        );
        const check = (): void => {
          if (mails.length < count) return;
          clearTimeout(timer);
          waiting = waiting.filter((other) => other !== check);
          resolve(mails.slice(0, count));
        };
        waiting.push(check);
        check();
      }),
    refuseWith: (error) => void (refusal = error),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
