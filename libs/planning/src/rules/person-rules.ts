import { sameText, spellingKey } from '#libs/text';
import { partialDateText } from '#libs/forms';
import type { Person } from '../model/submission.js';
import { ageOn, monthsRemaining, retirementMonth } from './age.js';
import {
  called,
  cardsOf,
  type Case,
  type Checks,
  isCurrent,
  personFacts,
  type PlacedLine,
  type Objection,
  type TermCase,
} from './case.js';

const at = (
  placed: PlacedLine | undefined,
  column: string,
): Pick<Objection, 'table' | 'row' | 'column'> =>
  placed
    ? { table: placed.table, row: placed.row, column }
    : { table: 'review', row: null, column };

/** One objection per described person, on the person's first line. */
function eachPerson(
  facts: Case,
  each: (
    person: Person,
    placed: PlacedLine | undefined,
  ) => Omit<Objection, 'table' | 'row'> | undefined,
): Objection[] {
  return facts.submission.people.flatMap((person) => {
    const placed = facts.first.get(person.id);
    const objection = each(person, placed);
    return objection ? [{ ...at(placed, objection.column ?? 'person'), ...objection }] : [];
  });
}

/** Persons who are to stay on a list; what is said of those leaving would be noise. */
function eachPlanned(
  facts: Case,
  each: (person: Person) => Omit<Objection, 'table' | 'row'> | undefined,
): Objection[] {
  const staying = new Set(
    facts.lines.filter(({ line }) => line.movement !== 'remove').map(({ line }) => line.person),
  );
  return eachPerson(facts, (person) => (staying.has(person.id) ? each(person) : undefined));
}

/** Nobody outside these years is a party member: such a date is a slip of the hand. */
const [YOUNGEST, OLDEST] = [16, 105];

const monthText = (month: string): string => month.split('-').reverse().join('/');

function fewMonths(facts: Case, { context, lines }: TermCase, needed: number): Objection[] {
  const reference = context.ageReference ?? context.startsOn.slice(0, 7);
  return lines.flatMap((placed): Objection[] => {
    const person = personFacts(facts, placed.line.person);
    if (!person || placed.line.movement === 'remove') return [];
    const { least, most } = monthsRemaining(person.born, person.sex, reference);
    if (least >= needed) return [];
    const sure = most < needed;
    return [
      {
        ...at(placed, 'born'),
        measured: `${least} ${most}`,
        message: sure
          ? `${called(facts, person.id)} còn ${Math.max(0, most)} tháng công tác tính từ ` +
            `${monthText(reference)}, cần ít nhất ${needed} tháng cho nhiệm kỳ ` +
            `${context.term.name}`
          : `Chưa xác định được thời gian công tác còn lại của ${called(facts, person.id)} (từ ` +
            `${least} đến ${most} tháng, cần ${needed}) vì ngày sinh chưa đủ`,
        fix: sure
          ? 'Xem xét đưa ra hoặc bỏ đề nghị bổ sung, hoặc giải trình.'
          : 'Ghi đủ tháng sinh theo hồ sơ đảng viên.',
      },
    ];
  });
}

function repeated(facts: Case): Objection[] {
  const seen = new Map<string, PlacedLine>();
  return facts.lines.flatMap((placed): Objection[] => {
    const earlier = seen.get(placed.id);
    seen.set(placed.id, earlier ?? placed);
    if (!earlier) return [];
    const where =
      earlier.table === placed.table
        ? `dòng ${earlier.row.number}`
        : `dòng ${earlier.row.number} phần ${earlier.table === 'review' ? 'rà soát' : 'bổ sung'}`;
    return [
      {
        ...at(placed, 'person'),
        measured: `${placed.table} ${placed.row.number}`,
        message:
          `${called(facts, placed.line.person)} ghi hai lần cho cùng chức danh, nhiệm kỳ ` +
          `(${where})`,
        fix: 'Giữ lại một dòng.',
      },
    ];
  });
}

/** For each person, an earlier one under the same key. */
function earlier(people: readonly Person[], key: (person: Person) => string): Map<Person, Person> {
  const first = new Map<string, Person>();
  const found = new Map<Person, Person>();
  for (const person of people) {
    const own = key(person);
    const known = first.get(own);
    if (known) found.set(person, known);
    else first.set(own, person);
  }
  return found;
}

