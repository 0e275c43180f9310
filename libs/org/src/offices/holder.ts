import type { EntityManager } from 'typeorm';
import { cleanText, isReadable, legacyText, personName, plainPunctuation } from '#libs/text';
import { AccountError } from './account-error.js';
import { type OfficialEvent } from './official.js';
import { type By, oneAtATime, writeDown } from './write-down.js';

/**
 * A holder may be a person or an office ("Văn thư 1"), so digits stay. Apostrophes and hyphens are
 * written as in every other name. Errors: AccountError.
 */
export function holderName(typed: string): string {
  if (!isReadable(typed)) throw new AccountError('Còn thiếu tên người giữ tài khoản.');
  const legacy = legacyText(typed);
  if (legacy)
    throw new AccountError(
      `Tên người giữ viết bằng phông chữ cũ (bảng mã ${legacy.encoding}); hãy gõ lại bằng ` +
        `Unicode: “${legacy.converted}”.`,
    );
  // A title would make a second holder of the same person, and so two pairs of eyes of one.
  const read = personName(typed);
  if (!read.ok && read.titled?.kind === 'title')
    throw new AccountError(
      `Tên người giữ có “${read.titled.addition}”; chỉ ghi họ và tên: “${read.titled.offer}”.`,
    );
  return plainPunctuation(cleanText(typed));
}

/** The id of the member with this card; null without a card. Errors: AccountError. */
export async function memberWith(
  manager: EntityManager,
  card: string | undefined,
): Promise<string | null> {
  if (card === undefined) return null;
  const number = cleanText(card).replace(/[. ]/g, '').toLocaleUpperCase('vi');
  const [row] = await manager.query('select id from app.person where card_number = $1', [number]);
  if (!row)
    throw new AccountError(
      `Không có đảng viên mang số thẻ “${number}” trong hồ sơ. Kiểm tra số thẻ, hoặc nhập ` +
        'đồng chí này vào tệp tổ chức trước (dondoc import-org).',
    );
  return row.id;
}

/** Makes an official. The caller holds the lock of `oneAtATime`. */
export async function recordOfficial(
  manager: EntityManager,
  { name, member, email }: { name: string; member: string | null; email?: string },
  { by }: By,
): Promise<string> {
  const [{ id }]: [{ id: string }] = await manager.query(
    `insert into app.official (id, name, member, email)
      select 'nguoi-' || coalesce(max(substr(id, 7)::int), 0) + 1, $1, $2, $3 from app.official
      returning id`,
    [name, member, email ?? null],
  );
  await writeDown(manager, { official: id, by }, [
    { type: 'OfficialRecorded', data: { name, ...(member === null ? {} : { member }) } },
  ]);
  return id;
}

/** Puts a person on record who shall hold offices; answers their id. Errors: AccountError. */
export async function addOfficial(
  manager: EntityManager,
  { name, card, email }: { name: string; card?: string; email?: string },
  by: By,
): Promise<string> {
  await oneAtATime(manager);
  const member = await memberWith(manager, card);
  const known = await officialOfMember(manager, member);
  if (known !== undefined)
    throw new AccountError(
      `Đảng viên mang số thẻ ${card} đã có trong hệ thống với mã ${known}.`,
      known,
    );
  return recordOfficial(
    manager,
    { name: holderName(name), member, ...(email === undefined ? {} : { email }) },
    by,
  );
}

/** The official who this member is, where one is on record. */
export async function officialOfMember(
  manager: EntityManager,
  member: string | null,
): Promise<string | undefined> {
  const [row]: { id: string }[] = await manager.query(
    'select id from app.official where member = $1',
    [member],
  );
  return row?.id;
}

interface Known {
  readonly office: string;
  readonly official: string;
  readonly member: string | null;
}

/**
 * An office that was given under a name alone is the member's from the day on which the card is
 * named. Where the member is on record as another official, the office goes over to that one.
 */
export async function identify(
  manager: EntityManager,
  { office, official, member: known }: Known,
  { member, by }: By & { readonly member: string | null },
): Promise<void> {
  if (known !== null || member === null) return;
  const other = await officialOfMember(manager, member);
  if (other === undefined) {
    await manager.query('update app.official set member = $2 where id = $1', [official, member]);
    await writeDown(manager, { official, by }, [{ type: 'OfficialIdentified', data: { member } }]);
    return;
  }
  await manager.query('update app.office set official = $2 where id = $1', [office, other]);
  const took: OfficialEvent = { type: 'OfficeTakenOver', data: { office, from: official } };
  await writeDown(manager, { official: other, by }, [took]);
}
