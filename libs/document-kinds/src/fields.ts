import { z } from 'zod';
import { cleanText } from '#libs/text';

/**
 * One line or paragraph of a paper: clean, on one line, not empty. What does not belong is removed
 * and not refused, because a paper that has its number must be printed. The limit is a little
 * higher than that of any command today, for letters that were written when more was allowed.
 */
export const text = z
  .string()
  .overwrite((value) => cleanText(value.replaceAll(/\p{Cc}/gu, ' ')))
  .min(1)
  .max(5_000);

/** Null when the paper leaves the place blank or out. */
export const optionalText = text.nullable().default(null);

export const civilDate = z.iso.date();
