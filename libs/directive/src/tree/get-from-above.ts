import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { Archive } from '#libs/records';
import {
  type Answering,
  answersOf,
  type AnswerState,
  answerTo,
  type LetterAbove,
  letterAbove,
  lettersAbove,
} from './letters-above.js';

/** A superior's directive as the committee's own duty. */
export interface FromAbove {
  readonly id: string;
  readonly from: LetterAbove['from'];
  readonly number: string;
  readonly on: string;
  readonly body: string;
  readonly subject: string;
  readonly dueOn: string;
  readonly wording: string;
  /** The superior has withdrawn it since. It is listed while something here answers it. */
  readonly withdrawn: boolean;
  readonly state: AnswerState;
  /** The directive here that answers it; null while none does. */
  readonly directive: string | null;
}

function asDuty(letter: LetterAbove, answers: readonly Answering[]): FromAbove {
  const { id, from, number, on, body, withdrawn, content } = letter;
  const { subject, dueOn, wording } = content;
  const answer = answerTo(letter, answers);
  return {
    ...{ id, from, number, on, body, subject, dueOn, wording, withdrawn },
    state: answer?.state ?? 'to-do',
    directive: answer?.directive ?? null,
  };
}

export class ListFromAbove extends Query<readonly FromAbove[]> {}

/** What the superiors have issued to the committee of whoever asks, and how far it is answered. */
@QueryHandler(ListFromAbove)
export class ListFromAboveHandler implements IQueryHandler<ListFromAbove> {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async execute(): Promise<readonly FromAbove[]> {
    const letters = await lettersAbove(this.dataSource);
    const answers = await answersOf(this.dataSource);
    return letters
      .map((letter) => asDuty(letter, answers))
      .filter(({ withdrawn, state }) => !withdrawn || state !== 'to-do');
  }
}

export interface LetterFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export class GetLetterFromAbove extends Query<LetterFile> {
  constructor(readonly id: string) {
    super();
  }
}

/** The sealed letter itself. Errors: `Refused` NO_SUCH_LETTER_ABOVE, LETTER_NOT_SEALED. */
@QueryHandler(GetLetterFromAbove)
export class GetLetterFromAboveHandler implements IQueryHandler<GetLetterFromAbove> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Archive) private readonly archive: Archive,
  ) {}

  async execute({ id }: GetLetterFromAbove): Promise<LetterFile> {
    const { sha256, from } = await letterAbove(this.dataSource, id);
    if (sha256 === null) throw letterNotSealed();
    const bytes = from === 'file' ? await this.received(id) : await this.archive.get(sha256);
    return { name: `${id}.pdf`, bytes };
  }

  private async received(id: string): Promise<Buffer> {
    const [row]: { letter: Buffer }[] = await this.dataSource.query(
      'select letter from app.received_directive where id = $1',
      [id],
    );
    return row!.letter;
  }
}

export function letterNotSealed(): Refused {
  return new Refused(
    'LETTER_NOT_SEALED',
    'Công văn đã có số và đang được lập tệp PDF. Hãy làm lại sau ít giây.',
  );
}
