import { z } from 'zod';
import { cleanText, isReadable } from '#libs/text';

const cleanLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(cleanText)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const UNREADABLE = 'Không có chữ hay số nào đọc được. Hãy gõ lại chỗ này';

/**
 * What a person writes for people: a reason, an opinion, a subject. It is cleaned first, line by
 * line. Then it must be as long as asked, with something to read in it.
 */
export function humanText(min: number, max: number, tooShort?: string) {
  return z
    .string()
    .overwrite(cleanLines)
    .min(min, { abort: true, error: tooShort })
    .max(max, { abort: true })
    .refine(isReadable, UNREADABLE);
}

/**
 * The same where nothing may be written at all. It is also read back from what is stored, so
 * nothing that was ever taken may be refused here.
 */
export function humanNote(max: number) {
  return z.string().overwrite(cleanLines).max(max);
}

/**
 * True of text that is not empty and not only blanks (which a form takes for an empty place), and
 * in which there is yet nothing to see: fillers, joiners, controls, lone combining diacritics.
 */
export function isInvisible(text: string): boolean {
  return !/^[ \t\r\n\u00A0\u3000]*$/.test(text) && !/[^\s\p{C}\p{M}]/u.test(cleanText(text));
}
