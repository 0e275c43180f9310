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
