import { z } from 'zod';

/** Control and direction-override characters: they print nothing and can make one text look like another. */
const unprintable = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** One line or paragraph of a paper: NFC, white space folded, not empty. */
export const text = z
  .string()
  .normalize('NFC')
  .overwrite((value) => value.replaceAll(/\s+/g, ' ').trim())
  .min(1)
  .max(4_000)
  .refine((value) => !unprintable.test(value), 'ký tự điều khiển không được phép');

/** null where the paper leaves the place blank or out. */
export const optionalText = text.nullable().default(null);

export const civilDate = z.iso.date();

/** A number of a register; null on a draft. */
export const documentNumber = z.int().positive().nullable().default(null);

/** A link of our own server or the web; never `javascript:` or `data:`. */
export const link = z.string().regex(/^(\/(?!\/)|https?:\/\/)[^\s"<>]*$/, 'liên kết phải bắt đầu bằng / hoặc https://');
