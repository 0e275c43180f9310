/**
 * Retirement ages by sex and month of birth under normal working conditions (Labour Code 2019, Art.
 * 169; Decree 135/2020/NĐ-CP, Art. 4 and Annex I). Certainty C: the steps are common knowledge, but
 * the annex itself was not seen. Each row holds for births from its month on and gives an age in
 * months.
 */
export interface RetirementStep {
  /** `YYYY-MM`. */
  readonly bornFrom: string;
  readonly ageInMonths: number;
}

export type RetirementTable = Readonly<Record<'nam' | 'nu', readonly RetirementStep[]>>;

const age = (years: number, months = 0): number => years * 12 + months;

export const retirementTable: RetirementTable = {
  nam: [
    { bornFrom: '0000-01', ageInMonths: age(60) },
    { bornFrom: '1961-01', ageInMonths: age(60, 3) },
    { bornFrom: '1961-10', ageInMonths: age(60, 6) },
    { bornFrom: '1962-07', ageInMonths: age(60, 9) },
    { bornFrom: '1963-04', ageInMonths: age(61) },
    { bornFrom: '1964-01', ageInMonths: age(61, 3) },
    { bornFrom: '1964-10', ageInMonths: age(61, 6) },
    { bornFrom: '1965-07', ageInMonths: age(61, 9) },
    { bornFrom: '1966-04', ageInMonths: age(62) },
  ],
  nu: [
    { bornFrom: '0000-01', ageInMonths: age(55) },
    { bornFrom: '1966-01', ageInMonths: age(55, 4) },
    { bornFrom: '1966-09', ageInMonths: age(55, 8) },
    { bornFrom: '1967-05', ageInMonths: age(56) },
    { bornFrom: '1968-01', ageInMonths: age(56, 4) },
    { bornFrom: '1968-09', ageInMonths: age(56, 8) },
    { bornFrom: '1969-05', ageInMonths: age(57) },
    { bornFrom: '1970-01', ageInMonths: age(57, 4) },
    { bornFrom: '1970-09', ageInMonths: age(57, 8) },
    { bornFrom: '1971-05', ageInMonths: age(58) },
    { bornFrom: '1972-01', ageInMonths: age(58, 4) },
    { bornFrom: '1972-09', ageInMonths: age(58, 8) },
    { bornFrom: '1973-05', ageInMonths: age(59) },
    { bornFrom: '1974-01', ageInMonths: age(59, 4) },
    { bornFrom: '1974-09', ageInMonths: age(59, 8) },
    { bornFrom: '1975-05', ageInMonths: age(60) },
  ],
};
