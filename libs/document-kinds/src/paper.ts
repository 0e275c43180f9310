import { z } from 'zod';
import { civilDate, optionalText, text } from './fields.js';

/**
 * The issuing body: its name 'Đảng ủy Văn phòng UBND tỉnh', its direct superior 'Đảng bộ …', the
 * symbol of its papers 'ĐU', and the place of its date line.
 */
const issuer = z.strictObject({ name: text, superior: text, symbol: text, place: text });

/** `T/M ĐẢNG ỦY` / `BÍ THƯ` / name. The name is blank on a draft. */
const signature = z.strictObject({ onBehalfOf: text, position: text, signer: optionalText });

/** The fields that every paper has. */
export const head = {
  issuedOn: civilDate,
  /** The number in its register; null for a draft, whose number and day are blank. */
  number: z.int().positive().nullable().default(null),
  issuer,
  subject: text,
  recipients: z.array(text).min(1),
  signature,
};

const paper = z.strictObject(head);
export type PaperHead = z.output<typeof paper>;
/** Letterhead and foot of a paper. */
export type PaperFrame = Pick<z.input<typeof paper>, 'issuer' | 'signature'>;

/** The "căn cứ" lines, complete, without their closing mark. */
export const grounds = z.array(text).min(1);

/**
 * Citation of the revoked notice that this one replaces: "Thông báo số 119-TB/ĐU, ngày 20/02/2024".
 * Null for any other notice.
 */
export const replaces = optionalText;