/** One id described twice, or one card number under two ids: two records of the same person. */
function describedTwice(facts: Case): Objection[] {
  const { people } = facts.submission;
  const sameId = earlier(people, ({ id }) => id);
  const sameCard = earlier(people, ({ cardNumber }) => cardNumber);
  return eachPerson(facts, (person) => {
    const other = sameId.get(person) ?? sameCard.get(person);
    if (!other) return undefined;
    return {
      column: 'cardNumber',
      measured: `card ${people.indexOf(person)}`,
      message: `Số thẻ ${person.cardNumber} dùng cho hai người: ${other.name} và ${person.name}`,
      fix: 'Kiểm tra số thẻ đảng viên của từng người.',
    };
  });
}

function namesakes(facts: Case): Objection[] {
  const twins = earlier(
    facts.submission.people,
    ({ name, born }) => `${spellingKey(name)} ${born}`,
  );
  return eachPerson(facts, (person) => {
    const other = twins.get(person);
    if (!other || other.id === person.id) return undefined;
    return {
      column: 'person',
      measured: other.id,
      message:
        `Có hai đồng chí cùng họ tên ${person.name}, cùng ngày sinh (thẻ ${other.cardNumber} ` +
        `và ${person.cardNumber})`,
      fix: 'Xác nhận đây là hai người khác nhau; nếu là một người thì sửa số thẻ.',
    };
  });
}

function mismatch(facts: Case, person: Person): Omit<Objection, 'table' | 'row'> | undefined {
  const known = facts.register.get(person.id) ?? facts.cards.get(person.cardNumber);
  if (!known) return undefined;
  // Records may know the year only: what is given more fully is no contradiction.
  const bornAgrees = known.born.startsWith(person.born) || person.born.startsWith(known.born);
  const fix = 'Đối chiếu thẻ đảng viên; nếu hồ sơ sai thì báo văn thư sửa hồ sơ.';
  if (!cardsOf(known).includes(person.cardNumber) || known.id !== person.id) {
    return {
      column: 'cardNumber',
      message:
        `Số thẻ ${person.cardNumber} không phải của đồng chí ${person.name} theo hồ sơ đảng ` +
        'viên',
      fix,
    };
  }
  if (!bornAgrees)
    return {
      column: 'born',
      measured: person.born,
      message:
        `Ngày sinh của đồng chí ${person.name} khác hồ sơ đảng viên (thẻ ` +
        `${person.cardNumber})`,
      fix,
    };
  return undefined;
}

