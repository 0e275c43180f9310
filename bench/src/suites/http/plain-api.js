// The peer: a bare Nest on Fastify with one route, which checks the body by a schema and puts it in
// as one row of a TypeORM entity. It has no accounts, no transaction of its own and no log.
import 'reflect-metadata';
import {
  Body,
  Controller,
  Inject,
  Module,
  Param,
  Post,
  StandardSchemaValidationPipe,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource, EntitySchema } from 'typeorm';
import { z } from 'zod';

const text = z.string().min(1).max(5000);
const cell = z.union([z.string().max(5000), z.number(), z.boolean(), z.null()]);
const envelope = { number: text, reportedOn: z.iso.date(), note: text };
const attachments = z.array(z.uuid()).max(20);
const form = z.strictObject({
  ...envelope,
  attachments,
  outcome: z.literal('reported'),
  tables: z.record(z.string().max(40), z.array(z.record(z.string().max(40), cell)).max(2000)),
});
const planning = z.strictObject({
  ...envelope,
  attachments,
  outcome: z.enum(['changed', 'unchanged']),
  submission: z.strictObject({
    schemaVersion: z.literal(1),
    cell: text,
    terms: z.array(z.looseObject({ outcome: text })),
    meetings: z.array(z.looseObject({})),
    people: z.array(z.looseObject({ id: text, cardNumber: text, name: text })),
  }),
});
const body = z.discriminatedUnion('outcome', [planning, form]);

const Report = new EntitySchema({
  name: 'report',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment' },
    obligation: { type: 'text' },
    content: { type: 'jsonb' },
    at: { type: 'timestamptz', createDate: true },
  },
});

const dataSource = await new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_URL,
  schema: 'bench',
  poolSize: 12,
  entities: [Report],
  synchronize: false,
}).initialize();

class ReportController {
  constructor(source) {
    this.reports = source.getRepository(Report);
  }
  async submit(obligation, content) {
    const { identifiers } = await this.reports.insert({ obligation, content });
    return { id: identifiers[0].id };
  }
}
const decorated = (decorators, ...target) => decorators.forEach((decorate) => decorate(...target));
const { prototype } = ReportController;
const route = [prototype, 'submit', Object.getOwnPropertyDescriptor(prototype, 'submit')];
decorated([Controller('reports')], ReportController);
decorated([Post(':obligation')], ...route);
decorated([Param('obligation')], prototype, 'submit', 0);
decorated([Body({ schema: body })], prototype, 'submit', 1);
decorated([Inject(DataSource)], ReportController, undefined, 0);

class PlainModule {}
const providers = [{ provide: DataSource, useValue: dataSource }];
decorated([Module({ controllers: [ReportController], providers })], PlainModule);

const app = await NestFactory.create(PlainModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new StandardSchemaValidationPipe());
await app.listen({ host: '127.0.0.1', port: 0 });
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
process.send({ ready: true, url: await app.getUrl() });
