/** Kinds of file that may go with a report. */
export const fileTypes = ['pdf', 'docx', 'xlsx', 'jpg', 'png'] as const;
export type FileType = (typeof fileTypes)[number];

/** Why the bytes belong to no kind that may be handed in. */
export type FileDoubt =
  | 'EMPTY'
  | 'UNKNOWN'
  | 'MACRO'
  | 'PASSWORD_OR_OLD'
  | 'LOCKED_PDF'
  | 'DAMAGED'
  | 'OTHER_ZIP'
  | 'PHONE_PICTURE';
export type Sniffed = { readonly type: FileType } | { readonly doubt: FileDoubt };
