import { describe, expect, it } from '@jest/globals';
import { ConfigError, type ConfigFinding, loadConfig, toEnvironment, varPath } from './config.js';
import { projectPath } from './project-path.js';
import { DEVELOPMENT_SECRET } from './variables.js';

const productionKey = 'k'.repeat(40);

function findingsOf(env: Record<string, string>): readonly ConfigFinding[] {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).findings;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs no variable at all', () => {
    expect(loadConfig({})).toMatchObject({
      production: false,
      databaseUrl: undefined,
      host: '127.0.0.1',
      port: 3000,
      varDir: projectPath('var'),
      archiveDir: projectPath('var', 'archive'),
      publicBoard: undefined,
      publicUrl: 'http://127.0.0.1:3000',
      outageHoldMinutes: 60,
      logLevel: 'info',
    });
  });

  it('takes a variable set to nothing as not set, and a folder as relative to the project', () => {
    const config = loadConfig({ PORT: '', DONDOC_VAR: 'var/demo' });
    expect(config.port).toBe(3000);
    expect(config.archiveDir).toBe(projectPath('var/demo/archive'));
    expect(config.checkpointDir).toBeUndefined();
    expect(loadConfig({ CHECKPOINT_DIR: 'var/second' }).checkpointDir).toBe(
      projectPath('var/second'),
    );
    expect(varPath(config, 'log')).toBe(projectPath('var/demo/log'));
  });

  it('lists every wrong variable at once, in Vietnamese, with what to do', () => {
    const env = {
      NODE_ENV: 'staging',
      DATABASE_URL: 'mysql://a:mat-khau-1@b/c',
      DATABASE_OWNER_URL: 'mysql://a:mat-khau-5@b/c',
      REDIS_URL: 'mat-khau-2',
      SMTP_URL: 'http://u:mat-khau-3@x',
      MAIL_FROM: 'Văn thư <a@b.vn>',
      HOST: 'bad host',
      PORT: '70000',
      CHROMIUM_PATH: '/no/such/file',
      PUBLIC_BOARD: 'maybe',
      PUBLIC_URL: 'dondoc.vn',
      ALLOWED_HOSTS: 'a b',
      TRUSTED_PROXIES: '10.0.0.0/33',
      MAX_CONNECTIONS: '1',
      MAX_CONNECTIONS_PER_ADDRESS: '0',
      MAX_BODY_MEGABYTES_PER_ADDRESS: '1',
      OUTAGE_HOLD_MINUTES: '-1',
      GRACE_MINUTES: '1.5',
      SECRET_KEY: 'mat-khau-4',
      LOG_LEVEL: 'loud',
    };
    const findings = findingsOf(env);
    expect(findings.map((finding) => finding.variable).sort()).toEqual(Object.keys(env).sort());
    const { message } = new ConfigError(findings);
    expect(message).toContain(
      'PORT: nằm ngoài khoảng 0–65535 (đang là "70000"); đặt một số như 3000',
    );
    expect(message).not.toMatch(/mat-khau/);
    expect(message.split('\n')).toHaveLength(findings.length + 1);
  });

  it.each([
    [{ NODE_ENV: 'production' }, ['SECRET_KEY']],
    [{ NODE_ENV: 'production', SECRET_KEY: DEVELOPMENT_SECRET }, ['SECRET_KEY']],
    [{ NODE_ENV: 'production', SECRET_KEY: 'short' }, ['SECRET_KEY']],
    [{ NODE_ENV: 'production', SECRET_KEY: productionKey, PORT: 'x' }, ['PORT']],
    [{ SMTP_URL: 'smtp://mail.example.vn' }, ['MAIL_FROM']],
    [{ DATABASE_OWNER_URL: 'postgres://o@h/d' }, ['DATABASE_OWNER_URL']],
    [{ PUBLIC_URL: 'ftp://dondoc.vn' }, ['PUBLIC_URL']],
  ])('%j is refused for %j', (env, expected) => {
    expect(
      findingsOf(env as Record<string, string>)
        .map((finding) => finding.variable)
        .sort(),
    ).toEqual(expected);
  });

  it('hides the board from strangers in production unless told otherwise', () => {
    expect(loadConfig({ NODE_ENV: 'production', SECRET_KEY: productionKey }).publicBoard).toBe(
      false,
    );
    expect(
      loadConfig({ NODE_ENV: 'production', SECRET_KEY: productionKey, PUBLIC_BOARD: '1' })
        .publicBoard,
    ).toBe(true);
  });

  it('comes back whole from the environment it is handed on by', () => {
    const config = loadConfig({
      NODE_ENV: 'production',
      SECRET_KEY: productionKey,
      DATABASE_URL: 'postgres://u:p@h/d',
      DATABASE_OWNER_URL: 'postgres://o:p@h/d',
      REDIS_URL: 'redis://h',
      SMTP_URL: 'smtps://h',
      MAIL_FROM: 'a@b.vn',
      HOST: '0.0.0.0',
      PORT: '0',
      DONDOC_VAR: '/v',
      ARCHIVE_DIR: '/a',
      CHECKPOINT_DIR: '/c',
      CHROMIUM_PATH: process.execPath,
      PUBLIC_BOARD: 'true',
      PUBLIC_URL: 'https://dondoc.vn/',
      ALLOWED_HOSTS: 'Noi-bo.vn, dondoc',
      TRUSTED_PROXIES: '10.0.0.5,fd00::/8',
      MAX_CONNECTIONS: '50',
      MAX_CONNECTIONS_PER_ADDRESS: '5',
      MAX_BODY_MEGABYTES_PER_ADDRESS: '8',
      OUTAGE_HOLD_MINUTES: '5',
      GRACE_MINUTES: '0',
      LOG_LEVEL: 'warn',
    });
    expect(loadConfig(toEnvironment(config))).toEqual(config);
    expect(loadConfig(toEnvironment(loadConfig({})))).toEqual(loadConfig({}));
  });
});
