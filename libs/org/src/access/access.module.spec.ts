import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor } from './access.js';
import { AccessModule } from './access.module.js';
import { CurrentActor, Public, Requires } from './rules.js';
import { assertRoutesDeclared, declaredRoutes } from './routes-declared.js';

@Controller('api')
class ExampleController {
  @Get('board')
  @Requires('board.read')
  board(@CurrentActor() actor: Actor) {
    return actor;
  }

  @Get('documents/:id')
  @Requires('document.read')
  document(@Param('id') id: string) {
    return { id };
  }

  @Post('directives')
  @Requires('directive.draft')
  draft(@CurrentActor() actor: Actor) {
    return actor;
  }

  @Post('obligations/:id/submit')
  @Requires('obligation.submit')
  submit(@CurrentActor() actor: Actor) {
    return actor;
  }
}

@Public()
@Controller()
class OpenController {
  @Get('open') open() {
    return { open: true };
  }
  @Get('closed') @Requires('system.read') closed() {
    return { closed: true };
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get('one') one() {
    return 1;
  }
  @Post() two() {
    return 2;
  }
}

const accounts: Record<string, Actor> = {
  dd_clerk: { id: 'vanthu-1', name: 'Văn thư', role: 'clerk' },
  dd_cell: { id: 'chibo-cb-mot-1', name: 'Chi bộ Một', role: 'cell', cell: 'cb-mot' },
};

async function start(
  controllers: (typeof ExampleController | typeof OpenController | typeof ForgottenController)[],
  publicBoard: boolean,
): Promise<NestFastifyApplication> {
  class AppModule {}
  Module({
    imports: [
      AccessModule.forRoot({
        publicBoard: async () => publicBoard,
        actorOf: async (token) => accounts[token],
      }),
    ],
    controllers,
  })(AppModule);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  await app.listen(0, '127.0.0.1');
  return app;
}

describe('access at the rim', () => {
  let closed: NestFastifyApplication;
  let open: NestFastifyApplication;
  beforeAll(async () => {
    closed = await start([ExampleController, OpenController], false);
    open = await start([ExampleController, OpenController], true);
  });
  afterAll(() => Promise.all([closed.close(), open.close()]));

  const call = async (app: NestFastifyApplication, route: string, authorization?: string) => {
    const [method, url] = route.split(' ') as ['GET' | 'POST', string];
    const response = await fetch(new URL(url, await app.getUrl()), {
      method,
      headers: authorization === undefined ? {} : { authorization },
    });
    return {
      status: response.status,
      body: (await response.json()) as Record<string, unknown>,
      challenge: response.headers.get('www-authenticate'),
    };
  };

  it('lets a known token in and hands its actor to the handler', async () => {
    expect((await call(closed, 'POST /api/directives', 'Bearer dd_clerk')).body).toEqual(
      accounts.dd_clerk,
    );
    expect((await call(closed, 'POST /api/obligations/1/submit', 'bearer dd_cell')).body).toEqual(
      accounts.dd_cell,
    );
  });

  it.each([
    ['no token', 'GET /api/board', undefined, 401, 'NO_TOKEN'],
    ['an unknown token', 'GET /api/board', 'Bearer dd_nobody', 401, 'UNKNOWN_TOKEN'],
    ['another scheme', 'GET /api/board', 'Basic dd_clerk', 401, 'UNKNOWN_TOKEN'],
    ['an empty header', 'GET /api/board', '', 401, 'UNKNOWN_TOKEN'],
    ['a role that may not', 'POST /api/directives', 'Bearer dd_cell', 403, 'NOT_YOUR_ROLE'],
    [
      'a role that may not submit',
      'POST /api/obligations/1/submit',
      'Bearer dd_clerk',
      403,
      'NOT_YOUR_ROLE',
    ],
    ['a closed route of an open controller', 'GET /closed', undefined, 401, 'NO_TOKEN'],
  ])('refuses %s', async (...[, route, authorization, status, code]) => {
    const answer = await call(closed, route, authorization);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.challenge).toBe(status === 401 ? 'Bearer' : null);
  });

  it(
    'opens board and documents to visitors when the board is public, and nothing ' + 'else',
    async () => {
      expect((await call(open, 'GET /api/board')).body).toMatchObject({
        id: 'visitor',
        role: 'visitor',
      });
      expect((await call(open, 'GET /api/documents/7')).status).toBe(200);
      expect(await call(open, 'POST /api/directives')).toMatchObject({
        status: 401,
        body: { code: 'NO_TOKEN' },
      });
      expect(await call(open, 'GET /api/board', 'Bearer dd_nobody')).toMatchObject({
        status: 401,
        body: { code: 'UNKNOWN_TOKEN' },
      });
    },
  );

  it('leaves public routes open', async () => {
    expect((await call(closed, 'GET /open')).status).toBe(200);
  });

  it('accepts an application whose routes all have a rule, and lists them', () => {
    expect(() => assertRoutesDeclared(closed)).not.toThrow();
    expect(declaredRoutes(closed)).toContainEqual({
      route: 'POST /api/obligations/:id/submit (ExampleController.submit)',
      rule: { action: 'obligation.submit' },
    });
  });

  it(
    'must-fail control: fails the boot naming each route without a rule, and denies it ' +
      'meanwhile',
    async () => {
      const app = await start([ExampleController, ForgottenController], true);
      try {
        expect(() => assertRoutesDeclared(app)).toThrow(
          'Routes without a rule (@Requires or @Public):\n- GET /forgotten/one ' +
            '(ForgottenController.one)\n- POST /forgotten (ForgottenController.two)',
        );
        expect((await call(app, 'GET /forgotten/one', 'Bearer dd_clerk')).status).toBe(403);
      } finally {
        await app.close();
      }
    },
  );
});
