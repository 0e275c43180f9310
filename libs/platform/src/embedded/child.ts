/**
 * The exit code of a child that would fail again in the same way (a busy port, a wrong
 * configuration). It is not restarted.
 */
export const HOPELESS = 78;

/** What a child tells the process that started it. */
export type ChildReport =
  | { readonly ready: true; readonly url?: string }
  | { readonly hopeless: string };

const STOP_DEADLINE_MS = 15_000;

function send(report: ChildReport): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(report, undefined, {}, () => resolve());
  });
}

/** Call this once the child serves. `url` is where it listens, if it does. */
export async function reportReady(url?: string): Promise<void> {
  await send({ ready: true, ...(url === undefined ? {} : { url }) });
}

/**
 * For an error that a restart does not mend. It tells the parent (or stderr) what is wrong and what
 * to do, and ends the process.
 */
export async function giveUp(message: string): Promise<never> {
  if (process.send === undefined) process.stderr.write(`${message}\n`);
  await send({ hopeless: message });
  process.exit(HOPELESS);
}

/**
 * Runs `stop` once and ends the process: on SIGTERM, on SIGINT when a person started it, and when
 * the parent is gone, even by kill -9. A `stop` that hangs is cut off, because the parent or the
 * next start is waiting for us.
 */
export function stopWithParent(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        const msg = error instanceof Error ? error.name : 'failed';
        process.stderr.write(`${JSON.stringify({ level: 'error', name: 'stop', msg })}\n`);
        process.exit(1);
      },
    );
  };
  const supervised = process.send !== undefined;
  process.on('SIGTERM', end);
  // The parent decides on Ctrl-C. A signal to the whole group must not end us before our work is
  // handed back.
  process.on('SIGINT', () => (supervised ? undefined : end()));
  process.on('SIGHUP', () => (supervised ? undefined : end()));
  if (!supervised) return;
  process.on('disconnect', end);
  if (!process.connected) end();
}
