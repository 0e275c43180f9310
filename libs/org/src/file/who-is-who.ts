import { sameText, spellingKey } from '#libs/text';
import { grouped } from './grouped.js';
import type { OrgFinding } from './org-file-error.js';
import type { OrgFile } from './org-shape.js';
import type { Recorded } from './read-org.js';

type Person = OrgFile['people'][number];

export interface WhoIsWho {
  /** People on record, by the card that the file gives them. Whoever is not here is new. */
  readonly known: ReadonlyMap<string, Recorded>;
  readonly findings: readonly OrgFinding[];
  /** New people who have the name and the birth date of somebody on record under another card. */
  readonly doubles: readonly { readonly person: Person; readonly recorded: Recorded }[];
}

const bare = (card: string): string => card.replace(/^0+/, '');
const sameName = (a: { name: string }, b: { name: string }): boolean => sameText(a.name, b.name);

interface Records {
  readonly byCard: ReadonlyMap<string, Recorded>;
  readonly byFormer: ReadonlyMap<string, Recorded>;
  readonly byName: ReadonlyMap<string, readonly Recorded[]>;
}

type Judged = {
  readonly recorded?: Recorded;
  readonly wrong?: string;
  readonly field?: 'oldCardNumber';
  readonly double?: Recorded;
};

function reissued({ cardNumber, oldCardNumber }: Person, { byCard, byFormer }: Records): Judged {
  const [now, before] = [
    byCard.get(cardNumber),
    byCard.get(oldCardNumber!) ?? byFormer.get(oldCardNumber!),
  ];
  if (now && before && now.id !== before.id)
    return {
      wrong:
        `số thẻ “${cardNumber}” đã thuộc về đồng chí ${now.name}; không thể là thẻ mới của ` +
        `đồng chí ${before.name}`,
    };
  if (!before && !now)
    return {
      wrong: `không thấy ai mang thẻ cũ “${oldCardNumber}” trong hồ sơ`,
      field: 'oldCardNumber',
    };
  return { recorded: (before ?? now)! };
}

function judge(person: Person, records: Records): Judged {
  if (person.oldCardNumber !== undefined) return reissued(person, records);
  const { byCard, byFormer, byName } = records;
  const now = byCard.get(person.cardNumber);
  if (now) return { recorded: now };
  const former = byFormer.get(person.cardNumber);
  if (former)
    return {
      wrong:
        `thẻ này của đồng chí ${former.name} đã đổi thành “${former.cardNumber}”; ghi thẻ hiện ` +
        'nay',
    };
  const likely = byName.get(spellingKey(person.name)) ?? [];
  const zeros = likely.find((known) => bare(known.cardNumber) === bare(person.cardNumber));
  if (zeros)
    return {
      wrong:
        `hồ sơ ghi thẻ của đồng chí ${zeros.name} là “${zeros.cardNumber}”: các số 0 ở đầu đã ` +
        'mất; đổi ô sang kiểu Văn bản (Text) rồi gõ lại',
    };
  const double = likely.find((known) => known.born === person.born);
  return double ? { double } : {};
}

/**
 * A corrected name, or a corrected birth date, is a correction. Both at once are another person
 * under the same card number.
 */
const otherPerson = (person: Person, { recorded }: Judged): boolean =>
  recorded !== undefined && !sameName(recorded, person) && recorded.born !== person.born;

/**
 * Who each person of the file is on record, by their card or by the old card that the file names.
 */
export function whoIsWho({ people }: OrgFile, all: readonly Recorded[]): WhoIsWho {
  const records = {
    byName: grouped(all, ({ name }) => spellingKey(name)),
    byCard: new Map(all.map((row) => [row.cardNumber, row])),
    byFormer: new Map(all.flatMap((row) => row.former.map((card) => [card, row]))),
  };
  const inFile = new Set(
    people.flatMap(({ cardNumber, oldCardNumber }) => [cardNumber, oldCardNumber]),
  );
  const judged = people.map((person, index) => ({ person, index, ...judge(person, records) }));
  return {
    known: new Map(
      judged.flatMap(({ person, recorded }) =>
        recorded ? [[person.cardNumber, recorded] as const] : [],
      ),
    ),
    findings: judged.flatMap((one) => {
      const message =
        one.wrong ??
        (otherPerson(one.person, one)
          ? 'số thẻ này đã thuộc về một đảng viên khác (khác cả họ tên và ngày sinh)'
          : undefined);
      return message === undefined
        ? []
        : [{ path: ['people', one.index, one.field ?? 'cardNumber'], message }];
    }),
    doubles: judged.flatMap(({ person, double }) =>
      double && !inFile.has(double.cardNumber) ? [{ person, recorded: double }] : [],
    ),
  };
}
