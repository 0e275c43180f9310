import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Workflows } from '#libs/directive';
import { ensureTemplates } from '#libs/documents';
import {
  ensureYears,
  describeBehind,
  fenceCheck,
  guardNumbers,
  readerFigures,
} from '#libs/event-store';
import { declareProductFacts } from '#libs/messages';
import { admitBeforeBody, assertRoutesDeclared } from '#libs/org';
import {
  Clock,
  type Config,
  createHttpApp,
  effectFigures,
  keepBeat,
  logger,
  logsInAsSuperuser,
  openDatabase,
  rimOf,
} from '#libs/platform';
import { signing } from '#libs/records';
import { admitSessions } from '#libs/sign-in';
import { ApiModule } from './api.module.js';
import { readDescription } from './description.js';
import { serveWeb } from './serve-web.js';

export interface RunningApi {
  readonly url: string;
  readonly app: NestFastifyApplication;
  stop(): Promise<void>;
}

/**
 * Builds the application, checks it and listens. `config.databaseUrl` must be set. Errors:
 * `DatabaseUnreachable`, `WorkflowError`, and a route without a rule.
 */
export async function startApi(config: Config): Promise<RunningApi> {
  ensureTemplates();
  declareProductFacts();
  const dataSource = await openDatabase(config.databaseUrl!, {
    applicationName: 'dondoc-api',
    poolSize: 12,
  });
  if (config.production) await new Clock(dataSource).assertReal();
  await ensureYears(dataSource);
  const behind = await guardNumbers(dataSource, signing(config).place);
  if (behind.length > 0)
    logger('api').error(
      'the database is older than its checkpoint: no numbers until dondoc confirm-restore',
      { why: describeBehind(behind) },
    );
  const privileged = await logsInAsSuperuser(dataSource);
  if (privileged)
    logger('api').warn(
      'the application logs in as a superuser, who gets round every guard of the database: ' +
        'give it a login of its own (DATABASE_OWNER_URL)',
    );
  const app: NestFastifyApplication = await createHttpApp(
    ApiModule.with(config, dataSource),
    rimOf(config),
    {
      collectors: [readerFigures(dataSource), effectFigures(dataSource)],
      checks: async () => ({
        ...(await fenceCheck(dataSource, config.fenceAlarmSeconds)),
        login: privileged ? 'superuser' : 'ok',
        definitions: await app.get(Workflows).figures(),
      }),
      stops: () => app.get(Workflows).lost(),
      described: readDescription,
    },
    { seconds: config.bodySeconds },
  );
  assertRoutesDeclared(app);
  admitSessions(app);
  admitBeforeBody(app);
  await serveWeb(app, config);
  const beat = await keepBeat(dataSource, 'intake', config.outageHoldMinutes);
  await app.listen({ host: config.host, port: config.port });
  return {
    url: await app.getUrl(),
    app,
    async stop() {
      await beat.stop();
      await app.close();
    },
  };
}
