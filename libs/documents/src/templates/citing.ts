import { type Profile } from './profile.js';

/** A number with its symbol and its day, with or without a comma: "62-TB/ĐU ngày 15/06/2022". */
const citation =
  /(?<![\p{L}\p{N}/-])(\d+-\p{Lu}[\p{L}]*\/\p{Lu}[\p{L}-]*),?[ \u00A0]+ngày[ \u00A0]+(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\p{N}/])/gu;

/**
 * Gives all citations in a paper one form, whoever typed them: the comma and the zeros of the
 * profile. It changes only numbers that are followed by their day; "ngày 15/02/2024" of a deadline
 * stays as it is worded.
 */
export function citeUniformly(text: string, { citing, dates }: Profile): string {
  const padded = (value: string, below: number): string =>
    Number(value) < below ? value.padStart(2, '0') : String(Number(value));
  return text.replaceAll(citation, (...found) => {
    const [, number = '', day = '', month = '', year = ''] = found as string[];
    const date = `${padded(day, dates.padDayBelow)}/${padded(month, dates.padMonthBelow)}/${year}`;
    return `${number}${citing.comma ? ',' : ''} ngày ${date}`;
  });
}