export const personChecks = {
  PERSON_REPEATED: (facts) => [...repeated(facts), ...describedTwice(facts)],

  PERSON_UNDESCRIBED: (facts) => {
    const explicit = new Set(facts.submission.terms.flatMap(({ lines }) => lines));
    return [...facts.first.values()]
      .filter(({ line }) => explicit.has(line) && !facts.described.has(line.person))
      .map((placed): Objection => ({
        ...at(placed, 'person'),
        message: `Thiếu họ tên, ngày sinh của ${called(facts, placed.line.person)}`,
        fix: 'Ghi đủ thông tin của đồng chí này.',
      }));
  },

  PERSON_MISMATCH: (facts) => eachPerson(facts, (person) => mismatch(facts, person)),

  PERSON_NAME_DIFFERS: (facts) =>
    eachPerson(facts, ({ id, name, cardNumber }) => {
      const known = facts.register.get(id);
      if (!known || sameText(known.name, name)) return undefined;
      return {
        column: 'person',
        measured: spellingKey(name),
        message: `Họ tên “${name}” khác hồ sơ đảng viên “${known.name}” (thẻ ${cardNumber})`,
        fix: 'Sửa theo hồ sơ; nếu hồ sơ sai thì báo văn thư.',
      };
    }),

  PERSON_NOT_ON_RECORD: (facts) =>
    facts.context.register === undefined || facts.context.tellOnly
      ? []
      : eachPerson(facts, ({ id, name, cardNumber }) => {
          if (facts.register.has(id)) return undefined;
          return {
            column: 'cardNumber',
            message: `Không thấy đồng chí ${name} (thẻ ${cardNumber}) trong hồ sơ đảng viên`,
            fix: 'Kiểm tra số thẻ; nếu đồng chí mới chuyển về thì báo văn thư cập nhật hồ sơ.',
          };
        }),

  NAMESAKES: namesakes,

  MONTHS_TOO_FEW: (facts, { parameters }) =>
    facts.terms.flatMap((term) =>
      fewMonths(
        facts,
        term,
        isCurrent(term.context, facts.context) ? parameters.current.value : parameters.next.value,
      ),
    ),

  RETIREMENT_REACHED: (facts) =>
    eachPlanned(facts, ({ name, born, sex }) => {
      const { latest } = retirementMonth(born, sex);
      if (latest >= facts.context.on.slice(0, 7)) return undefined;
      return {
        column: 'born',
        measured: latest,
        message: `Đồng chí ${name} đã đến tuổi nghỉ hưu (chậm nhất ${monthText(latest)})`,
        fix: 'Đưa ra khỏi quy hoạch, hoặc giải trình.',
      };
    }),

  BIRTH_IMPOSSIBLE: (facts) =>
    eachPerson(facts, ({ name, born }) => {
      const { least, most } = ageOn(born, facts.context.on);
      if (most >= YOUNGEST * 12 && least < OLDEST * 12) return undefined;
      return {
        column: 'born',
        measured: born,
        message: `Ngày sinh của đồng chí ${name} (${partialDateText(born)}) không thể có`,
        fix: 'Ghi lại ngày sinh theo thẻ đảng viên.',
      };
    }),

  AGE_IMPLAUSIBLE: (facts, { parameters: { minYears, maxYears } }) =>
    eachPerson(facts, ({ name, born }) => {
      const { least, most } = ageOn(born, facts.context.on);
      if (most >= minYears.value * 12 && least < (maxYears.value + 1) * 12) return undefined;
      return {
        column: 'born',
        measured: born,
        message: `Đồng chí ${name} ${Math.floor(most / 12)} tuổi theo ngày sinh đã ghi`,
        fix: 'Kiểm tra lại năm sinh.',
      };
    }),

  DISCIPLINE_IN_FORCE: (facts) =>
    eachPlanned(facts, ({ name, discipline }) => {
      if (!discipline || (discipline.until !== null && discipline.until < facts.context.on))
        return undefined;
      const until =
        discipline.until === null
          ? 'chưa ghi ngày hết hiệu lực'
          : `đến ${discipline.until.split('-').reverse().join('/')}`;
      return {
        column: 'disciplineUntil',
        measured: discipline.until ?? 'open',
        message: `Đồng chí ${name} đang chịu kỷ luật (${until})`,
        fix:
          'Đưa ra khỏi quy hoạch hoặc bỏ đề nghị bổ sung; nếu đã hết hiệu lực thì ghi ngày hết ' +
          'hiệu lực.',
      };
    }),

  RATED_NOT_COMPLETED: (facts) =>
    eachPlanned(facts, ({ name, ratings }) => {
      const [latest] = [...ratings].sort((a, b) => b.year - a.year);
      if (latest?.rating !== 'khtnv') return undefined;
      return {
        column: 'rating1',
        measured: String(latest.year),
        message: `Đồng chí ${name} xếp loại không hoàn thành nhiệm vụ năm ${latest.year}`,
        fix: 'Đưa ra khỏi quy hoạch hoặc bỏ đề nghị bổ sung, hoặc giải trình.',
      };
    }),

  RATING_MISSING: (facts) =>
    eachPlanned(facts, ({ name, ratings }) => {
      const { ratingYear } = facts.context;
      if (ratings.some(({ year }) => year === ratingYear)) return undefined;
      return {
        column: 'rating1',
        measured: String(ratingYear),
        message: `Chưa ghi xếp loại năm ${ratingYear} của đồng chí ${name}`,
        fix: `Ghi kết quả đánh giá, xếp loại năm ${ratingYear}.`,
      };
    }),
} satisfies Checks;
