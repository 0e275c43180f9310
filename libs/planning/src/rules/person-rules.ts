import { sameText, spellingKey } from '#libs/text';
import type { Person } from '../model/submission.js';
import {
  called,
  cardsOf,
  type Case,
  type Checks,
  type Objection,
  type PlacedLine,
} from './case.js';
import { at, eachPerson } from './each-person.js';

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

/** An earlier person under the same key, for each person that has one. */
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

/**
 * One id that is described twice, or one card number under two ids, is two records of the same
 * person.
 */
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
  // Records may know only the year, and a fuller date is no contradiction.
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

/** Checks who a person is: described once, as on record, and not mistaken for somebody else. */
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
} satisfies Checks;
