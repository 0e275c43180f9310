import { type FileType } from './file-kind.js';

const office = 'application/vnd.openxmlformats-officedocument';
/** Constants in the types too: the contract reads them there. */
export const mediaTypeOf = {
  pdf: 'application/pdf',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  jpg: 'image/jpeg',
  png: 'image/png',
} as const satisfies Readonly<Record<FileType, string>>;

const extensions: Readonly<Record<string, FileType>> = {
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
  jpg: 'jpg',
  jpeg: 'jpg',
  png: 'png',
};

/**
 * The kind that a name claims; undefined without an extension, null for an extension that is not
 * ours.
 */
export function claimedType(name: string): FileType | null | undefined {
  const extension = /\.([A-Za-z][A-Za-z0-9]{0,9})$/.exec(name)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : (extensions[extension] ?? null);
}

/**
 * Headers for a download that is never shown in the page and never taken for another kind. The name
 * in ASCII comes first, for old programs.
 */
export function downloadHeaders(name: string, type: string): Record<string, string> {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replaceAll(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  };
}
