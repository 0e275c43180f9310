import { z } from 'zod';
import { isCivilDate } from '#libs/calendar';
import { officeRoles } from '#libs/org';
import { humanText } from '#libs/platform';
import { newNameField } from './fields.js';

const DAYS = 7;

export const reasonField = humanText(3, 2000);
const dayField = z
  .string()
  .refine(isCivilDate, 'Cần ngày theo dạng NĂM-THÁNG-NGÀY, ví dụ 2024-02-15')
  .refine((on) => on >= '1900' && on < '3000', 'Năm của ngày cần từ 1900 đến 2999');
/** For how many days the link is good. */
const daysField = z.int().min(1).max(30).default(DAYS);

const post = {
  role: z.enum(officeRoles),
  cell: z.string().min(1).max(60).optional(),
  committee: z.string().min(1).max(60).optional(),
  from: dayField.optional(),
  to: dayField.optional(),
  /** The document that gives it, such as 12-QĐ/ĐU. */
  document: humanText(1, 200).optional(),
};

export const addBody = z.strictObject({
  name: humanText(1, 200),
  card: z.string().trim().min(1).max(40).optional(),
  email: z.email().max(254).optional(),
  office: z.strictObject(post),
  /** Left out, the person chooses a name with the invitation. */
  signIn: newNameField.optional(),
  reason: reasonField,
  days: daysField,
});
export const inviteBody = z.strictObject({ reason: reasonField, days: daysField });
export const resetBody = z.strictObject({
  reason: reasonField,
  days: daysField,
  /** Also takes the authenticator application, recovery codes and passkeys away. */
  secondFactor: z.boolean().default(false),
});
export const closeBody = z.strictObject({ reason: reasonField });
export const openBody = z.strictObject({ signIn: newNameField, reason: reasonField });
export const giveBody = z.strictObject(post);
export const endBody = z.strictObject({ lastDay: dayField.optional(), reason: reasonField });
export const lendBody = z.strictObject({
  to: z.string().min(1).max(64).describe('Id of the official who acts on behalf'),
  from: dayField,
  until: dayField,
  document: humanText(1, 200),
});

/** What the office is called where it is given. */
export const askedPost = ({ document, ...rest }: z.infer<typeof giveBody>) => ({
  ...rest,
  ...(document === undefined ? {} : { source: document }),
});
