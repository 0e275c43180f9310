import { type MessageStep } from '#libs/documents';

/**
 * The roles of the committee that are told. Everyone who holds the role sees the message, also
 * later.
 */
export const toldRoles = {
  clerk: 'Văn thư Đảng ủy',
  approver: 'đồng chí có thẩm quyền phê duyệt',
  reviewer: 'đồng chí thẩm định',
  department: 'ban thẩm định',
  'standing-committee': 'Ban Thường vụ',
  signer: 'đồng chí ký văn bản',
} as const;
export type ToldRole = keyof typeof toldRoles;

export const isTold = (role: string): role is ToldRole => Object.hasOwn(toldRoles, role);

/** A text for the committee's people about one cell. */
export type CellStep = Extract<MessageStep, `${string}-told`>;
/** A text for the committee's people. */
export type RoleStep =
  | CellStep
  | Extract<
      MessageStep,
      'upward-reminder' | 'upward-overdue' | 'next-year-draft' | 'next-year-blocked'
    >;
