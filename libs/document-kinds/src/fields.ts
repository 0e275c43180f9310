import { z } from 'zod';
import { cleanText } from '#libs/text';

/**
 * One line or paragraph of a paper: clean, on one line, not empty. Taken out, not refused: a paper
 * that has its number must be printed. A little longer than any command takes today, for letters
 * written when it took more.
 */
export const text = z
  .string()
  .overwrite((value) => cleanText(value.replaceAll(/\p{Cc}/gu, ' ')))
  .min(1)
  .max(5_000);

/** null where the paper leaves the place blank or out. */
export const optionalText = text.nullable().default(null);

export const civilDate = z.iso.date();
