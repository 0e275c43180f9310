import path from 'node:path';
import { projectPath } from './project-path.js';
import { DEVELOPMENT_SECRET, type Values, type VariableName, variables } from './variables.js';

export interface Config {
  readonly production: boolean;
  /** When absent, PostgreSQL from the npm binaries runs in `varDir`. */
  readonly databaseUrl?: string;
  /**
   * The URL of the owner of the schema, for migrations. When absent, `databaseUrl` is the owner's.
   * The running application never gets it.
   */
  readonly databaseOwnerUrl?: string;
  /** When absent, the queue lives in PostgreSQL. */
  readonly redisUrl?: string;
  /** When absent, mail is kept in the database and shown in the app. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  readonly host: string;
  /** Any free port when it is 0. */
  readonly port: number;
  readonly varDir: string;
  readonly archiveDir: string;
  /** The folder whose folders are the definitions of workflows. */
  readonly workflowsDir: string;
  /**
   * A second place for the signed checkpoints, beside `varDir`/checkpoints; best on another disk or
   * machine.
   */
  readonly checkpointDir?: string;
  readonly chromiumPath?: string;
  readonly publicBoard: boolean | undefined;
  /** Where people open the app. Links in mails begin with it, and it has no slash at the end. */
  readonly publicUrl: string;
  /** More names under which the app is asked for, in small letters. */
  readonly allowedHosts: readonly string[];
  /** Addresses and networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly connectionsAtMost: number;
  readonly connectionsPerAddress: number;
  /** How many megabytes the bodies under way from one address may fill. */
  readonly bodyMegabytesPerAddress: number;
  readonly outageHoldMinutes: number;
  readonly graceMinutes?: number;
  /**
   * The span, in seconds, in which a body that is being received must get on. After each span it is
   * looked at.
   */
  readonly bodySeconds: number;
  /**
   * How many seconds an append under way may hold the event readers back before the worker says so.
   */
  readonly fenceAlarmSeconds: number;
  readonly secretKey: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export interface ConfigFinding {
  readonly variable: VariableName;
  readonly problem: string;
  readonly fix: string;
}

/** Lists every wrong variable at once. `message` is for a person and holds no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly findings: readonly ConfigFinding[]) {
    super(
      [
        'Cấu hình chưa đúng:',
        ...findings.map(({ variable, problem, fix }) => `  ${variable}: ${problem}; ${fix}.`),
      ].join('\n'),
    );
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that is set to nothing (`PORT= npm start`) counts as not set. */
function given(env: Environment, name: VariableName): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function shown(name: VariableName, value: string): string {
  return 'secret' in variables[name] ? '' : ` (đang là "${value.slice(0, 80)}")`;
}

function readEach(env: Environment): { values: Values; findings: ConfigFinding[] } {
  const values: Record<string, unknown> = {};
  const findings: ConfigFinding[] = [];
  for (const name of Object.keys(variables) as VariableName[]) {
    const raw = given(env, name);
    if (raw === undefined) continue;
    const result = variables[name].schema.safeParse(raw);
    if (result.success) values[name] = result.data;
    else
      findings.push({
        variable: name,
        problem: `${result.error.issues[0]?.message ?? 'không đúng'}${shown(name, raw)}`,
        fix: variables[name].fix,
      });
  }
  return { values: values as Values, findings };
}

/**
 * The rules between variables. Those in `wrong` are already reported, and one line for each is
 * enough.
 */
function checkTogether(
  values: Values,
  env: Environment,
  wrong: ReadonlySet<VariableName>,
): ConfigFinding[] {
  const production = values.NODE_ENV === 'production';
  const rules: [boolean, ConfigFinding][] = [
    [
      production && given(env, 'SECRET_KEY') === undefined,
      {
        variable: 'SECRET_KEY',
        problem: 'chưa đặt, mà khi chạy thật (NODE_ENV=production) phải có khóa riêng',
        fix: variables.SECRET_KEY.fix,
      },
    ],
    [
      production && values.SECRET_KEY === DEVELOPMENT_SECRET,
      {
        variable: 'SECRET_KEY',
        problem: 'là khóa mặc định, ai cũng biết',
        fix: variables.SECRET_KEY.fix,
      },
    ],
    [
      given(env, 'DATABASE_OWNER_URL') !== undefined && given(env, 'DATABASE_URL') === undefined,
      {
        variable: 'DATABASE_OWNER_URL',
        problem: 'đặt mà không có DATABASE_URL',
        fix: variables.DATABASE_URL.fix,
      },
    ],
    [
      given(env, 'SMTP_URL') !== undefined && given(env, 'MAIL_FROM') === undefined,
      {
        variable: 'MAIL_FROM',
        problem: 'chưa đặt, mà SMTP_URL đã đặt nên thư sẽ gửi thật',
        fix: variables.MAIL_FROM.fix,
      },
    ],
  ];
  return rules
    .filter(([broken, finding]) => broken && !wrong.has(finding.variable))
    .map(([, finding]) => finding);
}

function folder(value: string | undefined, fallback: string): string {
  return value === undefined ? fallback : path.resolve(projectPath(), value);
}

/** Fills in the default of everything that is not set. */
function toConfig(values: Values): Config {
  const production = values.NODE_ENV === 'production';
  const varDir = folder(values.DONDOC_VAR, projectPath('var'));
  const defaults = {
    MAIL_FROM: 'don-doc@localhost',
    HOST: '127.0.0.1',
    PORT: 3000,
    PUBLIC_BOARD: production ? false : undefined,
    MAX_CONNECTIONS: 2000,
    MAX_CONNECTIONS_PER_ADDRESS: 400,
    MAX_BODY_MEGABYTES_PER_ADDRESS: 64,
    OUTAGE_HOLD_MINUTES: 60,
    BODY_SECONDS: 30,
    FENCE_ALARM_SECONDS: 30,
    SECRET_KEY: DEVELOPMENT_SECRET,
    LOG_LEVEL: 'info',
  } as const;
  const all = { ...defaults, ...values };
  return {
    production,
    databaseUrl: all.DATABASE_URL,
    databaseOwnerUrl: all.DATABASE_OWNER_URL,
    redisUrl: all.REDIS_URL,
    smtpUrl: all.SMTP_URL,
    mailFrom: all.MAIL_FROM,
    host: all.HOST,
    port: all.PORT,
    varDir,
    archiveDir: folder(all.ARCHIVE_DIR, path.join(varDir, 'archive')),
    workflowsDir: folder(all.WORKFLOWS_DIR, projectPath('workflows')),
    checkpointDir:
      all.CHECKPOINT_DIR === undefined ? undefined : folder(all.CHECKPOINT_DIR, varDir),
    chromiumPath: all.CHROMIUM_PATH,
    publicBoard: all.PUBLIC_BOARD,
    publicUrl:
      all.PUBLIC_URL ?? `http://${all.HOST.includes(':') ? `[${all.HOST}]` : all.HOST}:${all.PORT}`,
    allowedHosts: all.ALLOWED_HOSTS ?? [],
    trustedProxies: all.TRUSTED_PROXIES ?? [],
    connectionsAtMost: all.MAX_CONNECTIONS,
    connectionsPerAddress: all.MAX_CONNECTIONS_PER_ADDRESS,
    bodyMegabytesPerAddress: all.MAX_BODY_MEGABYTES_PER_ADDRESS,
    outageHoldMinutes: all.OUTAGE_HOLD_MINUTES,
    graceMinutes: all.GRACE_MINUTES,
    bodySeconds: all.BODY_SECONDS,
    fenceAlarmSeconds: all.FENCE_ALARM_SECONDS,
    secretKey: all.SECRET_KEY,
    logLevel: all.LOG_LEVEL,
  };
}

/** Reads the configuration from `env`. Errors: `ConfigError` with all findings at once. */
export function loadConfig(env: Environment = process.env): Config {
  const { values, findings } = readEach(env);
  const all = [
    ...findings,
    ...checkTogether(values, env, new Set(findings.map((finding) => finding.variable))),
  ];
  if (all.length > 0) throw new ConfigError(all);
  return toConfig(values);
}

/**
 * The variables that give `config` back. A parent process hands its configuration to its children
 * by them.
 */
export function toEnvironment(config: Config): Record<VariableName, string | undefined> {
  const text = (value: number | boolean | undefined): string | undefined =>
    value === undefined ? undefined : String(value);
  const list = (entries: readonly string[]): string | undefined =>
    entries.length === 0 ? undefined : entries.join(',');
  return {
    NODE_ENV: config.production ? 'production' : undefined,
    DATABASE_URL: config.databaseUrl,
    DATABASE_OWNER_URL: config.databaseOwnerUrl,
    REDIS_URL: config.redisUrl,
    SMTP_URL: config.smtpUrl,
    MAIL_FROM: config.mailFrom,
    HOST: config.host,
    PORT: text(config.port),
    DONDOC_VAR: config.varDir,
    ARCHIVE_DIR: config.archiveDir,
    WORKFLOWS_DIR: config.workflowsDir,
    CHECKPOINT_DIR: config.checkpointDir,
    CHROMIUM_PATH: config.chromiumPath,
    PUBLIC_BOARD: text(config.publicBoard),
    PUBLIC_URL: config.publicUrl,
    ALLOWED_HOSTS: list(config.allowedHosts),
    TRUSTED_PROXIES: list(config.trustedProxies),
    MAX_CONNECTIONS: text(config.connectionsAtMost),
    MAX_CONNECTIONS_PER_ADDRESS: text(config.connectionsPerAddress),
    MAX_BODY_MEGABYTES_PER_ADDRESS: text(config.bodyMegabytesPerAddress),
    BODY_SECONDS: text(config.bodySeconds),
    OUTAGE_HOLD_MINUTES: text(config.outageHoldMinutes),
    GRACE_MINUTES: text(config.graceMinutes),
    FENCE_ALARM_SECONDS: text(config.fenceAlarmSeconds),
    SECRET_KEY: config.secretKey,
    LOG_LEVEL: config.logLevel,
  };
}

/** A path inside the data folder. */
export function varPath(config: Pick<Config, 'varDir'>, ...parts: string[]): string {
  return path.join(config.varDir, ...parts);
}
