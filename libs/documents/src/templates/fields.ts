import { z } from 'zod';

/** Control, zero-width and direction characters: they print nothing and can make one text look like another. */
const unprintable = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** One line or paragraph of a paper: NFC, white space folded, nothing invisible, not empty. Taken out, not refused: a paper that has its number must be printed. */
export const text = z
  .string()
  .normalize('NFC')
  .overwrite((value) => value.replaceAll(/\s+/g, ' ').replaceAll(unprintable, '').trim())
  .min(1)
  .max(4_000);

/** null where the paper leaves the place blank or out. */
export const optionalText = text.nullable().default(null);

export const civilDate = z.iso.date();

/** A number of a register; null on a draft. */
export const documentNumber = z.int().positive().nullable().default(null);

/** A link of our own server or the web; never `javascript:` or `data:`. */
export const link = z.string().regex(/^(\/(?!\/)|https?:\/\/)[^\s"<>]*$/, 'liên kết phải bắt đầu bằng / hoặc https://');
