import { type DataSource } from 'typeorm';

// Values that stand nowhere else. Each is one word of small Latin letters, so it is found whatever
// was put around it, in whatever case or encoding it is written.

const SYLLABLES = 'ba be bi bo bu da de di do du ga ge gi go gu ka ke ki ko ku'.split(' ');

export interface Canary {
  readonly word: string;
  /** What it stands for: 'name', 'card', 'reason of a return'. */
  readonly what: string;
}

/** Every canary that was planted in this file, oldest first. */
export const planted: Canary[] = [];

export function plant(what: string): string {
  const n = planted.length;
  const word = `zyq${SYLLABLES[Math.floor(n / 400) % 20]}${SYLLABLES[Math.floor(n / 20) % 20]}${
    SYLLABLES[n % 20]
  }`;
  planted.push({ word, what });
  return word;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** As the name of a person is written. */
export const plantName = (what = 'name'): string => `Hoàng Thị ${capital(plant(what))}`;
/** As a person writes for people. */
export const plantText = (what: string): string => `Đồng chí ${capital(plant(what))} đã có ý kiến.`;
/** A token of the form of ours, which opens nothing. */
export const plantToken = (): string => `dd_${plant('wrong token').padEnd(43, 'x')}`;

const standingIn = (small: string): Canary[] => planted.filter(({ word }) => small.includes(word));

/** The canaries that stand in a text. */
export const wordsIn = (text: string): string[] =>
  standingIn(text.toLowerCase()).map(({ word }) => word);

/** The same, each with what it is and what stands around it. */
export function foundIn(text: string): string[] {
  const small = text.toLowerCase();
  return standingIn(small).map(({ word, what }) => `${what} (${word}) …${around(small, word)}…`);
}

function around(text: string, word: string): string {
  const at = text.indexOf(word);
  return text.slice(Math.max(0, at - 60), at + word.length + 20).replaceAll('\n', ' ');
}

/** Gives every member, secretary and signer another name, and every member another card. */
export async function renameEverybody({ manager }: DataSource): Promise<void> {
  const people: { id: string }[] = await manager.query('select id from app.person order by id');
  for (const { id } of people)
    await manager.query('update app.person set name = $2, card_number = $3 where id = $1', [
      id,
      plantName(),
      plant('card').toUpperCase(),
    ]);
  // Their cards of before are nobody's any more, or every report would name them too.
  await manager.query('delete from app.former_card');
  const cells: { id: string }[] = await manager.query('select id from app.cell order by id');
  for (const { id } of cells)
    await manager.query('update app.cell set secretary = $2, email = $3 where id = $1', [
      id,
      plantName('secretary'),
      `${plant('address')}@example.invalid`,
    ]);
}
