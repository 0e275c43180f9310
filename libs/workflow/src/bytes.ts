import type { Finding } from './finding.js';

/** Far more than the longest definition that `readSource` reads. */
export const largestFile = 128_000;

type Read = { readonly text: string } | { readonly finding: Finding };

/** Where a byte stands, from 1; the column counts characters. */
function placeOf(bytes: Buffer, at: number): { line: number; column: number } {
  const before = bytes.subarray(0, at).toString('utf8').split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** The first byte that is no UTF-8: what is read and written again differs there. */
function firstWrong(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'));
  const at = bytes.findIndex((byte, i) => again[i] !== byte);
  return at < 0 && again.length !== bytes.length ? bytes.length - 1 : at;
}

/**
 * The text of a file of a definition, or the one finding that makes it unreadable. The mark of
 * UTF-8 that some editors put in front of a file (BOM) is no part of the text.
 */
export function readBytes(content: Uint8Array, file: string): Read {
  const bytes = Buffer.from(content);
  const said = (at: number, message: string, fix: string): Read => ({
    finding: { file, ...placeOf(bytes, at), message, fix },
  });
  if (bytes.length > largestFile)
    return said(0, `Tệp có ${bytes.length} byte.`, 'Quy trình chỉ vài trang: kiểm tra lại tệp.');
  if (['fffe', 'feff'].includes(bytes.subarray(0, 2).toString('hex')))
    return said(0, 'Tệp lưu bằng mã UTF-16.', 'Hãy lưu lại tệp bằng mã UTF-8.');
  const wrong = firstWrong(bytes);
  if (wrong >= 0)
    return said(
      wrong,
      `Byte thứ ${wrong + 1} (0x${bytes[wrong]!.toString(16).padStart(2, '0')}) không phải UTF-8.`,
      'Hãy lưu lại tệp bằng mã UTF-8; bảng mã cũ (TCVN3, VNI, Windows) không dùng được.',
    );
  return { text: bytes.toString('utf8').replace(/^\uFEFF/, '') };
}
