import { type PersonLine } from '#libs/sign-in';
import { words } from './words.js';

type Office = PersonLine['offices'][number];

const roles: Readonly<Record<string, string>> = words.roles;

/** “chi bộ, Chi bộ Phòng Tổng hợp” */
export const officeText = ({ role, cellName }: Office): string =>
  [roles[role] ?? role, cellName].filter(Boolean).join(', ');
