import { partialDateText } from '#libs/forms';
import { ageOn, monthsRemaining, retirementMonth } from './age.js';
import {
  called,
  type Case,
  type Checks,
  isCurrent,
  type Objection,
  personFacts,
  type TermCase,
} from './case.js';
import { at, eachPerson, eachPlanned } from './each-person.js';

/** Nobody outside these ages in years is a party member, so such a date is a typing error. */
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

/** Checks on the day of birth: of the person's age, and of the time left to work. */
export const ageChecks = {
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
} satisfies Checks;
