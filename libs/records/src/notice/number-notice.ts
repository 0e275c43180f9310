import { type EntityManager } from 'typeorm';
import { type DocumentData, type KindName, kindNamed } from '#libs/document-kinds';
import { composeDocument } from '#libs/documents';
import { type EventStore, type Operation } from '#libs/event-store';
import { drawNumber, lockRegister, type RegisterKey } from '../register/register.js';
import { notice as noticeAggregate, type NoticeEvent } from './notice.js';

/**
 * A paper that is about to get its number. `letter(symbol)` gives the data that its template
 * prints.
 */
export interface NewNotice<Name extends KindName = KindName> {
  /** Stream: `notice-<id>`. */
  readonly notice: string;
  readonly register: RegisterKey;
  readonly kind: Name;
  readonly issuedOn: string;
  readonly subject: string;
  readonly dossier: string;
  /** When it is left out, the kind makes the title. */
  readonly title?: string;
  readonly actor: string;
  readonly letter: (number: { number: number; symbol: string }) => DocumentData[Name];
}

export interface NumberedNotice {
  readonly number: number;
  readonly symbol: string;
  /** Operations for the same atomic append as the fact that causes the notice. */
  readonly operations: readonly Operation[];
}

/**
 * Draws the number and prepares the notice, all in the caller's short transaction. Rendering and
 * sealing happen later, outside it. One approval has one notice, so the notice's stream must not
 * exist yet.
 */
export async function numberNotice<Name extends KindName>(
  store: EventStore,
  manager: EntityManager,
  paper: NewNotice<Name>,
): Promise<NumberedNotice> {
  const { register, notice, actor, kind, issuedOn, subject, dossier } = paper;
  await lockRegister(manager, register);
  const drawn = await drawNumber(store, manager, register, { notice, actor });
  const { body, term, documentType } = register;
  const { number, symbol } = drawn;
  const letter = paper.letter({ number, symbol });
  // A letter that could not be printed must not take a number.
  composeDocument(kind, letter);
  const title = paper.title ?? kindNamed(kind).read(letter).title;
  const numbered: NoticeEvent = {
    type: 'NoticeNumbered',
    data: {
      kind,
      body,
      term,
      documentType,
      number,
      symbol,
      issuedOn,
      subject,
      dossier,
      title,
      by: actor,
    },
  };
  await manager.query(
    `insert into app.used_number (body, term, document_type, number, notice) values ($1, $2, $3, $4,
      $5)`,
    [body, term, documentType, number, notice],
  );
  await manager.query('insert into app.letter (notice, kind, data) values ($1, $2, $3)', [
    notice,
    kind,
    JSON.stringify(letter),
  ]);
  return {
    number,
    symbol,
    operations: [
      drawn.operation,
      {
        stream: notice,
        expect: 'none',
        events: [numbered],
        head: noticeAggregate.head(noticeAggregate.evolve(noticeAggregate.initial, numbered)),
        actor,
      },
    ],
  };
}
