import { Refused } from '#libs/decider';
import { claimedType, type FileDoubt, type FileType, type Sniffed } from '#libs/documents';
import { type FieldError } from '#libs/platform';
import { type FormFile } from '../definition/definition.js';

// What may be handed in beside a report. The rules are pure. Codes that begin with FILE_ concern
// one file and become 413 or 422.

export type AttachmentRules = NonNullable<FormFile['attachments']>;

const MEGABYTE = 1024 * 1024;
const titles: Readonly<Record<FileType, string>> = {
  pdf: 'PDF',
  docx: 'Word (.docx)',
  xlsx: 'Excel (.xlsx)',
  jpg: 'ảnh JPEG',
  png: 'ảnh PNG',
};
const kindsIn = (types: readonly FileType[]): string =>
  types.map((type) => titles[type]).join(', ');

/** Error: `Refused` FILES_NOT_TAKEN when the pinned form takes no files. */
export function attachmentRules(form: FormFile | null): AttachmentRules {
  if (form?.attachments) return form.attachments;
  throw new Refused(
    'FILES_NOT_TAKEN',
    'Biểu mẫu của đợt này không nhận tệp đính kèm. Nội dung cần báo cáo hãy ghi vào biểu mẫu.',
  );
}

export const bytesAtMost = ({ maxMegabytes }: AttachmentRules): number => maxMegabytes * MEGABYTE;

export function tooLarge({ maxMegabytes }: AttachmentRules): Refused {
  return new Refused(
    'FILE_TOO_LARGE',
    `Tệp lớn hơn ${maxMegabytes} MB. Hãy nén ảnh, quét lại ở độ phân giải thấp hơn, hoặc ` +
      'chia thành nhiều tệp.',
    { maxMegabytes },
  );
}

export function tooMany({ maxFiles }: AttachmentRules): Refused {
  return new Refused(
    'FILE_TOO_MANY',
    `Đã có ${maxFiles} tệp, là nhiều nhất cho một báo cáo. Hãy xóa bớt tệp không cần, hoặc ` +
      'gộp các tệp lại.',
    { maxFiles },
  );
}

const doubts: Readonly<Record<FileDoubt, readonly [code: string, message: string]>> = {
  EMPTY: ['FILE_EMPTY', 'Tệp rỗng. Hãy chọn lại tệp đã lưu trên máy.'],
  UNKNOWN: ['FILE_TYPE_UNKNOWN', 'Nội dung tệp không thuộc loại nào được nhận.'],
  MACRO: [
    'FILE_MACRO',
    'Tệp có macro nên không được nhận. Hãy lưu lại thành .docx hoặc .xlsx không có macro rồi ' +
      'tải lên.',
  ],
  PASSWORD_OR_OLD: [
    'FILE_LOCKED_OR_OLD',
    'Tệp có mật khẩu, hoặc là .doc, .xls kiểu cũ. Hãy bỏ mật khẩu và lưu lại thành .docx, ' +
      '.xlsx hoặc PDF rồi tải lên.',
  ],
  LOCKED_PDF: [
    'FILE_LOCKED_OR_OLD',
    'Tệp PDF có mật khẩu hoặc bị khóa in, khóa sao chép nên không lưu trữ được. Hãy mở bằng ' +
      'mật khẩu, in lại thành PDF mới (In › Lưu dưới dạng PDF) rồi tải lên.',
  ],
  PHONE_PICTURE: [
    'FILE_HEIC',
    'Ảnh chụp ở định dạng HEIC của điện thoại, nhiều máy không mở được. Trên iPhone: vào Cài ' +
      'đặt › Camera › Định dạng, chọn “Tương thích nhất” rồi chụp lại; điện thoại khác: tắt ' +
      '“HEIF” (“Ảnh hiệu suất cao”) trong cài đặt máy ảnh. ' +
      'Ảnh đã chụp: mở ảnh, chọn chia sẻ hoặc xuất thành JPEG rồi tải tệp .jpg lên.',
  ],
  DAMAGED: [
    'FILE_DAMAGED',
    'Tệp hỏng hoặc bị cắt cụt, không mở được. Hãy mở trên máy, lưu lại rồi tải lên.',
  ],
  OTHER_ZIP: [
    'FILE_TYPE_UNKNOWN',
    'Tệp là tệp nén, không phải văn bản Word hay bảng tính Excel. Hãy giải nén và tải từng tệp.',
  ],
};

/**
 * The kind that the bytes show, if the form takes it and the name does not contradict it. Errors:
 * `Refused` FILE_EMPTY, FILE_TYPE_UNKNOWN, FILE_HEIC, FILE_MACRO, FILE_LOCKED_OR_OLD, FILE_DAMAGED,
 * FILE_TYPE_NOT_TAKEN, FILE_NAME_DISAGREES.
 */
export function kindTaken(sniffed: Sniffed, name: string, { types }: AttachmentRules): FileType {
  if ('doubt' in sniffed) {
    const [code, message] = doubts[sniffed.doubt];
    throw new Refused(
      code,
      sniffed.doubt === 'UNKNOWN' ? `${message} Đợt này nhận: ${kindsIn(types)}.` : message,
    );
  }
  const { type } = sniffed;
  if (!types.includes(type))
    throw new Refused(
      'FILE_TYPE_NOT_TAKEN',
      `Nội dung tệp là ${titles[type]}; đợt này chỉ nhận: ${kindsIn(types)}.`,
      { type },
    );
  const claimed = claimedType(name);
  if (claimed === undefined || claimed === type) return type;
  throw new Refused(
    'FILE_NAME_DISAGREES',
    `Tên tệp “${name}” không khớp nội dung: bên trong là ${titles[type]}. Hãy kiểm tra đã ` +
      `chọn đúng tệp, hoặc sửa đuôi tên tệp thành .${type}.`,
    { type },
  );
}

/** What the form objects to in a report's files, as field errors; empty when nothing is wrong. */
export function attachmentErrors(form: FormFile | null, ids: readonly string[]): FieldError[] {
  const rules = form?.attachments;
  const of = (message: string): FieldError[] => [{ path: 'attachments', message }];
  if (!rules) return ids.length > 0 ? of('Biểu mẫu của đợt này không nhận tệp đính kèm') : [];
  if (rules.required && ids.length === 0)
    return of('Báo cáo của đợt này cần ít nhất một tệp đính kèm. Hãy tải tệp lên trước rồi gửi');
  if (ids.length > rules.maxFiles) return of(`Nhiều nhất ${rules.maxFiles} tệp cho một báo cáo`);
  return ids.flatMap((id, i) =>
    ids.indexOf(id) === i
      ? []
      : [{ path: `attachments.${i}`, message: 'Tệp này đã có trong danh sách' }],
  );
}
