import { Controller, Get, Inject, Param, Query as QueryParam, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { toInstant } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { downloadHeaders } from '#libs/documents';
import { type Actor, CurrentActor, Requires, WritesLook } from '#libs/org';
import { CONFIG, type Config, withinCommittee } from '#libs/platform';
import { type ProofBundle, proofBundle } from '#libs/records';
import { type StoodAt, Timeline, type TimelineAnswer } from './timeline.js';

const readable = (text: string): boolean => {
  try {
    return toInstant(text) !== '';
  } catch {
    return false;
  }
};

const atQuery = z.strictObject({
  instant: z
    .string()
    .max(40)
    .refine(readable, 'Phải là một thời điểm có múi giờ, như 2024-02-15T23:59:59+07:00'),
});

interface Reply {
  headers(values: Readonly<Record<string, string>>): Reply;
}

/** The history of a record: of a directive, an obligation, a register, a paper or a person. */
@ApiTags('timeline')
@ApiBearerAuth()
@Controller('api/timeline')
export class TimelineController {
  constructor(
    @Inject(Timeline) private readonly timeline: Timeline,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':stream')
  @ApiOperation({
    summary: 'All facts of a record in words: who, when, what changed, and the signed block',
  })
  @Requires('timeline.read')
  @WritesLook()
  read(@Param('stream') stream: string, @CurrentActor() actor: Actor): Promise<TimelineAnswer> {
    return this.timeline.read(stream, actor);
  }

  @Get(':stream/at')
  @ApiOperation({ summary: 'How the record stood at an instant, in words' })
  @ApiQuery({ name: 'instant', example: '2024-02-15T23:59:59+07:00' })
  @Requires('timeline.read')
  at(
    @Param('stream') stream: string,
    @CurrentActor() actor: Actor,
    @QueryParam({ schema: atQuery }) { instant }: z.infer<typeof atQuery>,
  ): Promise<StoodAt> {
    return this.timeline.at(stream, actor, toInstant(instant));
  }

  @Get(':stream/facts/:version/proof')
  @ApiOperation({
    summary:
      'The proof that a fact stands in a signed block (inclusion, hash, signature, public key), ' +
      'as a file; what dondoc prove prints',
  })
  @Requires('timeline.read')
  async proof(
    @Param('stream') stream: string,
    @Param('version') version: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ProofBundle> {
    const fact = await this.timeline.fact(stream, actor, Number(version));
    if (!fact)
      throw new Refused(
        'NO_SUCH_FACT',
        'Hồ sơ không có dòng này. Hãy mở lại nhật ký và chọn một dòng trong đó.',
      );
    // The leaves beside it are hashes of all committees' facts; whose this is was asked above.
    const { bundle } = await withinCommittee(undefined, () =>
      proofBundle(this.dataSource, this.config, fact.position),
    );
    reply.headers(downloadHeaders(`bang-chung-${fact.position}.json`, 'application/json'));
    return bundle;
  }
}
