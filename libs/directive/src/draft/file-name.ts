import { InvalidInput } from '#libs/platform';
import { requireOpenPaper } from './secrecy.js';

// Reads the name of a file from a header that programs fill in many ways: percent-encoded as we
// ask, raw UTF-8, RFC 2047, RFC 8187, or UTF-8 that was read as Latin-1 on the way.

const nameProblem = (message: string): InvalidInput =>
  new InvalidInput([{ path: 'X-File-Name', message }]);

/**
 * Windows’ characters for the bytes 80–9F, which appear when UTF-8 is read as Latin-1 on Windows.
 */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * Restores UTF-8 that was read byte by byte as single letters. Header bytes always reach us so, and
 * some programs do it once more.
 */
function unmangled(text: string): string {
  if (!/[^\0-\x7F]/.test(text)) return text;
  const bytes = [...text].map((letter) =>
    windows.includes(letter) ? 0x80 + windows.indexOf(letter) : letter.codePointAt(0)!,
  );
  if (bytes.some((byte) => byte > 0xff)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}

function unpercented(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // This is raw text with a percent sign of its own.
    if (/[^\x21-\x7E]/.test(text)) return text;
    throw nameProblem('Tên tệp mã hóa sai. Hãy mã hóa bằng encodeURIComponent');
  }
}

/**
 * Decodes `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`, as mail programs write names. Blanks between two of
 * them do not belong to the name.
 */
function unmailed(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(
      /=\?([\w-]+)(?:\*[\w-]+)?\?([bq])\?([^?]*)\?=/gi,
      (whole, charset: string, encoding: string, words: string) => {
        const bytes =
          encoding.toLowerCase() === 'b'
            ? Buffer.from(words, 'base64')
            : Buffer.from(
                words
                  .replaceAll('_', ' ')
                  .replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) =>
                    String.fromCharCode(Number.parseInt(hex, 16)),
                  ),
                'latin1',
              );
        try {
          return new TextDecoder(charset).decode(bytes);
        } catch {
          return whole;
        }
      },
    );
}

/**
 * The name in the header as its sender meant it. Error: `InvalidInput` for percent signs that
 * encode nothing.
 */
function decoded(header: string): string {
  const text = unmangled(header);
  const extended = /^utf-8'[\w-]*'/i.test(text)
    ? text.slice(text.lastIndexOf("'", text.indexOf("'") + 12) + 1)
    : text;
  return unmangled(unmailed(unpercented(extended)));
}

/**
 * Also decodes what is encoded twice. It is only looked at, because “100%25” may well be a name.
 */
function looseDecodings(name: string): string[] {
  const all = [name];
  for (let more = name; /%[0-9a-f]{2}|=\?/i.test(more) && all.length < 4; all.push(more)) {
    more = unmangled(
      unmailed(
        more.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) =>
          Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
        ),
      ),
    );
    if (more === all.at(-1)) break;
  }
  return all;
}

/** Device names on Windows, with or without an extension. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?:\.|$)/i;

/**
 * The name as any disk accepts it: without folders, streams (`::$DATA`), forbidden characters, and
 * dots or blanks at its end.
 */
function plainName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/\p{Cf}/gu, '')
    .replace(/(?::[^:]*)?:\$[a-z_]+\s*$/i, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[\s\u3164]+|[\s.\u3164]+$/g, '');
}

/**
 * The name from its header, in NFC, decoded and plain. Errors: `InvalidInput` X-File-Name;
 * `Refused` FILE_MARKED_SECRET, which also judges the folders that came with the name and what is
 * encoded twice.
 */
export function fileNameIn(header: string | undefined): string {
  if (!header)
    throw nameProblem('Cần tên tệp trong tiêu đề X-File-Name, mã hóa bằng encodeURIComponent');
  const given = decoded(header).normalize('NFC');
  const name = plainName(given);
  if (/\p{Cc}|\p{Cs}/u.test(given) || name.length === 0 || name.length > 200)
    throw nameProblem('Tên tệp cần từ 1 đến 200 ký tự, không có ký tự điều khiển');
  requireOpenPaper(...looseDecodings(given));
  if (device.test(name))
    throw nameProblem(
      `“${name}” là tên dành riêng của Windows, không máy nào lưu được. Hãy đổi tên tệp rồi ` +
        'tải lại',
    );
  return name;
}
