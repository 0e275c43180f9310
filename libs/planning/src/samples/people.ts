import { type Person, ratings } from '../model/submission.js';
import { personIdOf } from '../sheets/person-row.js';
import type { Draw } from './random.js';

interface Naming {
  readonly family: readonly string[];
  readonly middle: Readonly<Record<'nam' | 'nu', readonly string[]>>;
  readonly given: Readonly<Record<'nam' | 'nu', readonly string[]>>;
}

/**
 * Invented persons with names of the peoples of Lào Cai. They contain letters of every kind (Đ, ư,
 * ơ, ỷ) on purpose.
 */
const namings: Readonly<Record<string, Naming>> = {
  Kinh: {
    family: [
      'Nguyễn',
      'Trần',
      'Lê',
      'Phạm',
      'Hoàng',
      'Vũ',
      'Đặng',
      'Đỗ',
      'Bùi',
      'Đinh',
      'Dương',
      'Ngô',
      'Trương',
      'Lương',
    ],
    middle: {
      nam: ['Văn', 'Đức', 'Hữu', 'Minh', 'Quốc', 'Đình', 'Xuân'],
      nu: ['Thị', 'Thị Thu', 'Thị Thúy', 'Ngọc', 'Thị Mỹ'],
    },
    given: {
      nam: ['Cường', 'Dũng', 'Đạt', 'Hưng', 'Thưởng', 'Đường', 'Hòa', 'Thụy', 'Quyết', 'Sơn'],
      nu: ['Hằng', 'Hường', 'Thủy', 'Đào', 'Nguyệt', 'Hương', 'Hòa', 'Thơ', 'Yến', 'Huyền'],
    },
  },
  Mông: {
    family: ['Giàng', 'Sùng', 'Thào', 'Vàng', 'Lầu', 'Và'],
    middle: { nam: ['A', 'Seo'], nu: ['Thị', 'Seo'] },
    given: { nam: ['Páo', 'Chơ', 'Sử', 'Dế', 'Vư'], nu: ['Mỷ', 'Dợ', 'Sáng', 'Pàng', 'Xúa'] },
  },
  Tày: {
    family: ['Nông', 'Hoàng', 'Ma', 'Lương', 'Hà'],
    middle: { nam: ['Văn', 'Đức'], nu: ['Thị', 'Thu'] },
    given: { nam: ['Thiệp', 'Tưởng', 'Đoàn', 'Huỳnh'], nu: ['Điệp', 'Duyên', 'Nhượng', 'Uyên'] },
  },
  Dao: {
    family: ['Tẩn', 'Chảo', 'Phàn', 'Lý', 'Bàn'],
    middle: { nam: ['Láo', 'Văn', 'Duần'], nu: ['Mùi', 'Thị'] },
    given: { nam: ['Tả', 'Lở', 'Ú', 'Sếnh'], nu: ['Mẩy', 'Pham', 'Khé', 'Nảy'] },
  },
};

const ethnicities = ['Kinh', 'Kinh', 'Kinh', 'Kinh', 'Kinh', 'Mông', 'Tày', 'Tày', 'Dao'] as const;
const positions = [
  'Chuyên viên',
  'Chuyên viên chính',
  'Phó Trưởng phòng Tổng hợp',
  'Trưởng phòng Hành chính - Tổ chức',
  'Kế toán viên',
  'Văn thư viên',
  'Phó Chánh Văn phòng',
  'Lái xe',
];
const qualifications = [
  'Đại học Luật',
  'Đại học Kinh tế',
  'Thạc sĩ Quản lý công',
  'Đại học Hành chính',
  'Thạc sĩ Xây dựng Đảng',
  'Cử nhân Công nghệ thông tin',
];
const theories = ['Sơ cấp', 'Trung cấp', 'Cao cấp', 'Cử nhân'];
const two = (value: number): string => String(value).padStart(2, '0');

function bornIn(draw: Draw, year: number): string {
  const day = `${year}-${two(draw.whole(1, 12))}-${two(draw.whole(1, 28))}`;
  const known = draw.next();
  if (known < 0.05) return String(year);
  return known < 0.1 ? day.slice(0, 7) : day;
}

function nameOf(draw: Draw, ethnicity: string, sex: 'nam' | 'nu'): string {
  const naming = namings[ethnicity];
  if (!naming) throw new RangeError(`no names for ${ethnicity}`);
  return (
    `${draw.pick(naming.family)} ${draw.pick(naming.middle[sex])} ` +
    `${draw.pick(naming.given[sex])}`
  );
}

export interface PeopleWish {
  readonly count: number;
  /** Card numbers start with it. Its six digits tell cells apart. */
  readonly cardPrefix: string;
  /** The year of the latest rating. */
  readonly ratingYear: number;
}

type Identity = Pick<Person, 'name' | 'born' | 'sex' | 'ethnicity'>;

function someone(draw: Draw, year: number): Identity {
  const sex = draw.chance(0.45) ? 'nu' : 'nam';
  const ethnicity = draw.pick(ethnicities);
  return {
    name: nameOf(draw, ethnicity, sex),
    born: bornIn(draw, year - draw.whole(27, 52)),
    sex,
    ethnicity,
  };
}

/**
 * Born in another year, because the same name with the same birthday would give a warning of its
 * own.
 */
function namesake(draw: Draw, { name, sex, ethnicity, born }: Identity): Identity {
  return {
    name,
    sex,
    ethnicity,
    born:
      `${Number(born.slice(0, 4)) + draw.pick([-2, -1, 1, 2])}-` +
      `0${draw.whole(1, 9)}-1${draw.whole(0, 9)}`,
  };
}

/**
 * Invented members of one cell, aged 27 to 52. Now and then two have the same name, or a birth date
 * is known only to the month or the year.
 */
export function samplePeople(draw: Draw, { count, cardPrefix, ratingYear }: PeopleWish): Person[] {
  const people: Person[] = [];
  for (let index = 0; index < count; index += 1) {
    const cardNumber = `${cardPrefix}${String(index + 1).padStart(6, '0')}`;
    const identity =
      people.length > 0 && draw.chance(0.04)
        ? namesake(draw, draw.pick(people))
        : someone(draw, ratingYear + 1);
    people.push({
      id: personIdOf(cardNumber),
      cardNumber,
      ...identity,
      position: draw.pick(positions),
      qualification: draw.pick(qualifications),
      politicalTheory: draw.pick(theories),
      partyPost: null,
      ratings: [0, 1, 2].map((back) => ({
        year: ratingYear - back,
        rating: draw.pick(ratings.slice(0, 3)),
      })),
      discipline: null,
    });
  }
  return people;
}
