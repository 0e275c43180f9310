import { closeSync, openSync } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { type Config, toEnvironment, varPath } from '#libs/platform';
import { type Child, keepAlive } from './child.js';
import { openRoll, type Roll } from './leftovers.js';
import { UpError } from './up-error.js';

export interface ChildrenOptions {
  /** The script of each child, by the child's name. */
  readonly scripts: Readonly<Record<string, string>>;
  readonly execArgv?: readonly string[];
  readonly backoff?: readonly number[];
  /** More variables for the children. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether children write to our stderr instead of to `var/log/<name>.log`. */
  readonly inheritOutput?: boolean;
}

export interface Children {
  readonly all: Readonly<Record<string, Child>>;
  ready(): Promise<void>;
  /**
   * Starts each child again, because a child reads the address of the database only at its start.
   */
  recycle(): void;
  stop(): Promise<void>;
}

async function openLog(file: string): Promise<number> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 20_000_000) await rename(file, `${file}.1`);
  return openSync(file, 'a', 0o640);
}

interface Context {
  readonly config: Config;
  databaseUrl(): string;
  onHopeless(error: UpError): void;
}

function start(
  name: string,
  script: string,
  output: number | 'inherit',
  {
    config,
    databaseUrl,
    onHopeless,
    roll,
    ...options
  }: Context & Omit<ChildrenOptions, 'scripts'> & { roll: Roll },
): Child {
  const where =
    output === 'inherit' ? '' : ` Xem nhật ký: ${varPath(config, 'log', `${name}.log`)}`;
  const started: { child?: Child } = {};
  // A port that the system chose is kept, so that whoever was told the address finds a child there
  // that was started again.
  const samePort = (): NodeJS.ProcessEnv =>
    config.port === 0 && started.child?.url !== undefined
      ? { PORT: new URL(started.child.url).port }
      : {};
  return (started.child = keepAlive({
    name,
    script,
    output,
    execArgv: options.execArgv,
    backoff: options.backoff,
    env: () => ({
      ...process.env,
      ...toEnvironment(config),
      DATABASE_URL: databaseUrl(),
      DATABASE_OWNER_URL: undefined,
      ...samePort(),
      ...options.env,
    }),
    onStart: (pid) => roll.add(name, pid),
    onHopeless: (message) =>
      onHopeless(new UpError(message ?? `Tiến trình ${name} không khởi động được.${where}`)),
  }));
}

/** Starts every child. `ready()` says when they serve. */
export async function startChildren(
  context: Context,
  { scripts, ...options }: ChildrenOptions,
): Promise<Children> {
  const roll = openRoll(context.config.varDir);
  const logs: number[] = [];
  const all: Record<string, Child> = {};
  for (const [name, script] of Object.entries(scripts)) {
    const output = options.inheritOutput
      ? 'inherit'
      : await openLog(varPath(context.config, 'log', `${name}.log`));
    if (output !== 'inherit') logs.push(output);
    all[name] = start(name, script, output, { ...context, ...options, roll });
  }
  const each = Object.values(all);
  return {
    all,
    ready: async () => void (await Promise.all(each.map((child) => child.ready()))),
    recycle: () =>
      each.forEach((child) =>
        child.pid === undefined ? undefined : process.kill(child.pid, 'SIGTERM'),
      ),
    async stop() {
      await Promise.all(each.map((child) => child.stop()));
      logs.splice(0).forEach((output) => closeSync(output));
      await roll.remove();
    },
  };
}
