import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { civilDate } from '#libs/document-kinds';
import { projectPath } from '#libs/platform';

const millimetres = z.number().min(0).max(60);
const points = z.number().min(6).max(30);

const profileSchema = z.strictObject({
  id: z.string(),
  /** The guidance that the layout follows. */
  source: z.string(),
  /** First day of issue to which it applies. */
  from: civilDate,
  page: z.strictObject({
    top: millimetres,
    bottom: millimetres,
    left: millimetres,
    right: millimetres,
    numberFromTop: millimetres,
    numberSize: points,
  }),
  sizes: z.strictObject({
    partyName: points,
    organisation: points,
    number: points,
    date: points,
    documentType: points,
    subject: points,
    letterSubject: points,
    body: points,
    table: points,
    signature: points,
    recipientsTitle: points,
    recipients: points,
  }),
  body: z.strictObject({
    lineHeight: points,
    paragraphGap: z.number().min(0),
    firstLineIndent: millimetres,
  }),
  spelling: z.enum(['uỷ', 'ủy']),
  endMark: z.enum(['./.', '.']),
  subjectPrefix: z.string(),
  salutationClosing: z.string(),
  /** Days below `padDayBelow` and months below `padMonthBelow` get a zero. */
  dates: z.strictObject({ padDayBelow: z.int(), padMonthBelow: z.int() }),
  /** Whether a comma stands between a cited number and its day. */
  citing: z.strictObject({ comma: z.boolean() }),
});

/** The layout of a paper as data, by the guidance in force on its day of issue. */
export type Profile = z.infer<typeof profileSchema>;
export type Spelling = Profile['spelling'];

let loaded: readonly Profile[] | undefined;

/** All profiles, oldest first. */
export function profiles(): readonly Profile[] {
  const folder = projectPath('templates', 'profiles');
  loaded ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) =>
      profileSchema.parse(
        JSON.parse(
          readFileSync(projectPath('templates', 'profiles', name), 'utf8').normalize('NFC'),
        ),
      ),
    )
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return loaded;
}

/**
 * The profile of a paper that was issued on that day, so a re-print of 2024 keeps the layout of
 * 2024. Throws RangeError before the oldest one.
 */
export function profileFor(issuedOn: string): Profile {
  const profile = profiles().findLast(({ from }) => from <= issuedOn);
  if (profile === undefined)
    throw new RangeError(`no layout profile for papers issued on ${issuedOn}`);
  return profile;
}

/**
 * Spells the syllable uỷ/ủy (Đảng uỷ, cấp ủy, uỷ viên) as the profile does. It is never applied to
 * names of persons.
 */
export function spell(value: string, spelling: Spelling): string {
  return value
    .normalize('NFC')
    .replaceAll(/(?<![\p{L}\p{M}])(?:uỷ|ủy)(?![\p{L}\p{M}])/giu, (syllable) => {
      const [first = '', second = ''] = syllable;
      const cased = (letter: string, like: string) =>
        like === like.toLocaleUpperCase('vi') ? letter.toLocaleUpperCase('vi') : letter;
      const [u = '', y = ''] = spelling;
      return cased(u, first) + cased(y, second);
    });
}

/** `Lào Cai, ngày 05 tháng 01 năm 2024`. A draft leaves the day to be written by hand. */
export function dateLine(
  place: string,
  issuedOn: string,
  { dates }: Profile,
  draft: boolean,
): string {
  const [year, month, day] = issuedOn.split('-').map(Number) as [number, number, number];
  const padded = (value: number, below: number) => (value < below ? `0${value}` : String(value));
  const dayText = draft ? '\u00A0'.repeat(6) : padded(day, dates.padDayBelow);
  return `${place}, ngày ${dayText} tháng ${padded(month, dates.padMonthBelow)} năm ${year}`;
}
