import { z } from 'zod';
import { civilDate, optionalText, text } from './fields.js';

/**
 * Who issues: 'Đảng ủy Văn phòng UBND tỉnh', its direct superior 'Đảng bộ …', the symbol of its
 * papers 'ĐU', the place of its date line.
 */
const issuer = z.strictObject({ name: text, superior: text, symbol: text, place: text });

/** `T/M ĐẢNG ỦY` / `BÍ THƯ` / name; the name is blank on a draft. */
const signature = z.strictObject({ onBehalfOf: text, position: text, signer: optionalText });

/** What every paper has. */
export const head = {
  issuedOn: civilDate,
  /** Of its register; null: a draft, its number and day left blank. */
  number: z.int().positive().nullable().default(null),
  issuer,
  subject: text,
  recipients: z.array(text).min(1),
  signature,
};

const paper = z.strictObject(head);
export type PaperHead = z.output<typeof paper>;
/** Letterhead and foot. */
export type PaperFrame = Pick<z.input<typeof paper>, 'issuer' | 'signature'>;

/** The "căn cứ" lines, whole, without their closing mark. */
export const grounds = z.array(text).min(1);

/**
 * "Thông báo số 119-TB/ĐU, ngày 20/02/2024": a notice that was revoked and that this one takes the
 * place of; null for any other notice.
 */
export const replaces = optionalText;
