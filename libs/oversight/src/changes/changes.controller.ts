import { type IncomingMessage, type ServerResponse } from 'node:http';
import { Controller, Get, HttpException, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, CurrentOffices, ForHolders } from '#libs/org';
import { type Change, Changes } from './changes.js';

interface Reply {
  readonly raw: ServerResponse;
  getHeaders(): Record<string, string | number | string[] | undefined>;
  hijack(): void;
  send(body: unknown): unknown;
}

const sinceQuery = z.object({ since: z.coerce.number().int().min(0).optional() });

const HEARTBEAT_MS = 20_000;
/** A stream ends by itself, and is opened again: so a session that has ended hears no more. */
const LIFE_MS = 60_000;
/** Streams of one person at once: a browser has one, whatever its tabs. */
const PER_PERSON = 10;

/** Somewhat different for each, so that not all come back at once. */
const jittered = (ms: number): number => Math.round(ms * (0.75 + Math.random() / 2));

@ApiTags('tasks')
@ApiBearerAuth()
@Controller('api/changes')
export class ChangesController {
  private readonly open = new Map<string, number>();

  constructor(@Inject(Changes) private readonly changes: Changes) {}

  @Get()
  @ApiOperation({
    summary: 'What changes, as it happens: an event stream of the records that may be read',
    description:
      'Asked with Accept: text/event-stream it stays open for about a minute; each event names ' +
      'the streams that changed, and its id is the position from which Last-Event-ID goes on. ' +
      'An event “resync” says that too much was missed. Asked otherwise it answers the position.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'The stream, or {"position": n} when it is not asked for.' })
  @ForHolders()
  async listen(
    @CurrentOffices() offices: readonly Actor[],
    @Query({ schema: sinceQuery }) { since }: z.infer<typeof sinceQuery>,
    @Req() { raw: gone }: { readonly raw: IncomingMessage },
    @Res() reply: Reply,
  ): Promise<void> {
    const { accept, 'last-event-id': lastId } = gone.headers;
    if (!accept?.includes('text/event-stream')) {
      reply.send({ position: await this.changes.newest() });
      return;
    }
    const from = /^\d{1,15}$/.test(String(lastId)) ? Number(lastId) : since;
    await this.stream({ offices, from, gone, reply });
  }

  private async stream({
    offices,
    from,
    gone,
    reply,
  }: {
    readonly offices: readonly Actor[];
    readonly from: number | undefined;
    readonly gone: IncomingMessage;
    readonly reply: Reply;
  }): Promise<void> {
    const leaveSeat = this.seat(offices);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // A connection that is kept would hold up a program that stops.
      connection: 'close',
      'x-accel-buffering': 'no',
    });
    const write = (text: string): void => void (raw.writableEnded || raw.write(text));
    write(`retry: ${jittered(2_000)}\n\n`);
    const tell = ({ position, streams }: Change): void =>
      write(`id: ${position}\ndata: ${JSON.stringify({ streams })}\n\n`);
    const end = (): void => void (raw.writableEnded || raw.end());
    const member = { offices, changed: tell, ended: end };
    const beat = setInterval(() => write(': \n\n'), HEARTBEAT_MS);
    const life = setTimeout(end, jittered(LIFE_MS));
    // Before anything is waited for: whoever leaves meanwhile leaves nothing behind.
    raw.once('close', () => {
      clearInterval(beat);
      clearTimeout(life);
      void this.changes.leave(member);
      leaveSeat();
    });
    try {
      await this.changes.join(member);
      if (gone.destroyed) await this.changes.leave(member);
      else await this.makeUp(from, offices, { tell, write });
    } catch {
      // The browser comes back by itself.
      end();
    }
  }

  private async makeUp(
    from: number | undefined,
    offices: readonly Actor[],
    { tell, write }: { tell: (change: Change) => void; write: (text: string) => void },
  ): Promise<void> {
    if (from === undefined) return;
    const missed = await this.changes.since(from, offices);
    if (!missed) write(`event: resync\nid: ${await this.changes.newest()}\ndata: {}\n\n`);
    else if (missed.streams.length > 0) tell(missed);
  }

  /** Errors: 429 when this person listens in too many places. */
  private seat(offices: readonly Actor[]): () => void {
    const person = offices[0]?.id ?? '';
    const taken = this.open.get(person) ?? 0;
    if (taken >= PER_PERSON)
      throw new HttpException(
        {
          code: 'TOO_MANY_STREAMS',
          message: 'Đang mở quá nhiều nơi. Hãy đóng bớt cửa sổ rồi tải lại trang.',
        },
        429,
      );
    this.open.set(person, taken + 1);
    return () => {
      const left = (this.open.get(person) ?? 1) - 1;
      if (left > 0) this.open.set(person, left);
      else this.open.delete(person);
    };
  }
}
